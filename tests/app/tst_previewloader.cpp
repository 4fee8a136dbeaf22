// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/previewloader.h"
#include "core/base/limits.h"
#include "models/filefacts.h"
#include "tests/support/storevalues.h"
#include "tests/support/treebuilder.h"
#include "views/preview/previewpane.h"
#include "views/widgets/messagepanel.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 Size = 1'000'000;

/// A disk that gives half of each file at once and the rest never, or all of it.
class SlowStore final : public store::ImageStore
{
public:
    std::atomic<int> begun = 0;
    std::atomic<int> stopped = 0;
    std::atomic<bool> isSlow = true;

    core::Result<void> readFile(const store::ImageDetails &, layers::FileEntry,
                                const layers::ByteSink &sink, qint64 limit,
                                std::stop_token stop) override
    {
        ++begun;
        const QByteArray half(qMin(limit, Size) / 2, 'x');
        if (const auto done = sink(half); !done)
            return done;
        QElapsedTimer clock;
        clock.start();
        while (isSlow && !stop.stop_requested() && clock.durationElapsed() < 20s)
            std::this_thread::sleep_for(5ms);
        if (stop.stop_requested()) {
            ++stopped;
            return core::cancelled();
        }
        return sink(half);
    }

    core::Result<QList<store::Image>> list(std::stop_token) override { return none(); }
    core::Result<qint64> diskUsage(std::stop_token) override { return none(); }
    core::Result<store::ImageDetails> inspect(const QString &, const std::optional<oci::Platform> &,
                                              std::stop_token) override
    {
        return none();
    }
    core::Result<std::shared_ptr<const layers::ImageAnalysis>> analyze(const store::ImageDetails &,
                                                                       std::stop_token) override
    {
        return none();
    }
    core::Result<std::vector<std::shared_ptr<const layers::LayerToc>>>
    readTocs(const store::ImageDetails &, std::stop_token) override
    {
        return none();
    }
    core::Result<layers::LayerReader> openLayer(const store::ImageDetails &, qsizetype,
                                                std::stop_token) override
    {
        return none();
    }
    core::Result<store::RemovalPlan> planRemoval(const QStringList &, std::stop_token) override
    {
        return none();
    }
    core::Result<void> tag(const QString &, const oci::Reference &, std::stop_token) override
    {
        return none();
    }
    core::Result<void> save(const QStringList &, const store::SaveOptions &,
                            const layers::ByteSink &, core::Progress &, std::stop_token) override
    {
        return none();
    }
    core::Result<store::LoadReport> load(layers::ByteReader, const QString &, core::Progress &,
                                         std::stop_token) override
    {
        return none();
    }
    core::Result<store::LoadReport> import(layers::ByteReader, qint64, const store::ImportOptions &,
                                           core::Progress &, std::stop_token) override
    {
        return none();
    }
    core::Result<store::LoadReport> copyTo(const QStringList &, store::ImageStore &,
                                           core::Progress &, std::stop_token) override
    {
        return none();
    }
    core::Result<store::LoadReport> take(store::OciStore &, const QStringList &, core::Progress &,
                                         std::stop_token) override
    {
        return none();
    }
    core::Result<store::RemovalReport> remove(const store::RemovalPlan &,
                                              const store::RemovalWatch &) override
    {
        return none();
    }
    core::Result<void> setPinned(const QStringList &, bool, std::stop_token) override
    {
        return none();
    }

private:
    static std::unexpected<core::Error> none()
    {
        return core::fail(core::ErrorCode::Unsupported, u"Not here."_s);
    }
};

} // namespace

/// What a person does while a disk is slow.
class TestPreviewLoader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void otherSelectionStopsReading();
    void closingStopsReading();
    void otherImageStopsReading();
    void endStopsEverything();
    void savingIsShownAndCancelled();
    void savingGoesOn();
    void tooLargeToDrag();

private:
    [[nodiscard]] quint32 node(const QString &name) const;
    [[nodiscard]] bool isSaving() const
    {
        return m_pane->findChild<QWidget *>(u"previewSaving"_s)->isVisible();
    }

    QTemporaryDir m_folder;
    std::shared_ptr<SlowStore> m_store;
    std::shared_ptr<models::FileFacts> m_files;
    std::unique_ptr<views::PreviewPane> m_pane;
    std::unique_ptr<app::PreviewLoader> m_loader;
};

void TestPreviewLoader::init()
{
    support::TreeBuilder builder;
    builder.add("a", {.size = Size});
    builder.add("b", {.size = Size});
    builder.add("large", {.size = core::limits::DragBytes + 1});
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    std::vector<layers::FileNode> nodes;
    std::vector<char> names;
    const layers::FileTree built = builder.build();
    for (layers::FileNode each : built.nodes()) {
        each.entry = each.index; // As layers have it.
        nodes.push_back(each);
        const std::string_view name = built.name(each);
        names.insert(names.end(), name.begin(), name.end());
    }
    analysis->tree = std::make_shared<layers::FileTree>(nodes, names);
    analysis->layers.resize(1);
    m_files = std::make_shared<models::FileFacts>(analysis);
    m_store = std::make_shared<SlowStore>();
    m_pane = std::make_unique<views::PreviewPane>();
    m_loader = std::make_unique<app::PreviewLoader>(*m_pane);
    m_loader->setImage(m_store, storevalues::bareDetails(), analysis);
    m_pane->setImage(m_files, {u"FROM scratch"_s});
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestPreviewLoader::cleanup()
{
    m_loader.reset();
    m_pane.reset();
}

quint32 TestPreviewLoader::node(const QString &name) const
{
    for (const layers::FileNode &each : m_files->tree().nodes()) {
        if (m_files->tree().displayName(each) == name)
            return each.index;
    }
    qFatal("no such file");
}

void TestPreviewLoader::otherSelectionStopsReading()
{
    m_pane->showNode(node(u"a"_s));
    QTRY_COMPARE(m_store->begun, 1);
    m_pane->showNode(node(u"b"_s));
    QTRY_COMPARE(m_store->stopped, 1);
    QTRY_COMPARE(m_store->begun, 2);
    QCOMPARE(m_store->stopped, 1); // Not the later one.
    m_store->isSlow = false;
    auto *text = m_pane->findChild<QPlainTextEdit *>(u"previewText"_s);
    QTRY_VERIFY(text->isVisible());
}

void TestPreviewLoader::closingStopsReading()
{
    m_pane->showNode(node(u"a"_s));
    QTRY_COMPARE(m_store->begun, 1);
    m_pane->showNode({});
    QTRY_COMPARE(m_store->stopped, 1);
}

void TestPreviewLoader::otherImageStopsReading()
{
    m_pane->showNode(node(u"a"_s));
    QTRY_COMPARE(m_store->begun, 1);
    m_loader->clear();
    QTRY_COMPARE(m_store->stopped, 1);
    m_pane->showNode(node(u"b"_s));
    QTest::qWait(50);
    QCOMPARE(m_store->begun, 1); // There is nothing to read from.
}

void TestPreviewLoader::endStopsEverything()
{
    m_pane->showNode(node(u"a"_s));
    Q_EMIT m_pane->saveRequested(node(u"b"_s), m_folder.filePath(u"ended"_s));
    QTRY_COMPARE(m_store->begun, 2);
    m_loader.reset();
    QCOMPARE(m_store->stopped, 2);
    QVERIFY(!QFile::exists(m_folder.filePath(u"ended"_s)));
}

void TestPreviewLoader::savingIsShownAndCancelled()
{
    const QString path = m_folder.filePath(u"cancelled"_s);
    QFile before(path);
    QVERIFY(before.open(QFile::WriteOnly));
    before.write("before");
    before.close();
    m_pane->save(node(u"a"_s), path);
    QTRY_VERIFY(isSaving());
    const auto shown = [this] {
        QString all;
        for (const QLabel *label : m_pane->findChildren<QLabel *>())
            all += label->text();
        return all;
    };
    QTRY_VERIFY2(shown().contains("0.50 of 1.00 MB"_L1), qPrintable(shown()));
    m_pane->findChild<QAbstractButton *>(u"previewSaveCancel"_s)->click();
    QTRY_VERIFY(!isSaving());
    QCOMPARE(m_store->stopped, 1);
    QVERIFY(before.open(QFile::ReadOnly));
    QCOMPARE(before.readAll(), "before"_ba);
    QVERIFY(!m_pane->findChild<QWidget *>(u"previewMessage"_s)->isVisible());
}

/// Another selection stops a reading, not a saving.
void TestPreviewLoader::savingGoesOn()
{
    const QString path = m_folder.filePath(u"saved"_s);
    m_pane->save(node(u"a"_s), path);
    QTRY_COMPARE(m_store->begun, 1);
    m_pane->showNode(node(u"b"_s));
    m_loader->clear();
    m_store->isSlow = false;
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(QFileInfo(path).size(), Size);
}

void TestPreviewLoader::tooLargeToDrag()
{
    m_pane->drag(node(u"large"_s));
    auto *message = m_pane->findChild<views::MessagePanel *>(u"previewMessage"_s);
    QTRY_VERIFY(message->isVisible());
    QVERIFY(message->message().text.contains("too large"_L1));
    QCOMPARE(m_store->begun, 0);
}

QTEST_MAIN(TestPreviewLoader)
#include "tst_previewloader.moc"
