// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/rootfsimport.h"

#include "core/store/archivefile.h"
#include "core/store/ocistore.h"
#include "tests/support/compressing.h"
#include "tests/support/expected.h"
#include "tests/support/tarbuilder.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using support::TarBuilder;

namespace {

const QByteArray Base = TarBuilder().folder("etc").file("etc/name", "base").bytes();
const QByteArray App = TarBuilder().folder("bin").filler("bin/app", 300'000).bytes();

/// A store in a folder of its own, with nothing in it.
struct TestStore
{
    QTemporaryDir folder;
    std::shared_ptr<store::OciStore> store = *store::OciStore::open(
        folder.filePath(u"images"_s), layers::TocCache(folder.filePath(u"tables"_s)));

    store::OciStore *operator->() const { return store.get(); }
    store::OciStore &operator*() const { return *store; }

    /// No damage, nothing that no image has, and nothing on its way.
    bool isClean() const
    {
        const auto report = store->check();
        QDirIterator files(store->layout().folder() + u"/.millefeuille-ingest"_s, QDir::Files,
                           QDirIterator::Subdirectories);
        return report && report->isWhole() && report->orphanBlobs == 0 && !files.hasNext();
    }
    QString write(const QByteArray &bytes) const
    {
        const QString path = folder.filePath(u"root.tar"_s);
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the tar of the test cannot be written");
        return path;
    }
};

} // namespace

class TestRootFsImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imported_data();
    void imported();
    void notImported_data();
    void notImported();
};

void TestRootFsImport::imported_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<oci::MediaType>("type");
    QTest::newRow("plain") << Base << oci::MediaType::OciLayer;
    QTest::newRow("gzip") << support::gzip(Base) << oci::MediaType::OciLayerGzip;
    QTest::newRow("zstd") << support::zstd(Base) << oci::MediaType::OciLayerZstd;
    QTest::newRow("xz, unpacked") << support::filterThrough(u"xz"_s, {u"-c"_s}, Base)
                                  << oci::MediaType::OciLayer;
}

void TestRootFsImport::imported()
{
    QFETCH(const QByteArray, tar);
    QFETCH(const oci::MediaType, type);
    TestStore test;
    const QString path = test.write(tar);
    core::Progress progress;
    const auto imported = store::importFile(*test, path,
                                            {.name = u"root:1"_s,
                                             .platform = *oci::Platform::parse(u"linux/arm64"),
                                             .message = u"from the attic"_s},
                                            progress);
    VERIFY_RESULT(imported);
    QCOMPARE(imported->names, QStringList{u"docker.io/library/root:1"_s});
    QVERIFY(test.isClean());
    QCOMPARE(progress.status().doneBytes, tar.size());
    const auto details = test->inspect(u"root:1"_s);
    VERIFY_RESULT(details);
    QCOMPARE(details->config.platform.toString(), u"linux/arm64"_s);
    QCOMPARE(details->config.history.first().comment, u"from the attic"_s);
    QCOMPARE(details->manifest.layers.first().mediaType, type);
    QCOMPARE(details->config.diffIds.first().digest(), oci::Digest::of(Base));
    const auto analysis = test->analyze(*details);
    VERIFY_RESULT(analysis);
    QCOMPARE((*analysis)->storedBytes, 4);
}

void TestRootFsImport::notImported_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no files") << TarBuilder().bytes();
    QTest::newRow("no tar") << QByteArray(2000, 'x');
    QTest::newRow("cut off") << App.first(App.size() / 2);
}

void TestRootFsImport::notImported()
{
    QFETCH(const QByteArray, tar);
    TestStore test;
    const QString path = test.write(tar);
    core::Progress progress;
    const auto imported = store::importFile(
        *test, path, {.name = u"root:1"_s, .platform = oci::Platform::host()}, progress);
    QVERIFY(!imported);
    QCOMPARE(imported.error().code, ErrorCode::Corrupt);
    QVERIFY(test->list()->isEmpty());
    QVERIFY(test.isClean());
}

QTEST_GUILESS_MAIN(TestRootFsImport)
#include "tst_rootfsimport.moc"
