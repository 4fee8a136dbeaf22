// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/runlogins.h"
#include "models/draggedreferences.h"
#include "models/repositorylistmodel.h"
#include "models/taglistmodel.h"
#include "tests/support/hubserver.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/windowfixture.h"
#include "views/hub/browsepage.h"
#include "views/widgets/elidedlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;
using models::RepositoryListModel;
using models::TagListModel;
using support::HubServer;
using support::MemoryRegistry;
using support::RawConnection;
using support::RawRequest;

namespace {

const QString Readme = u"# Nginx\n\n![logo](https://pictures.example/logo.png) Text with a "
                       "[link](https://nginx.org/) and [another](/r/bitnami/nginx).\n"_s;

} // namespace

/// The real window over a double of Docker Hub and of its registry: what is searched, listed,
/// dragged and pulled. Each step begins where the one before ended.
class TestWindowHub final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void searchAsYouType();
    void narrowed();
    void nothingFound();
    void opened();
    void limitIsTold();
    void scrolledThroughAll();
    void filteredByTheHub();
    void pulledByEnter();
    void movedSince();
    void platformOfItsOwn();
    void draggedToTheSidebar();
    void draggedToTheDrawer();
    void draggedToTheList();
    void repositoryIsAskedFor();
    void linkIsDropped();
    void linksInTheDescription();
    void privateRepository();
    void limitCountsDown();
    void offline();

public Q_SLOTS:
    void takeLink(const QUrl &link) { m_links += link; }

private:
    [[nodiscard]] QListView *results() const { return find<QListView>(u"hubResults"_s); }
    [[nodiscard]] QTreeView *tags() const { return find<QTreeView>(u"tagTable"_s); }
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QModelIndex tag(const QString &name) const;
    [[nodiscard]] QString here(const QString &name) const;
    void select(const QString &tag) const;
    void searchFor(const QString &words) const;
    void openRepository(const QString &words, const QString &name) const;
    [[nodiscard]] std::unique_ptr<QMimeData> dragTags() const;
    /// Moves over \a target at \a at, and lets go if \a drops. True if it is taken.
    static bool dragOver(QWidget *target, const QPoint &at, const QMimeData *dragged, bool drops);
    [[nodiscard]] QString limit() const { return find<QLabel>(u"pullLimit"_s)->text(); }
    bool answerLimit(const RawRequest &request, RawConnection &connection);
    static bool answerPrivate(const RawRequest &request, RawConnection &connection);

    std::atomic<int> m_left = 76;
    std::unique_ptr<MemoryRegistry> m_registry;
    std::unique_ptr<HubServer> m_hub;
    QList<QUrl> m_links;
};

/// As the Hub counts: GETs of manifests.
bool TestWindowHub::answerLimit(const RawRequest &request, RawConnection &connection)
{
    if (request.method == "GET" && request.path().contains("/manifests/"))
        --m_left;
    if (!request.path().contains("/ratelimitpreview/test/manifests/"))
        return false;
    connection.head(200, {{"Content-Length", "500"},
                          {"RateLimit-Limit", "100;w=21600"},
                          {"RateLimit-Remaining", QByteArray::number(m_left) + ";w=21600"},
                          {"Docker-RateLimit-Source", "203.0.113.7"}});
    return true;
}

/// Only for ada.
bool TestWindowHub::answerPrivate(const RawRequest &request, RawConnection &connection)
{
    const QByteArray authorization = request.header("Authorization");
    if (request.path() == "/token") {
        connection.answer(200, authorization == "Basic " + QByteArray("ada:engine").toBase64()
                                   ? R"({"token":"ada"})"
                                   : R"({"token":"anybody"})");
        return true;
    }
    if (!request.path().startsWith("/v2/ada/secret/"))
        return false;
    if (authorization != "Bearer ada") {
        connection.answer(401, {},
                          {{"WWW-Authenticate", "Bearer realm=\"http://" + request.header("Host")
                                                    + "/token\",service=\"hub\""}});
        return true;
    }
    if (!request.path().endsWith("/tags/list"))
        return false;
    connection.answer(200, R"({"name":"ada/secret","tags":["v1","v2"]})");
    return true;
}

void TestWindowHub::initTestCase()
{
    m_registry = std::make_unique<MemoryRegistry>(
        [this](const RawRequest &request, RawConnection &connection) {
            return answerPrivate(request, connection) || answerLimit(request, connection);
        });
    const QByteArray tar = support::TarBuilder().file("etc/mark", "nginx").bytes();
    const auto layer = m_registry->addBlob(tar, oci::MediaType::OciLayer);
    QList<oci::Descriptor> entries;
    for (const QString &platform : {u"linux/amd64"_s, u"linux/arm64"_s}) {
        auto image = m_registry->addImage({layer}, {layer.digest}, platform);
        image.platform = *oci::Platform::parse(platform);
        entries += image;
    }
    QMap<QString, QString> digests;
    for (int i = 1; i <= 450; ++i) {
        const QString name = u"v%1"_s.arg(i);
        const auto index = m_registry->addIndex(entries, name);
        if (i != 449)
            digests.insert(name, index.digest.toString()); // v449 has another one on the Hub.
    }
    m_registry->addIndex(entries, u"latest"_s);
    QList<HubServer::Repository> repositories{
        {.name = u"library/nginx"_s,
         .description = u"Official build of Nginx."_s,
         .badge = u"official"_s,
         .stars = 21268,
         .pulls = 12'981'954'060,
         .tags = 450,
         .readme = Readme,
         .digests = digests},
        {.name = u"bitnami/nginx"_s, .badge = u"verified_publisher"_s, .pulls = 5000}};
    for (int i = 0; i < 60; ++i)
        repositories += {.name = u"some%1/nginx"_s.arg(i), .pulls = i};
    m_hub = std::make_unique<HubServer>(repositories);

    qputenv("MILLEFEUILLE_HUB", m_hub->url().toEncoded());
    qputenv("MILLEFEUILLE_HUB_INDEX", m_hub->url().toEncoded());
    qputenv("MILLEFEUILLE_HUB_REGISTRY", "http://" + m_registry->host().toLatin1());
    QDesktopServices::setUrlHandler(u"https"_s, this, "takeLink");
    setEngines({});
    QVERIFY(open());
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
}

void TestWindowHub::cleanupTestCase()
{
    QDesktopServices::unsetUrlHandler(u"https"_s);
    close();
}

QStringList TestWindowHub::names() const
{
    QStringList names;
    for (int row = 0; row < results()->model()->rowCount(); ++row)
        names += results()->model()->index(row, 0).data().toString();
    return names;
}

QModelIndex TestWindowHub::tag(const QString &name) const
{
    const QModelIndexList found = tags()->model()->match(
        tags()->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
    return found.value(0);
}

QString TestWindowHub::here(const QString &name) const
{
    return tag(name).siblingAtColumn(TagListModel::HereColumn).data().toString();
}

void TestWindowHub::select(const QString &name) const
{
    const QModelIndex row = tag(name);
    QVERIFY2(row.isValid(), qPrintable(name));
    tags()->scrollTo(row);
    QTest::mouseClick(tags()->viewport(), Qt::LeftButton, {}, tags()->visualRect(row).center());
    QCOMPARE(tags()->currentIndex().row(), row.row());
}

void TestWindowHub::searchFor(const QString &words) const
{
    auto *field = find<QLineEdit>(u"hubWords"_s);
    field->clear();
    QTest::keyClicks(field, words);
    QTest::keyClick(field, Qt::Key_Return);
}

void TestWindowHub::openRepository(const QString &words, const QString &name) const
{
    if (isVisible(u"repositoryPage"_s))
        click(u"hubBack"_s);
    searchFor(words);
    TRY_VERIFY(names().contains(name) && isVisible(u"hubResults"_s));
    const QModelIndex row = results()->model()->index(int(names().indexOf(name)), 0);
    results()->scrollTo(row);
    QTest::mouseClick(results()->viewport(), Qt::LeftButton, {},
                      results()->visualRect(row).center());
    TRY_VERIFY(isVisible(u"repositoryPage"_s));
    TRY_VERIFY(tags()->model()->rowCount() > 0);
}

std::unique_ptr<QMimeData> TestWindowHub::dragTags() const
{
    return std::unique_ptr<QMimeData>(
        tags()->model()->mimeData(tags()->selectionModel()->selectedRows()));
}

bool TestWindowHub::dragOver(QWidget *target, const QPoint &at, const QMimeData *dragged,
                             bool drops)
{
    QDragEnterEvent enter(at, Qt::CopyAction, dragged, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(target, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, dragged, Qt::LeftButton, {});
    move.setAccepted(enter.isAccepted()); // As Qt does.
    QApplication::sendEvent(target, &move);
    if (!move.isAccepted() || !drops) {
        QDragLeaveEvent leave;
        QApplication::sendEvent(target, &leave);
        return move.isAccepted();
    }
    QDropEvent drop(at, Qt::CopyAction, dragged, Qt::LeftButton, {});
    QApplication::sendEvent(target, &drop);
    return drop.isAccepted();
}

/// Nobody is asked for every letter; what was found once is not asked for again.
void TestWindowHub::searchAsYouType()
{
    trigger(u"actionBrowseHub"_s);
    TRY_VERIFY(isVisible(u"hubIntro"_s));
    QVERIFY(!isVisible(u"inspectPanel"_s));
    auto *words = find<QLineEdit>(u"hubWords"_s);
    QVERIFY(words->hasFocus());
    QTest::keyClicks(words, u"nginx"_s);
    TRY_COMPARE(names().size(), 25);
    QCOMPARE(m_hub->server().count("GET", "/api/search/v4"), 1);
    const QModelIndex first = results()->model()->index(0, 0);
    QCOMPARE(first.data().toString(), u"nginx"_s);
    QCOMPARE(first.data(RepositoryListModel::TrustRole).toInt(), int(hub::Trust::Official));
    QCOMPARE(first.data(RepositoryListModel::ReferenceRole).toString(),
             u"docker.io/library/nginx"_s);
    QVERIFY(find<QLabel>(u"hubCount"_s)->text().contains("62"_L1));
    // To the end, page by page.
    for (int i = 0; i < 10 && names().size() < 62; ++i) {
        const qsizetype before = names().size();
        results()->verticalScrollBar()->setValue(results()->verticalScrollBar()->maximum());
        TRY_VERIFY(names().size() > before);
    }
    QCOMPARE(names().size(), 62);
    const qsizetype asked = m_hub->server().requests().size();
    searchFor(u"bitnami"_s);
    TRY_COMPARE(names(), QStringList{u"bitnami/nginx"_s});
    searchFor(u"nginx"_s);
    TRY_COMPARE(names().size(), 25);
    QCOMPARE(m_hub->server().requests().size(), asked + 1);
}

void TestWindowHub::narrowed()
{
    find<QCheckBox>(u"hubOfficial"_s)->click();
    TRY_COMPARE(names(), QStringList{u"nginx"_s});
    find<QCheckBox>(u"hubOfficial"_s)->click();
    TRY_COMPARE(names().size(), 25);
    auto *architecture = find<QComboBox>(u"hubArchitecture"_s);
    architecture->setCurrentIndex(architecture->findData(u"arm64"_s));
    find<QComboBox>(u"hubOrder"_s)->setCurrentIndex(1);
    TRY_COMPARE(m_hub->server().requests().last().query(u"sort"_s), u"pull_count"_s);
    QCOMPARE(m_hub->server().requests().last().query(u"architectures"_s), u"arm64"_s);
    architecture->setCurrentIndex(0);
    find<QComboBox>(u"hubOrder"_s)->setCurrentIndex(0);
}

void TestWindowHub::nothingFound()
{
    searchFor(u"nosuchthing"_s);
    TRY_VERIFY(isVisible(u"hubNothing"_s));
    QVERIFY(textsOf(u"hubNothing"_s).contains(u"“nosuchthing”"_s));
    find<QLineEdit>(u"hubWords"_s)->clear();
    TRY_VERIFY(isVisible(u"hubIntro"_s));
}

/// By the keyboard alone.
void TestWindowHub::opened()
{
    searchFor(u"nginx"_s);
    TRY_COMPARE(names().size(), 25);
    QTest::keyClick(find<QLineEdit>(u"hubWords"_s), Qt::Key_Down);
    QVERIFY(results()->hasFocus());
    QTest::keyClick(results(), Qt::Key_Return);
    TRY_VERIFY(isVisible(u"repositoryPage"_s));
    QCOMPARE(find<views::ElidedLabel>(u"repositoryName"_s)->fullText(), u"nginx"_s);
    TRY_COMPARE(tags()->model()->index(0, 0).data().toString(), u"v450"_s); // The newest.
    TRY_VERIFY(find<QTextBrowser>(u"readme"_s)->toPlainText().contains("Text with a link"_L1));
    QVERIFY(textsOf(u"repositoryPage"_s).contains(u"Official build of Nginx."_s));
    QVERIFY(textsOf(u"repositoryPage"_s).contains(u"12.9B pulls"_s));
    QCOMPARE(find<views::ElidedLabel>(u"hubMeaning"_s)->fullText(),
             u"docker.io/library/nginx:v450"_s);
    // The picture was not fetched, but is offered.
    QVERIFY(isVisible(u"showPictures"_s));
    QVERIFY(find<QLabel>(u"readmePictures"_s)->text().contains(u"pictures.example"_s));
}

void TestWindowHub::limitIsTold()
{
    TRY_VERIFY(limit().startsWith(u"76 of 100 pulls left"_s));
    QVERIFY2(limit().contains(u"203.0.113.7"_s), qPrintable(limit()));
}

void TestWindowHub::scrolledThroughAll()
{
    QVERIFY(tags()->model()->rowCount() >= 100);
    for (int i = 0; i < 20 && tags()->model()->rowCount() < 450; ++i) {
        const int before = tags()->model()->rowCount();
        tags()->verticalScrollBar()->setValue(tags()->verticalScrollBar()->maximum());
        TRY_VERIFY(tags()->model()->rowCount() > before);
    }
    QCOMPARE(tags()->model()->rowCount(), 450);
    QCOMPARE(tags()->model()->index(449, 0).data().toString(), u"v1"_s);
    QVERIFY(find<QLabel>(u"tagCount"_s)->text().contains("450"_L1));
}

void TestWindowHub::filteredByTheHub()
{
    auto *filter = find<QLineEdit>(u"tagFilter"_s);
    QTest::keyClicks(filter, u"v44"_s);
    TRY_COMPARE(tags()->model()->rowCount(), 11); // v44 and v440 to v449.
    QCOMPARE(m_hub->server().requests().last().query(u"name"_s), u"v44"_s);
    filter->setText(u"none"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    TRY_VERIFY(isVisible(u"tagsNone"_s));
    filter->clear();
    TRY_VERIFY(isVisible(u"tagTable"_s) && tag(u"v450"_s).isValid());
}

void TestWindowHub::pulledByEnter()
{
    select(u"v450"_s);
    QVERIFY(here(u"v450"_s).isEmpty());
    tags()->setFocus();
    QTest::keyClick(tags(), Qt::Key_Return);
    TRY_COMPARE(taskTitle(), u"nginx:v450"_s);
    TRY_VERIFY(taskWords().endsWith(u"downloaded."_s));
    TRY_COMPARE(here(u"v450"_s), u"Here"_s);
    QCOMPARE(rows(), QStringList{u"nginx"_s});
    // What it cost: an index and a manifest.
    TRY_VERIFY(limit().startsWith(u"%1 of 100 pulls left"_s.arg(m_left)));
    QVERIFY(m_left < 76);
    dismissTasks();
}

/// The Hub tells another digest than what was pulled has.
void TestWindowHub::movedSince()
{
    select(u"v449"_s);
    click(u"hubPull"_s);
    TRY_COMPARE(here(u"v449"_s), u"Moved since"_s);
    // The double has one image behind all of them.
    QCOMPARE(here(u"v448"_s), u"Here by another name"_s);
    dismissTasks();
}

/// A row below a tag stands for one platform.
void TestWindowHub::platformOfItsOwn()
{
    const QModelIndex top = tag(u"v447"_s);
    tags()->expand(top);
    const QModelIndex arm = top.model()->index(1, 0, top);
    QCOMPARE(arm.data().toString(), u"linux/arm64"_s);
    tags()->scrollTo(arm);
    QTest::mouseClick(tags()->viewport(), Qt::LeftButton, {}, tags()->visualRect(arm).center());
    QTest::keyClick(tags(), Qt::Key_Return);
    TRY_COMPARE(here(u"v447"_s), u"Here"_s);
    const auto store = store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tocs"_s)));
    QVERIFY(store);
    const auto details =
        (*store)->inspect(u"docker.io/library/nginx:v447"_s, *oci::Platform::parse(u"linux/arm64"));
    QVERIFY(details); // It was not here before.
    QCOMPARE(details->config.platform.architecture, u"arm64"_s);
    tags()->collapse(top);
    auto *platform = find<QComboBox>(u"hubPlatform"_s);
    platform->setCurrentIndex(0);
    dismissTasks();
}

void TestWindowHub::draggedToTheSidebar()
{
    select(u"v440"_s);
    const auto dragged = dragTags();
    auto *stores = find<QListWidget>(u"stores"_s);
    const QPoint own = stores->visualItemRect(stores->item(0)).center();
    QVERIFY(!dragOver(stores->viewport(), own + QPoint(0, 500), dragged.get(), false));
    QVERIFY(dragOver(stores->viewport(), own, dragged.get(), false));
    QCOMPARE(rows(), QStringList{u"nginx"_s});
    QVERIFY(dragOver(stores->viewport(), own, dragged.get(), true));
    TRY_COMPARE(taskTitle(), u"nginx:v440"_s);
    TRY_COMPARE(here(u"v440"_s), u"Here"_s);
    dismissTasks();
}

void TestWindowHub::draggedToTheDrawer()
{
    select(u"v439"_s);
    const auto dragged = dragTags();
    auto *drawer = find<QWidget>(u"taskDrawer"_s);
    QVERIFY(dragOver(drawer, QPoint(20, 5), dragged.get(), true));
    TRY_COMPARE(here(u"v439"_s), u"Here"_s);
    dismissTasks();
}

/// What is held over a store opens its list, and can be dropped there.
void TestWindowHub::draggedToTheList()
{
    select(u"v438"_s);
    const auto dragged = dragTags();
    auto *stores = find<QListWidget>(u"stores"_s);
    const QPoint own = stores->visualItemRect(stores->item(0)).center();
    QDragEnterEvent enter(own, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(stores->viewport(), &enter);
    QDragMoveEvent move(own, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(stores->viewport(), &move);
    TRY_VERIFY(isVisible(u"imageTable"_s));
    QDragLeaveEvent leave;
    QApplication::sendEvent(stores->viewport(), &leave);
    QVERIFY(dragOver(find<QWidget>(u"imageListPage"_s), QPoint(50, 50), dragged.get(), true));
    TRY_COMPARE(taskTitle(), u"nginx:v438"_s);
    trigger(u"actionBrowseHub"_s);
    TRY_COMPARE(here(u"v438"_s), u"Here"_s);
    TRY_VERIFY(!taskWords().isEmpty());
    dismissTasks();
}

/// Which of its tags is left open.
void TestWindowHub::repositoryIsAskedFor()
{
    click(u"hubBack"_s);
    searchFor(u"nginx"_s);
    TRY_VERIFY(isVisible(u"hubResults"_s) && names().size() == 25);
    const std::unique_ptr<QMimeData> dragged(
        results()->model()->mimeData({results()->model()->index(0, 0)}));
    auto *stores = find<QListWidget>(u"stores"_s);
    const QPoint own = stores->visualItemRect(stores->item(0)).center();
    QVERIFY(dragOver(stores->viewport(), own, dragged.get(), true));
    TRY_VERIFY(isVisible(u"pullDialog"_s));
    QVERIFY(!find<QWidget>(u"taskTitle"_s));
    auto *name = find<QLineEdit>(u"pullReference"_s);
    QCOMPARE(name->text(), u"nginx:latest"_s);
    QCOMPARE(find<QLabel>(u"pullMeaning"_s)->text(), u"docker.io/library/nginx:latest"_s);
    QCOMPARE(name->selectedText(), u"latest"_s); // To be typed over.
    name->setText(u"nginx:No Tag"_s);
    QVERIFY(!find<QPushButton>(u"pullConfirm"_s)->isEnabled());
    name->setText(u"nginx:v437"_s);
    click(u"pullConfirm"_s);
    TRY_COMPARE(taskTitle(), u"nginx:v437"_s);
    TRY_VERIFY(!taskWords().isEmpty());
    dismissTasks();
    QVERIFY(activate());
}

void TestWindowHub::linkIsDropped()
{
    auto *page = find<QWidget>(u"hubPage"_s);
    QMimeData link;
    link.setUrls({QUrl(u"https://hub.docker.com/r/bitnami/nginx/tags"_s)});
    QVERIFY(dragOver(page, QPoint(100, 100), &link, true));
    TRY_VERIFY(isVisible(u"repositoryPage"_s));
    QCOMPARE(find<views::ElidedLabel>(u"repositoryName"_s)->fullText(), u"bitnami/nginx"_s);
    TRY_COMPARE(tags()->model()->rowCount(), 3);
    // A tag that is named is looked for.
    QMimeData text;
    text.setText(u"docker pull nginx:v12"_s);
    QVERIFY(dragOver(page, QPoint(100, 100), &text, true));
    TRY_COMPARE(find<QLineEdit>(u"tagFilter"_s)->text(), u"v12"_s);
    TRY_COMPARE(tags()->model()->rowCount(), 11); // v12 and v120 to v129.
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(filePath(u"x.tar"_s))});
    QVERIFY(!views::BrowsePage::meaningOf(&file)); // The window loads it.
    QMimeData nonsense;
    nonsense.setText(u"Not A Name!"_s);
    QVERIFY(!views::BrowsePage::meaningOf(&nonsense));
    // Of another registry: offered where one pulls, as from everywhere else.
    QMimeData other;
    other.setText(u"ghcr.io/some/app:1"_s);
    QVERIFY(dragOver(page, QPoint(100, 100), &other, true));
    QCOMPARE(find<QLineEdit>(u"pullEdit"_s)->text(), u"ghcr.io/some/app:1"_s);
    find<QLineEdit>(u"pullEdit"_s)->clear();
}

void TestWindowHub::linksInTheDescription()
{
    openRepository(u"nginx"_s, u"nginx"_s);
    auto *readme = find<QTextBrowser>(u"readme"_s);
    TRY_VERIFY(readme->toPlainText().contains("Text with a link"_L1));
    m_links.clear();
    Q_EMIT readme->anchorClicked(QUrl(u"https://nginx.org/"_s));
    QCOMPARE(m_links, QList<QUrl>{QUrl(u"https://nginx.org/"_s)});
    Q_EMIT readme->anchorClicked(QUrl(u"file:///etc/passwd"_s));
    Q_EMIT readme->anchorClicked(QUrl(u"https://hub.docker.com@evil.example/"_s));
    QCOMPARE(m_links.size(), 1);
    // A page of the Hub is one here too.
    Q_EMIT readme->anchorClicked(QUrl(u"/r/bitnami/nginx"_s));
    TRY_COMPARE(find<views::ElidedLabel>(u"repositoryName"_s)->fullText(), u"bitnami/nginx"_s);
    QCOMPARE(m_links.size(), 1);
    trigger(u"actionHubBrowse"_s);
    QCOMPARE(m_links.last(), QUrl(u"https://hub.docker.com/r/bitnami/nginx"_s));
}

/// The Hub's API shows it to nobody; its registry does to who is signed in.
void TestWindowHub::privateRepository()
{
    click(u"hubBack"_s);
    searchFor(u"ada/secret"_s);
    TRY_VERIFY(textsOf(u"searchPage"_s).contains(u"private repository"_s));
    QTest::keyClick(find<QLineEdit>(u"hubWords"_s), Qt::Key_Return);
    TRY_VERIFY(isVisible(u"repositoryPage"_s));
    TRY_VERIFY(textsOf(u"tagPane"_s).contains(u"Sign in to “docker.io” if it is."_s));
    const auto login = registry::Credentials{.username = u"ada"_s, .password = u"engine"_s};
    registry::RunLogins().keep(u"docker.io"_s, login);
    const auto forget = qScopeGuard([] { registry::RunLogins().forget(u"docker.io"_s); });
    auto *again = find<QWidget>(u"tagPane"_s)->findChild<QPushButton *>(u"tryAgain"_s);
    QVERIFY(again && again->isVisible());
    again->click();
    TRY_COMPARE(tags()->model()->rowCount(), 2);
    QCOMPARE(find<views::ElidedLabel>(u"hubMeaning"_s)->fullText(), u"docker.io/ada/secret:v2"_s);
    click(u"hubPull"_s);
    TRY_COMPARE(here(u"v2"_s), u"Here"_s);
    dismissTasks();
}

/// The Hub says when it may be asked again; until then it runs down, and then it is asked.
void TestWindowHub::limitCountsDown()
{
    click(u"hubBack"_s);
    const qint64 until = QDateTime::currentSecsSinceEpoch() + 4;
    m_hub->answerOnce(429, R"({"detail":"Rate limit exceeded","error":false})",
                      {{"X-Retry-After", QByteArray::number(until)}});
    searchFor(u"some"_s);
    TRY_VERIFY(textsOf(u"searchPage"_s).contains(u"It is asked again in 0:0"_s));
    TRY_COMPARE(names().size(), 25);
    QVERIFY(QDateTime::currentSecsSinceEpoch() >= until);
    QVERIFY(!textsOf(u"searchPage"_s).contains(u"It is asked again"_s));
}

void TestWindowHub::offline()
{
    m_hub.reset();
    searchFor(u"redis"_s);
    TRY_VERIFY(textsOf(u"searchPage"_s).contains(u"Docker Hub could not be searched."_s));
    QVERIFY(names().isEmpty());
    auto *again = find<QWidget>(u"searchPage"_s)->findChild<QPushButton *>(u"tryAgain"_s);
    QVERIFY(again && again->isVisible());
    again->click();
    TRY_VERIFY(textsOf(u"searchPage"_s).contains(u"Docker Hub could not be searched."_s));
}

QTEST_MAIN(TestWindowHub)
#include "tst_window_hub.moc"
