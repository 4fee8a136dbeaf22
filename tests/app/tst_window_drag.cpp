// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"
#include "tests/support/hand.h"
#include "tests/support/hubserver.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"
#include "tests/support/virtualdisplay.h"
#include "tests/support/windowfixture.h"
#include "views/hub/browsing.h"
#include "views/hub/referencedrag.h"
#include "views/widgets/elidedlabel.h"

#include <QApplication>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QDrag>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QMouseEvent>
#include <QProcess>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>
#include <QThread>
#include <QTreeView>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::TagListModel;
using support::HubServer;

namespace {

constexpr QLatin1StringView SourceOption{"--drag-source"};
constexpr QRect SourcePlace(1300, 40, 240, 80); ///< Beside the window of the program.

/// What another program has to drag: a link or a text.
class DragSource final : public QWidget
{
public:
    DragSource(const QString &kind, const QString &content)
        : m_isLink(kind == "link"_L1)
        , m_content(content)
    {
        setGeometry(SourcePlace);
    }

protected:
    void mouseMoveEvent(QMouseEvent *) override
    {
        auto *content = new QMimeData;
        content->setText(m_content);
        if (m_isLink)
            content->setUrls({QUrl(m_content)});
        auto *drag = new QDrag(this);
        drag->setMimeData(content);
        const Qt::DropAction taken =
            drag->exec(Qt::CopyAction | Qt::MoveAction | Qt::LinkAction, Qt::CopyAction);
        std::puts(taken == Qt::CopyAction ? "copied" : "not taken");
        std::fflush(stdout); // And stays: who takes it may not have asked for it yet.
    }

private:
    bool m_isLink;
    QString m_content;
};

/// This program, started again as another one.
int beSource(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    DragSource source(words.value(2), words.value(3));
    source.show();
    if (!QTest::qWaitForWindowExposed(&source))
        return 1;
    std::puts("shown");
    std::fflush(stdout);
    return QApplication::exec();
}

/// Somebody with a hand on the pointer and eyes on the window. On a thread of its own, as the
/// program does nothing but drag until the button is let go.
class Person final
{
public:
    support::Hand hand;
    QStringList missed; ///< What was waited for in vain.

    /// The answer of the GUI thread.
    template <class Look>
    [[nodiscard]] auto see(Look look)
    {
        decltype(look()) seen = {};
        QMetaObject::invokeMethod(qApp, [&] { seen = look(); }, Qt::BlockingQueuedConnection);
        return seen;
    }

    template <class Look>
    void waitFor(const QString &what, Look look)
    {
        const QDeadlineTimer patience(30s);
        while (!see(look)) {
            if (patience.hasExpired()) {
                missed += what;
                return;
            }
            QThread::sleep(20ms);
        }
    }
};

} // namespace

/// The real window on a real display, over a double of Docker Hub and a real registry: what happens
/// when tags, repositories, links and texts are dragged with the pointer.
class TestWindowDrag final : public QObject, support::WindowFixture
{
    Q_OBJECT

public:
    explicit TestWindowDrag(bool hasDisplay)
        : m_hasDisplay(hasDisplay)
    {}

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { close(); }
    void init();
    void namesUnderThePointer();
    void tagToStore();
    void tagToDrawer();
    void tagToListByHovering();
    void oneOfItsPlatforms();
    void severalTags();
    void escapeInMidDrag();
    void besideEverything();
    void repositoryToStore();
    void linkFromElsewhere();
    void textFromElsewhere();

private:
    [[nodiscard]] QTreeView *tags() const { return find<QTreeView>(u"tagTable"_s); }
    [[nodiscard]] QListView *results() const { return find<QListView>(u"hubResults"_s); }
    [[nodiscard]] QModelIndex tag(const QString &name) const;
    [[nodiscard]] QString here(const QString &name) const;
    /// On the screen.
    [[nodiscard]] QPoint placeOf(const QString &tag) const;
    [[nodiscard]] QPoint ownStore() const;
    [[nodiscard]] QPoint centerOf(const QString &widget) const;
    [[nodiscard]] QString hint() const { return m_window->statusBar()->currentMessage(); }
    /// Of the picture under the pointer; -1 if there is none.
    [[nodiscard]] int linesOfPicture(const QWidget *source) const;
    [[nodiscard]] QString invitation() const { return find<QLabel>(u"taskSummary"_s)->text(); }
    /// Somebody does \a what, to its end.
    void let(const std::function<void(Person &)> &what) const;
    /// Another program has \a content, and somebody drags it over \a target and lets go; \a isThere
    /// is to become true.
    void dragFromElsewhere(const QString &kind, const QString &content, const QPoint &target,
                           const std::function<bool()> &isThere) const;

    bool m_hasDisplay;
    support::RegistryServer m_registry;
    std::unique_ptr<HubServer> m_hub;
};

void TestWindowDrag::initTestCase()
{
    REQUIRE_TOOLS(u"Xvfb"_s, u"docker-registry"_s);
    QVERIFY2(m_hasDisplay, "Xvfb does not begin");
    QCOMPARE(QGuiApplication::platformName(), u"xcb"_s);
    QVERIFY2(support::Hand().isThere(), "the display has no XTEST");
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    const QString path = u"library/nginx"_s;
    QMap<QString, QString> digests;
    for (int i = 1; i <= 9; ++i) {
        const QString name = u"v%1"_s.arg(i);
        QList<support::PushedImage> images;
        for (const QString &platform : {u"linux/amd64"_s, u"linux/arm64"_s}) {
            const QByteArray layer =
                support::TarBuilder().file("etc/version", (name + platform).toUtf8()).bytes();
            images += support::push(m_registry, path, name + platform.section(u'/', 1),
                                    {.layers = {layer}, .platform = platform});
            images.last().manifest.platform = *oci::Platform::parse(platform);
        }
        digests.insert(name, support::pushIndex(m_registry, path, name, images).digest.toString());
    }
    m_hub = std::make_unique<HubServer>(QList<HubServer::Repository>{
        {.name = path, .badge = u"official"_s, .tags = 9, .digests = digests},
        {.name = u"bitnami/nginx"_s}});
    qputenv("MILLEFEUILLE_HUB", m_hub->url().toEncoded());
    qputenv("MILLEFEUILLE_HUB_INDEX", m_hub->url().toEncoded());
    qputenv("MILLEFEUILLE_HUB_REGISTRY", "http://" + m_registry.host().toLatin1());
    setEngines({});
    QVERIFY(open());
    m_window->move(0, 0);
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
}

/// Each begins at the tags of nginx, with no tasks.
void TestWindowDrag::init()
{
    dismissTasks();
    QVERIFY(activate());
    QVERIFY(m_window->browsing()->open(*oci::Reference::parse(u"nginx")));
    TRY_VERIFY(isVisible(u"repositoryPage"_s) && tag(u"v9"_s).isValid());
    TRY_VERIFY(!isVisible(u"taskDrawer"_s));
}

QModelIndex TestWindowDrag::tag(const QString &name) const
{
    return tags()
        ->model()
        ->match(tags()->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly)
        .value(0);
}

QString TestWindowDrag::here(const QString &name) const
{
    return tag(name).siblingAtColumn(TagListModel::HereColumn).data().toString();
}

QPoint TestWindowDrag::placeOf(const QString &name) const
{
    return tags()->viewport()->mapToGlobal(tags()->visualRect(tag(name)).center());
}

QPoint TestWindowDrag::ownStore() const
{
    const auto *stores = find<QListWidget>(u"stores"_s);
    return stores->viewport()->mapToGlobal(stores->visualItemRect(stores->item(0)).center());
}

QPoint TestWindowDrag::centerOf(const QString &widget) const
{
    const auto *found = find<QWidget>(widget);
    return found->mapToGlobal(found->rect().center());
}

void TestWindowDrag::let(const std::function<void(Person &)> &what) const
{
    Person person;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        what(person);
        person.hand.release();
    }));
    thread->start();
    while (!thread->isFinished())
        QTest::qWait(20);
    QCOMPARE(person.missed.join(u", "_s), QString());
}

int TestWindowDrag::linesOfPicture(const QWidget *source) const
{
    constexpr int Margins = 16;
    const auto *drag = source->findChild<QDrag *>();
    if (!drag || drag->pixmap().isNull())
        return -1;
    const QFontMetrics metrics(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return int(drag->pixmap().deviceIndependentSize().height() - Margins) / metrics.lineSpacing();
}

void TestWindowDrag::namesUnderThePointer()
{
    const QStringList five{u"a:1"_s, u"a:2"_s, u"a:3"_s, u"a:4"_s, u"a:5"_s};
    QCOMPARE(views::dragLines(five.first(1)), five.first(1));
    QCOMPARE(views::dragLines(five.first(2), u"linux/arm64"_s),
             (QStringList{u"a:1"_s, u"a:2"_s, u"linux/arm64"_s}));
    QCOMPARE(views::dragLines(five), five.first(4) + QStringList{u"and 1 more"_s});
}

void TestWindowDrag::tagToStore()
{
    const QPoint from = placeOf(u"v9"_s);
    const QPoint to = ownStore();
    let([&](Person &person) {
        person.hand.moveTo(from);
        person.hand.press();
        person.hand.moveTo(to);
        person.waitFor(u"what is pulled, and to where"_s, [&] {
            return hint()
                   == u"Let go to pull docker.io/library/nginx:v9 for %1 to “My images”."_s.arg(
                       oci::Platform::host().toString());
        });
        person.waitFor(u"its name"_s, [&] { return linesOfPicture(tags()) == 1; });
        person.hand.release();
    });
    TRY_COMPARE(taskTitle(), u"nginx:v9"_s);
    TRY_VERIFY(taskWords().endsWith("downloaded."_L1));
    TRY_COMPARE(here(u"v9"_s), u"Here"_s);
    QVERIFY(hint().isEmpty());
}

/// It comes when something is dragged, and says so.
void TestWindowDrag::tagToDrawer()
{
    const QPoint from = placeOf(u"v8"_s);
    let([&](Person &person) {
        person.hand.moveTo(from);
        person.hand.press();
        person.hand.moveTo(from + QPoint(40, 40));
        person.waitFor(u"the drawer"_s, [&] { return isVisible(u"taskDrawer"_s); });
        person.waitFor(u"what it is for"_s, [&] {
            return invitation() == u"Drop here to pull to “My images”, or on a store"_s;
        });
        person.hand.moveTo(person.see([&] { return centerOf(u"taskDrawer"_s); }));
        person.waitFor(u"the full name"_s,
                       [&] { return hint().contains("docker.io/library/nginx:v8"_L1); });
        person.hand.release();
    });
    TRY_COMPARE(taskTitle(), u"nginx:v8"_s);
    TRY_COMPARE(here(u"v8"_s), u"Here"_s);
}

/// The store that it is held over opens in mid-drag, and the page that it comes from is gone.
void TestWindowDrag::tagToListByHovering()
{
    const QPoint from = placeOf(u"v7"_s);
    const QPoint over = ownStore();
    let([&](Person &person) {
        person.hand.moveTo(from);
        person.hand.press();
        person.hand.moveTo(over);
        person.waitFor(u"the list"_s, [&] { return isVisible(u"imageListPage"_s); });
        person.hand.moveTo(person.see([&] { return centerOf(u"imageListPage"_s); }));
        person.waitFor(u"the full name"_s,
                       [&] { return hint().contains("docker.io/library/nginx:v7"_L1); });
        person.hand.release();
    });
    QVERIFY(isVisible(u"imageListPage"_s));
    TRY_COMPARE(taskTitle(), u"nginx:v7"_s);
    TRY_VERIFY(row(u"nginx"_s).isValid());
    trigger(u"actionBrowseHub"_s);
    TRY_COMPARE(here(u"v7"_s), u"Here"_s);
}

/// The row below a tag stands for one platform, which is named too.
void TestWindowDrag::oneOfItsPlatforms()
{
    const QModelIndex top = tag(u"v2"_s);
    tags()->expand(top);
    const QModelIndex arm = top.model()->index(1, 0, top);
    QCOMPARE(arm.data().toString(), u"linux/arm64"_s);
    tags()->scrollTo(arm);
    const QPoint from = tags()->viewport()->mapToGlobal(tags()->visualRect(arm).center());
    const QPoint to = ownStore();
    let([&](Person &person) {
        person.hand.moveTo(from);
        person.hand.press();
        person.hand.moveTo(to);
        person.waitFor(u"the platform"_s, [&] {
            return hint()
                   == u"Let go to pull docker.io/library/nginx:v2 for linux/arm64 to “My images”."_s;
        });
        person.waitFor(u"its name and the platform"_s, [&] { return linesOfPicture(tags()) == 2; });
        person.hand.release();
    });
    TRY_COMPARE(here(u"v2"_s), u"Here"_s);
    tags()->setCurrentIndex(top);
    tags()->collapse(top);
    find<QComboBox>(u"hubPlatform"_s)->setCurrentIndex(0);
}

void TestWindowDrag::severalTags()
{
    const QPoint first = placeOf(u"v6"_s);
    const QPoint to = ownStore();
    tags()->selectionModel()->clear();
    for (const QString &name : {u"v6"_s, u"v5"_s})
        tags()->selectionModel()->select(tag(name),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    let([&](Person &person) {
        person.hand.moveTo(first);
        person.hand.press();
        person.hand.moveTo(to);
        person.waitFor(u"the full names"_s, [&] {
            return hint().contains(
                "docker.io/library/nginx:v6, docker.io/library/nginx:v5 for "_L1);
        });
        person.waitFor(u"the names"_s, [&] { return linesOfPicture(tags()) == 2; });
        person.hand.release();
    });
    TRY_COMPARE(here(u"v6"_s), u"Here"_s);
    TRY_COMPARE(here(u"v5"_s), u"Here"_s);
}

/// Nothing is pulled, and no store opens afterwards.
void TestWindowDrag::escapeInMidDrag()
{
    const QPoint from = placeOf(u"v4"_s);
    const QPoint to = ownStore();
    let([&](Person &person) {
        person.hand.moveTo(from);
        person.hand.press();
        person.hand.moveTo(to);
        person.waitFor(u"what is held"_s, [&] { return !hint().isEmpty(); });
        person.hand.typeEscape();
        person.waitFor(u"no hint"_s, [&] { return hint().isEmpty(); });
        person.waitFor(u"no drawer"_s, [&] { return !isVisible(u"taskDrawer"_s); });
        person.hand.release();
    });
    QTest::qWait(1200); // A store that something is held over opens sooner.
    QVERIFY(isVisible(u"repositoryPage"_s));
    QVERIFY(!isVisible(u"taskDrawer"_s));
    QCOMPARE(here(u"v4"_s), QString());
}

/// What is let go where nothing takes it is not pulled either.
void TestWindowDrag::besideEverything()
{
    const QPoint from = placeOf(u"v4"_s);
    const QPoint to = centerOf(u"repositoryPage"_s);
    let([&](Person &person) {
        person.hand.moveTo(from);
        person.hand.press();
        person.hand.moveTo(to);
        person.waitFor(u"the drawer"_s, [&] { return isVisible(u"taskDrawer"_s); });
        person.hand.release();
        person.waitFor(u"no drawer"_s, [&] { return !isVisible(u"taskDrawer"_s); });
    });
    QCOMPARE(here(u"v4"_s), QString());
    QVERIFY(isVisible(u"repositoryPage"_s));
}

/// Which of its tags is asked for before anything is pulled.
void TestWindowDrag::repositoryToStore()
{
    click(u"hubBack"_s);
    auto *words = find<QLineEdit>(u"hubWords"_s);
    words->clear();
    QTest::keyClicks(words, u"nginx"_s);
    TRY_COMPARE(results()->model()->rowCount(), 2);
    const QModelIndex row = results()->model()->index(0, 0);
    const QPoint from = results()->viewport()->mapToGlobal(results()->visualRect(row).center());
    const QPoint to = ownStore();
    let([&](Person &person) {
        person.hand.moveTo(from);
        person.hand.press();
        person.hand.moveTo(to);
        person.waitFor(u"that it is asked for"_s, [&] {
            return hint()
                   == u"Let go to choose what of docker.io/library/nginx is pulled to “My images”."_s;
        });
        person.waitFor(u"its name"_s, [&] { return linesOfPicture(results()) == 1; });
        person.hand.release();
        person.waitFor(u"the question"_s, [&] { return isVisible(u"pullDialog"_s); });
    });
    QVERIFY(!isVisible(u"repositoryPage"_s)); // It was no click.
    QVERIFY(taskTitle().isEmpty());
    find<QLineEdit>(u"pullReference"_s)->setText(u"nginx:v3"_s);
    click(u"pullConfirm"_s);
    TRY_COMPARE(taskTitle(), u"nginx:v3"_s);
    TRY_VERIFY(taskWords().endsWith("downloaded."_L1));
}

void TestWindowDrag::dragFromElsewhere(const QString &kind, const QString &content,
                                       const QPoint &target,
                                       const std::function<bool()> &isThere) const
{
    QProcess source;
    source.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    source.start(QCoreApplication::applicationFilePath(), {SourceOption, kind, content});
    QVERIFY(source.waitForReadyRead(60'000));
    QCOMPARE(source.readLine().trimmed(), "shown");
    let([&](Person &person) {
        person.hand.moveTo(SourcePlace.center());
        person.hand.press();
        person.hand.moveTo(target);
        person.hand.release();
        person.waitFor(u"the end of the drag"_s, [&] { return source.canReadLine(); });
    });
    QCOMPARE(source.readLine().trimmed(), "copied");
    TRY_VERIFY(isThere());
    source.terminate();
    QVERIFY(source.waitForFinished());
}

void TestWindowDrag::linkFromElsewhere()
{
    dragFromElsewhere(u"link"_s, u"https://hub.docker.com/r/bitnami/nginx"_s,
                      centerOf(u"repositoryPage"_s), [this] {
                          return find<views::ElidedLabel>(u"repositoryName"_s)->fullText()
                                 == u"bitnami/nginx"_s;
                      });
}

/// Over the list a name goes into the field of pulls.
void TestWindowDrag::textFromElsewhere()
{
    choose(u"My images"_s);
    TRY_VERIFY(isVisible(u"imageListPage"_s));
    auto *field = find<QLineEdit>(u"pullEdit"_s);
    dragFromElsewhere(u"text"_s, u"docker pull ghcr.io/some/app:1"_s, centerOf(u"imageListPage"_s),
                      [&] { return field->text() == u"docker pull ghcr.io/some/app:1"_s; });
    field->clear();
}

int main(int argc, char *argv[])
{
    if (argc > 1 && QLatin1StringView(argv[1]) == SourceOption)
        return beSource(argc, argv);
    const support::VirtualDisplay display;
    const bool isThere = !display.name().isEmpty();
    qputenv("QT_QPA_PLATFORM", isThere ? "xcb" : "offscreen");
    if (isThere)
        qputenv("DISPLAY", display.name());
    QApplication application(argc, argv);
    TestWindowDrag test(isThere);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_drag.moc"
