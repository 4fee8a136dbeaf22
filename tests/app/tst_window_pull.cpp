// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"
#include "core/store/ocistore.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/sampleimages.h"
#include "tests/support/tools.h"
#include "views/format.h"
#include "views/layers/treemapwidget.h"
#include "views/mainwindow.h"
#include "views/theme/theme.h"
#include "views/widgets/elidedlabel.h"

#include <QDialog>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int SoonMs = 15'000;
constexpr int SampleLayers = 6;

qint64 bytesIn(const QString &folder, const QStringList &filter = {u"*"_s})
{
    qint64 sum = 0;
    QDirIterator files(folder, filter, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        sum += files.nextFileInfo().size();
    return sum;
}

#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)

} // namespace

/// One walk through the real window by keys and clicks, from an empty store over a real registry
/// back to an empty store. Each step begins where the one before ended.
class TestWindowPull final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void startsEmpty();
    void pullIsAskedFor();
    void pullIsCancelled();
    void pullGoesOn();
    void overview();
    void layers();
    void manifest();
    void config();
    void history();
    void removalIsRefused();
    void removal();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name, const QObject *in = nullptr) const
    {
        return (in ? in : m_window.get())->findChild<Widget *>(name);
    }
    [[nodiscard]] bool isVisible(const QString &name) const
    {
        const auto *widget = find<QWidget>(name);
        return widget && widget->isVisible();
    }
    [[nodiscard]] QString name() const { return m_proxy->host() + u"/sample:1"_s; }
    [[nodiscard]] QString store() const { return m_folder.filePath(u"images"_s); }
    [[nodiscard]] qint64 blobBytes() const { return bytesIn(store() + u"/blobs"_s); }
    [[nodiscard]] QStringList namesOnDisk() const;
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] store::ImageDetails details() const;
    [[nodiscard]] int rows() const { return find<QTreeView>(u"imageTable"_s)->model()->rowCount(); }
    QWidget *openTab(const QString &page);
    [[nodiscard]] QDialog *removeDialog();

    QTemporaryDir m_folder;
    support::RegistryServer m_registry;
    support::SampleImages m_samples;
    std::unique_ptr<support::RegistryProxy> m_proxy;
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<app::Session> m_session;
    qint64 m_partialBytes = 0;
};

void TestWindowPull::initTestCase()
{
    REQUIRE_TOOLS(u"skopeo"_s, u"umoci"_s, u"docker-registry"_s);
    for (const char *variable :
         {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "DOCKER_CONFIG"})
        qputenv(variable, m_folder.filePath(QString::fromLatin1(variable)).toUtf8());
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    m_proxy = std::make_unique<support::RegistryProxy>(m_registry.port());
    QVERIFY2(m_samples.build(), qPrintable(m_samples.errorString()));
    QVERIFY2(
        m_samples.push(m_samples.mixedLayout(), u"multi"_s, m_registry.host() + u"/sample:1"_s),
        qPrintable(m_samples.errorString()));

    m_theme = std::make_unique<views::Theme>();
    m_window = std::make_unique<views::MainWindow>();
    m_session = std::make_unique<app::Session>(*m_window, *m_theme,
                                               views::Settings{.language = {},
                                                               .theme = views::ThemeChoice::Light,
                                                               .storeFolder = store()});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWindowPull::cleanupTestCase()
{
    m_session.reset();
    m_window.reset();
}

QStringList TestWindowPull::namesOnDisk() const
{
    QFile file(store() + u"/index.json"_s);
    QStringList names;
    if (!file.open(QFile::ReadOnly))
        return {u"no index.json"_s};
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll())[u"manifests"_s].toArray();
    for (const QJsonValue &entry : entries)
        names.append(entry[u"annotations"_s][oci::annotation::RefName].toString());
    return names;
}

bool TestWindowPull::isWhole() const
{
    const auto opened =
        store::OciStore::open(store(), layers::TocCache(m_folder.filePath(u"other"_s)), false);
    const auto report = opened ? (*opened)->check() : std::unexpected(opened.error());
    return report && report->isWhole() && report->orphanBlobs == 0;
}

store::ImageDetails TestWindowPull::details() const
{
    const auto opened =
        store::OciStore::open(store(), layers::TocCache(m_folder.filePath(u"other"_s)), false);
    return *(*opened)->inspect(name());
}

QWidget *TestWindowPull::openTab(const QString &page)
{
    const auto *tabs = find<QTabWidget>(u"inspectTabs"_s);
    auto *wanted = tabs->findChild<QWidget *>(page);
    const QRect tab = tabs->tabBar()->tabRect(tabs->indexOf(wanted));
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tab.center());
    return tabs->currentWidget() == wanted ? wanted : nullptr;
}

void TestWindowPull::startsEmpty()
{
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
    QVERIFY(QFile::exists(store() + u"/oci-layout"_s));
    QCOMPARE(namesOnDisk(), QStringList());
    QCOMPARE(blobBytes(), 0);
    QVERIFY(!isVisible(u"inspectTabs"_s));
}

void TestWindowPull::pullIsAskedFor()
{
    m_proxy->setBytesPerSecond(150'000);
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    auto *edit = find<QLineEdit>(u"pullEdit"_s);
    TRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"docker pull "_s + name());
    QVERIFY(isVisible(u"pullHint"_s));
    QCOMPARE(find<QLabel>(u"pullHintReference"_s)->text(), name());
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(edit->text().isEmpty());

    TRY_VERIFY(isVisible(u"taskBar"_s));
    QTest::mouseClick(find<QAbstractButton>(u"taskUnfold"_s), Qt::LeftButton);
    const auto *layers = find<QTreeView>(u"taskLayers"_s);
    TRY_VERIFY(layers->isVisible());
    QCOMPARE(layers->model()->rowCount(layers->rootIndex()), SampleLayers);
}

void TestWindowPull::pullIsCancelled()
{
    const QString ingest = store() + u"/.millefeuille-ingest"_s;
    TRY_VERIFY(bytesIn(ingest) > 50'000);
    QTest::mouseClick(find<QToolButton>(u"taskCancel"_s), Qt::LeftButton);
    TRY_VERIFY(isVisible(u"taskRetry"_s));
    // What came is kept; nothing is listed.
    m_partialBytes = bytesIn(ingest);
    QVERIFY(m_partialBytes > 50'000);
    QTest::qWait(300); // The proxy sees that nobody listens any more.
    QCOMPARE(bytesIn(ingest), m_partialBytes);
    QCOMPARE(namesOnDisk(), QStringList());
    QVERIFY(isVisible(u"imagesEmpty"_s));
}

void TestWindowPull::pullGoesOn()
{
    m_proxy->setBytesPerSecond(0);
    const qint64 cameBefore = blobBytes() + m_partialBytes;
    const qint64 sentBefore = m_proxy->blobBytes();
    QTest::mouseClick(find<QToolButton>(u"taskRetry"_s), Qt::LeftButton);
    TRY_VERIFY(rows() == 1);
    QCOMPARE(namesOnDisk(), QStringList{name()});
    QVERIFY(isWhole());
    QCOMPARE(bytesIn(store() + u"/.millefeuille-ingest"_s), 0);
    const auto image = details();
    QCOMPARE(image.image.sizeBytes, blobBytes());
    qint64 layerBytes = image.manifest.config.size;
    for (const oci::Descriptor &layer : image.manifest.layers)
        layerBytes += layer.size;
    QCOMPARE(m_proxy->blobBytes() - sentBefore, layerBytes - cameBefore);
    TRY_VERIFY(isVisible(u"taskDismiss"_s));
    QTest::mouseClick(find<QToolButton>(u"taskDismiss"_s), Qt::LeftButton);
    TRY_VERIFY(!find<QWidget>(u"taskDismiss"_s));
}

void TestWindowPull::overview()
{
    auto *table = find<QTreeView>(u"imageTable"_s);
    const QModelIndex row = table->model()->index(0, 0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row).center());
    TRY_VERIFY(isVisible(u"overviewPage"_s));
    const auto image = details();
    const auto texts = [this] {
        QString all;
        for (const QLabel *label : find<QWidget>(u"overviewPage"_s)->findChildren<QLabel *>())
            all += (qobject_cast<const views::ElidedLabel *>(label)
                        ? static_cast<const views::ElidedLabel *>(label)->fullText()
                        : label->text())
                   + u'\n';
        return all;
    };
    TRY_VERIFY(texts().contains(image.manifest.config.digest.toString()));
    for (const QString &fact :
         {name(), image.image.target.digest.toString(), image.manifestDescriptor.digest.toString(),
          image.config.platform.toString(), u"/usr/bin/tool"_s,
          views::format::size(image.manifest.totalSize())})
        QVERIFY2(texts().contains(fact), qPrintable(fact));
}

void TestWindowPull::layers()
{
    QVERIFY(openTab(u"layersPage"_s));
    TRY_VERIFY(isVisible(u"treemap"_s));
    const auto image = details();
    const QString tables = m_folder.filePath(u"XDG_CACHE_HOME"_s);
    QVERIFY(bytesIn(tables, {u"*.toc"_s}) > 0);
    QTreeView *table = find<QTreeView>(u"layerTable"_s);
    QCOMPARE(table->model()->rowCount(), SampleLayers);

    const auto expected = support::SampleImages::expectedMixed();
    const auto *map = find<views::TreemapWidget>(u"treemap"_s);
    const layers::FileTree &tree = *map->scene().tree();
    QCOMPARE(tree.root().totalSize, expected.storedBytes);
    QCOMPARE(tree.root().hiddenSize, expected.wastedBytes());

    // A click selects a file, and the layer that it is of with it.
    const QPoint middle = map->rect().center();
    QTest::mouseClick(find<QWidget>(u"treemap"_s), Qt::LeftButton, {}, middle);
    QVERIFY(map->selectedTile() != views::Tile::None);
    const auto *path = find<QLabel>(u"treemapStatusPath"_s);
    TRY_VERIFY(path->text().startsWith(u'/'));
    QVERIFY(table->selectionModel()->hasSelection());
    // A double click goes into a folder, Backspace comes back.
    QTest::mouseDClick(find<QWidget>(u"treemap"_s), Qt::LeftButton, {}, middle);
    TRY_VERIFY(map->root() != 0);
    QTest::keyClick(find<QWidget>(u"treemap"_s), Qt::Key_Backspace);
    TRY_VERIFY(map->root() == 0);

    // Up to the base, and files by a part of their path: the tree and the treemap show the same.
    find<QSlider>(u"scopeLayer"_s)->setValue(0);
    const auto *files = find<QTreeView>(u"fileTree"_s);
    TRY_VERIFY(map->scene().sieve()->scope().layer == 0);
    find<QWidget>(u"treemap"_s)->setFocus();
    QTest::keySequence(QApplication::focusWidget(), QKeySequence::Find);
    QCOMPARE(QApplication::focusWidget(), find<QLineEdit>(u"fileSearch"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"/"_s);
    TRY_VERIFY(isVisible(u"fileTree"_s) && files->model()->rowCount() > 0);
    TRY_VERIFY(!find<QLabel>(u"fileSearchFound"_s)->text().isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(find<QLabel>(u"fileSearchFound"_s)->text().isEmpty());
}

void TestWindowPull::manifest()
{
    QWidget *page = openTab(u"manifestPage"_s);
    QVERIFY(page);
    const auto image = details();
    QVERIFY(find<QTreeView>(u"jsonTree"_s, page)->model()->rowCount() > 0);
    QTest::mouseClick(find<QToolButton>(u"jsonAsText"_s, page), Qt::LeftButton);
    const auto *text = find<QPlainTextEdit>(u"jsonText"_s, page);
    TRY_VERIFY(text->isVisible());
    for (const oci::Descriptor &layer : image.manifest.layers)
        QVERIFY(text->toPlainText().contains(layer.digest.toString()));
    QTest::keyClicks(find<QLineEdit>(u"jsonSearch"_s, page),
                     image.manifest.config.digest.encoded().left(20));
    TRY_VERIFY(!find<QLabel>(u"jsonMatches"_s, page)->text().isEmpty());
    // The index is the other document of the page.
    auto *titles = find<QTabBar>(u"jsonTitles"_s, page);
    QCOMPARE(titles->count(), 2);
    QTest::mouseClick(titles, Qt::LeftButton, {}, titles->tabRect(1).center());
    TRY_VERIFY(text->toPlainText().contains("arm64"_L1));
}

void TestWindowPull::config()
{
    QWidget *page = openTab(u"configPage"_s);
    QVERIFY(page);
    QTest::mouseClick(find<QToolButton>(u"jsonAsText"_s, page), Qt::LeftButton);
    const auto *text = find<QPlainTextEdit>(u"jsonText"_s, page);
    TRY_VERIFY(text->isVisible());
    QVERIFY(text->toPlainText().contains("A=B"_L1));
    for (const oci::DiffId &diffId : details().config.diffIds)
        QVERIFY(text->toPlainText().contains(diffId.toString()));
}

void TestWindowPull::history()
{
    QVERIFY(openTab(u"historyPage"_s));
    const auto *table = find<QTreeView>(u"historyTable"_s);
    QCOMPARE(table->model()->rowCount(), details().config.history.size());
    bool found = false;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            found |= table->model()
                         ->index(row, column)
                         .data()
                         .toString()
                         .contains("COPY newtool /usr/bin/tool"_L1);
    }
    QVERIFY(found);
}

QDialog *TestWindowPull::removeDialog()
{
    // Without a window manager nobody activates the window when a dialog is closed.
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        return nullptr;
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    if (!QTest::qWaitFor([this] { return isVisible(u"removeDialog"_s); }, SoonMs))
        return nullptr;
    auto *dialog = find<QDialog>(u"removeDialog"_s);
    return QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

void TestWindowPull::removalIsRefused()
{
    QDialog *dialog = removeDialog();
    QVERIFY(dialog);
    const qint64 before = blobBytes();
    QVERIFY(find<QPushButton>(u"removeConfirm"_s)->text().contains(views::format::size(before)));
    // Enter is the answer that loses nothing.
    QTest::keyClick(dialog, Qt::Key_Return);
    TRY_VERIFY(!find<QDialog>(u"removeDialog"_s));
    QTest::qWait(100);
    QCOMPARE(blobBytes(), before);
    QCOMPARE(namesOnDisk(), QStringList{name()});
    QCOMPARE(rows(), 1);
}

void TestWindowPull::removal()
{
    QVERIFY(removeDialog());
    QTest::mouseClick(find<QPushButton>(u"removeConfirm"_s), Qt::LeftButton);
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
    QCOMPARE(namesOnDisk(), QStringList());
    // Until the space is reclaimed, the removal can be undone.
    TRY_VERIFY(isVisible(u"undoBar"_s));
    QVERIFY(blobBytes() > 0);
    QTest::mouseClick(find<QPushButton>(u"reclaimButton"_s), Qt::LeftButton);
    TRY_VERIFY(blobBytes() == 0);
    QVERIFY(isWhole());
    TRY_VERIFY(!isVisible(u"inspectTabs"_s));
}

QTEST_MAIN(TestWindowPull)
#include "tst_window_pull.moc"
