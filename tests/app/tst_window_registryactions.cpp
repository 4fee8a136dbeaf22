// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"
#include "views/exportrequest.h"
#include "views/hub/browsing.h"
#include "views/inspect/inspectpanel.h"
#include "views/layers/layerselection.h"
#include "views/layers/layerspage.h"
#include "views/preview/previewdialog.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using models::TagListModel;
using support::TarBuilder;
using views::InspectPanel;

namespace {

constexpr qsizetype LargeLayer = 3'000'000;

} // namespace

/// The real window over two real registries: what is done with an image there without a pull. Each
/// step begins where the one before ended.
class TestWindowRegistryActions final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { close(); }
    void analysisIsOffered();
    void analysisIsCancelled();
    void analyzed();
    void filesStayThere();
    void knownLayersAreShownAtOnce();
    void analysisFails();
    void tagged();
    void taggedOverAnother();
    void copied();
    void copyIsRefused();
    void removalSaysWhatGoes();
    void tagAloneIsRefused();
    void removedWithAllTags();
    void removalIsNotAllowed();

private:
    [[nodiscard]] QTreeView *tags() const { return find<QTreeView>(u"tagTable"_s); }
    [[nodiscard]] QStringList tagNames() const;
    [[nodiscard]] InspectPanel *panel() const { return m_window->inspectPanel(); }
    [[nodiscard]] QPushButton *offer() const;
    [[nodiscard]] QString layersText() const { return textsOf(u"layersPage"_s); }
    [[nodiscard]] int layerRows() const
    {
        return find<QTreeView>(u"layerTable"_s)->model()->rowCount();
    }
    void openRepository(const QString &domain, const QString &path) const;
    void select(const QString &tag) const;
    [[nodiscard]] qsizetype storedBlobs() const;
    [[nodiscard]] QString removalText() const { return textsOf(u"remoteRemovalDialog"_s); }
    [[nodiscard]] QString digestAt(const QString &domain, const QString &path,
                                   const QString &tag) const;

    support::RegistryServer m_registry;
    support::RegistryServer m_other;
    std::unique_ptr<support::RegistryProxy> m_proxy;
};

void TestWindowRegistryActions::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    for (support::RegistryServer *server : {&m_registry, &m_other})
        QVERIFY2(server->start(), qPrintable(server->errorString()));
    m_proxy = std::make_unique<support::RegistryProxy>(m_registry.port());
    const QByteArray base = TarBuilder().folder("etc").filler("etc/base", 100'000).bytes();
    const QByteArray top = TarBuilder().file("etc/base", "smaller").bytes();
    const QByteArray large = support::incompressibleTar(LargeLayer, 7);
    for (const QString &tag : {u"1.0"_s, u"latest"_s})
        (void)support::push(m_registry, u"team/app"_s, tag, {.layers = {base, large, top}});
    (void)support::push(m_registry, u"team/app"_s, u"0.9"_s, {.layers = {base}});
    (void)support::push(m_registry, u"team/broken"_s, u"1"_s, {.layers = {base, "this is no tar"}});
    (void)support::push(m_other, u"theirs"_s, u"1"_s, {.layers = {base}});
    setEngines({});
    QVERIFY(open());
    m_session->setRegistries({m_proxy->host(), m_other.host()});
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
}

QStringList TestWindowRegistryActions::tagNames() const
{
    QStringList names;
    for (int row = 0; row < tags()->model()->rowCount(); ++row)
        names += tags()->model()->index(row, 0).data().toString();
    names.sort();
    return names;
}

QPushButton *TestWindowRegistryActions::offer() const
{
    for (auto *button : panel()->layersPage()->findChildren<QPushButton *>(u"placeholderOffer"_s)) {
        if (button->isVisible())
            return button;
    }
    return nullptr;
}

void TestWindowRegistryActions::openRepository(const QString &domain, const QString &path) const
{
    m_window->browsing()->open(*oci::Reference::parse(domain + u'/' + path));
    TRY_VERIFY(isVisible(u"repositoryPage"_s));
    TRY_VERIFY(!tagNames().isEmpty());
}

void TestWindowRegistryActions::select(const QString &tag) const
{
    const QModelIndexList found = tags()->model()->match(tags()->model()->index(0, 0),
                                                         Qt::DisplayRole, tag, 1, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    tags()->setFocus();
    tags()->setCurrentIndex(found.first());
    TRY_VERIFY(textsOf(u"inspectPanel"_s).contains(u':' + tag));
    TRY_VERIFY(panel()->details() != nullptr);
}

qsizetype TestWindowRegistryActions::storedBlobs() const
{
    return QDir(storeFolder() + u"/blobs/sha256"_s).entryList(QDir::Files).size();
}

QString TestWindowRegistryActions::digestAt(const QString &domain, const QString &path,
                                            const QString &tag) const
{
    return QString::fromUtf8(
        support::runTool(u"skopeo"_s,
                         {u"inspect"_s, u"--tls-verify=false"_s, u"--format"_s, u"{{.Digest}}"_s,
                          u"docker://%1/%2:%3"_s.arg(domain, path, tag)})
            .output.trimmed());
}

// --- Layers --------------------------------------------------------------------------------------

void TestWindowRegistryActions::analysisIsOffered()
{
    openRepository(m_proxy->host(), u"team/app"_s);
    select(u"1.0"_s);
    panel()->showPage(InspectPanel::LayersTab);
    TRY_VERIFY(offer());
    QCOMPARE(offer()->text(), u"Analyze Layers"_s);
    QVERIFY2(layersText().contains("3.10 MB have to be read"_L1)
                 || layersText().contains("3.11 MB have to be read"_L1),
             qPrintable(layersText()));
    QVERIFY(m_proxy->blobBytes() < LargeLayer); // Nothing was read before it was wanted.
}

void TestWindowRegistryActions::analysisIsCancelled()
{
    m_proxy->stallBlobsAfter(1'000'000);
    QTest::mouseClick(offer(), Qt::LeftButton);
    TRY_VERIFY(offer() && offer()->text() == "Cancel"_L1);
    TRY_VERIFY(layersText().contains(" of 3.1"_L1));
    TRY_COMPARE(taskTitle(), u"Analyze %1/team/app:1.0"_s.arg(m_proxy->host()));
    QTest::mouseClick(offer(), Qt::LeftButton);
    TRY_VERIFY(offer() && offer()->text() == "Analyze Layers"_L1);
    m_proxy->stallBlobsAfter(-1);
    dismissTasks();
}

void TestWindowRegistryActions::analyzed()
{
    QTest::mouseClick(offer(), Qt::LeftButton);
    TRY_VERIFY(isVisible(u"treemap"_s));
    QCOMPARE(layerRows(), 3);
    TRY_VERIFY(taskWords().contains("nothing was stored"_L1));
    QCOMPARE(storedBlobs(), 0);
    QVERIFY(rows().isEmpty());
    panel()->showPage(InspectPanel::WasteTab);
    TRY_VERIFY(isVisible(u"wasteTable"_s));
    const auto *waste = find<QTreeView>(u"wasteTable"_s);
    QCOMPARE(waste->model()->index(0, 0).data().toString(), u"/etc/base"_s);
    dismissTasks();
}

/// Of a file the names and sizes are known, and no more.
void TestWindowRegistryActions::filesStayThere()
{
    panel()->showPage(InspectPanel::LayersTab);
    views::LayersPage *page = panel()->layersPage();
    const auto analysis = panel()->exportRequest()->analysis;
    const layers::FileTree &tree = *analysis->tree;
    quint32 node = 0;
    while (node < tree.count() && !tree.displayPath(tree.node(node)).endsWith("etc/base"_L1))
        ++node;
    QVERIFY(node < tree.count());
    page->selection()->selectNode(node, 2);
    page->preview()->bringUp();
    TRY_VERIFY(isVisible(u"previewMessage"_s));
    QVERIFY(textsOf(u"previewMessage"_s).contains("Pull the image"_L1));
    page->preview()->close();
    QVERIFY(activate());
}

void TestWindowRegistryActions::knownLayersAreShownAtOnce()
{
    const qint64 before = m_proxy->blobBytes();
    select(u"latest"_s);
    TRY_VERIFY(isVisible(u"treemap"_s));
    select(u"0.9"_s); // One of the layers that are known.
    TRY_COMPARE(layerRows(), 1);
    QVERIFY(m_proxy->blobBytes() - before < 10'000); // Configurations.
    QVERIFY(taskTitle().isEmpty());
}

void TestWindowRegistryActions::analysisFails()
{
    openRepository(m_proxy->host(), u"team/broken"_s);
    select(u"1"_s);
    TRY_VERIFY(offer());
    QTest::mouseClick(offer(), Qt::LeftButton);
    TRY_VERIFY(layersText().contains("The layers could not be read."_L1));
    TRY_VERIFY(taskWords().contains("was not analyzed"_L1));
    dismissTasks();
}

// --- Tags ----------------------------------------------------------------------------------------

void TestWindowRegistryActions::tagged()
{
    openRepository(m_proxy->host(), u"team/app"_s);
    select(u"1.0"_s);
    QTest::keyClick(tags(), Qt::Key_F2);
    TRY_VERIFY(isVisible(u"remoteTagDialog"_s));
    auto *tag = find<QLineEdit>(u"remoteTag"_s);
    QVERIFY(!find<QPushButton>(u"remoteTagConfirm"_s)->isEnabled());
    QTest::keyClicks(tag, u"sta ble"_s);
    QVERIFY(!find<QPushButton>(u"remoteTagConfirm"_s)->isEnabled());
    tag->setText(u"stable"_s);
    QCOMPARE(find<QLabel>(u"remoteTagHint"_s)->text(), m_proxy->host() + u"/team/app:stable"_s);
    QTest::keyClick(tag, Qt::Key_Return);
    TRY_COMPARE(tagNames(), (QStringList{u"0.9"_s, u"1.0"_s, u"latest"_s, u"stable"_s}));
    const QString host = m_registry.host();
    QCOMPARE(digestAt(host, u"team/app"_s, u"stable"_s), digestAt(host, u"team/app"_s, u"1.0"_s));
}

void TestWindowRegistryActions::taggedOverAnother()
{
    select(u"0.9"_s);
    trigger(u"actionHubTag"_s);
    TRY_VERIFY(isVisible(u"remoteTagDialog"_s));
    find<QLineEdit>(u"remoteTag"_s)->setText(u"stable"_s);
    QVERIFY(find<QLabel>(u"remoteTagHint"_s)->text().contains("is there already"_L1));
    click(u"remoteTagConfirm"_s);
    const QString host = m_registry.host();
    TRY_COMPARE(digestAt(host, u"team/app"_s, u"stable"_s),
                digestAt(host, u"team/app"_s, u"0.9"_s));
}

void TestWindowRegistryActions::copied()
{
    TRY_VERIFY(activate());
    select(u"1.0"_s);
    trigger(u"actionHubCopy"_s);
    TRY_VERIFY(isVisible(u"copyDialog"_s));
    auto *target = find<QLineEdit>(u"pushTarget"_s);
    QVERIFY(!find<QPushButton>(u"pushConfirm"_s)->isEnabled()); // It is there already.
    target->setText(m_other.host() + u"/copied/app:2"_s);
    QVERIFY(find<QLabel>(u"pushHint"_s)->text().contains(m_other.host()));
    click(u"pushConfirm"_s);
    TRY_VERIFY(taskWords().startsWith("Copied, 3.1"_L1));
    QCOMPARE(digestAt(m_other.host(), u"copied/app"_s, u"2"_s),
             digestAt(m_registry.host(), u"team/app"_s, u"1.0"_s));
    QCOMPARE(storedBlobs(), 0);
    dismissTasks();
}

void TestWindowRegistryActions::copyIsRefused()
{
    trigger(u"actionHubCopy"_s);
    TRY_VERIFY(isVisible(u"copyDialog"_s));
    find<QLineEdit>(u"pushTarget"_s)->setText(u"127.0.0.1:1/copied/app:2"_s);
    click(u"pushConfirm"_s);
    TRY_VERIFY(taskWords().contains("was not copied"_L1));
    dismissTasks();
}

void TestWindowRegistryActions::removalSaysWhatGoes()
{
    TRY_VERIFY(activate());
    select(u"1.0"_s);
    QTest::keyClick(tags(), Qt::Key_Delete);
    TRY_VERIFY(isVisible(u"remoteRemovalDialog"_s));
    TRY_VERIFY(isVisible(u"remoteRemovalAll"_s));
    QVERIFY2(removalText().contains("These tags go: 1.0, latest."_L1), qPrintable(removalText()));
    QVERIFY(find<QRadioButton>(u"remoteRemovalTag"_s)->isChecked());
    auto *confirm = find<QPushButton>(u"remoteRemovalConfirm"_s);
    QCOMPARE(confirm->text(), u"Remove Tag"_s);
    QVERIFY(!confirm->isDefault());
    find<QRadioButton>(u"remoteRemovalAll"_s)->click();
    QCOMPARE(confirm->text(), u"Remove Image and 2 Tag(s)"_s);
    find<QRadioButton>(u"remoteRemovalTag"_s)->click();
}

/// As this registry does, and most others do.
void TestWindowRegistryActions::tagAloneIsRefused()
{
    click(u"remoteRemovalConfirm"_s);
    TRY_VERIFY(isVisible(u"remoteRemovalProblem"_s));
    QVERIFY2(removalText().contains("does not remove a tag alone"_L1), qPrintable(removalText()));
    QVERIFY(!find<QRadioButton>(u"remoteRemovalTag"_s)->isEnabled());
    QCOMPARE(find<QPushButton>(u"remoteRemovalConfirm"_s)->text(), u"Remove Image and 2 Tag(s)"_s);
    QCOMPARE(tagNames().size(), 4);
}

void TestWindowRegistryActions::removedWithAllTags()
{
    click(u"remoteRemovalConfirm"_s);
    TRY_VERIFY(!isVisible(u"remoteRemovalDialog"_s));
    TRY_COMPARE(tagNames(), (QStringList{u"0.9"_s, u"stable"_s}));
}

void TestWindowRegistryActions::removalIsNotAllowed()
{
    m_registry.stop();
    TRY_VERIFY(activate());
    tags()->setFocus();
    tags()->setCurrentIndex(tags()->model()->index(0, 0));
    QTest::keyClick(tags(), Qt::Key_Delete);
    TRY_VERIFY(isVisible(u"remoteRemovalProblem"_s));
    QVERIFY2(removalText().contains("could not be found out"_L1), qPrintable(removalText()));
    QVERIFY(!find<QPushButton>(u"remoteRemovalConfirm"_s)->isEnabled());
    click(u"remoteRemovalCancel"_s);
}

QTEST_MAIN(TestWindowRegistryActions)
#include "tst_window_registryactions.moc"
