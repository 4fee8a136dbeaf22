// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using layers::FileEntry;
using support::TarBuilder;

namespace {

/// A store with one image: a layer of files "f0" ... "f9", and one that removes "f3".
struct Fixture
{
    Fixture()
    {
        TarBuilder base;
        for (int i = 0; i < 10; ++i)
            base.file("f" + QByteArray::number(i), contentOf(i));
        auto layout = store::ImageLayout::open(folder.filePath(u"images"_s), true);
        const auto image =
            support::addImage(*layout, {base.bytes(), TarBuilder().whiteout("f3").bytes()});
        store = *store::OciStore::open(folder.filePath(u"images"_s),
                                       layers::TocCache(folder.filePath(u"cache"_s)), false);
        if (!store->addImage(image, oci::Reference::parse(u"x:1"_s).value(), {}))
            qFatal("no image");
        details = store->inspect(u"x:1"_s).value();
    }

    static QByteArray contentOf(int i) { return "content of " + QByteArray::number(i); }

    Result<QByteArray> read(FileEntry file, qint64 limit = layers::LayerReader::Everything) const
    {
        QByteArray bytes;
        const auto done = store->readFile(
            *details, file,
            [&bytes](QByteArrayView part) -> Result<void> {
                bytes.append(part);
                return {};
            },
            limit);
        if (!done)
            return std::unexpected(done.error());
        return bytes;
    }

    const oci::Digest &blob() const { return details->manifest.layers[0].digest; }
    QString seekPath() const
    {
        return folder.filePath(u"cache/sha256-%1.seek"_s.arg(blob().encoded()));
    }

    QTemporaryDir folder;
    std::shared_ptr<store::OciStore> store;
    std::optional<store::ImageDetails> details;
};

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path); // blobs are read-only
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class StoreFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFiles();
    void mendsItsCache_data();
    void mendsItsCache();
    void believesNoBlob();
};

void StoreFilesTest::readsFiles()
{
    const Fixture fixture;
    for (quint32 i = 0; i < 10; ++i) // the removed one too
        QCOMPARE(fixture.read({0, i}).value(), Fixture::contentOf(int(i)));
    QCOMPARE(fixture.read({0, 4}, 7).value(), "content");
    QCOMPARE(fixture.read({1, 0}).value(), QByteArray()); // a whiteout is an empty file
    QCOMPARE(fixture.read({0, 10}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(fixture.read({2, 0}).error().code, ErrorCode::InvalidArgument);
    QVERIFY(QFile::exists(fixture.seekPath()));
}

void StoreFilesTest::mendsItsCache_data()
{
    QTest::addColumn<QByteArray>("seek"); // null: removed
    QTest::newRow("gone") << QByteArray();
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("nonsense") << QByteArray(5'000, 'x');
    QTest::newRow("of another layer") << layers::SeekIndex().serialize();
    QTest::newRow("wrong places") << layers::SeekIndex{
        .entryBlocks = {2, 2, 2, 2, 2, 2, 2, 2, 2, 2},
        .checkpoints = {}}.serialize();
    QTest::newRow("places of content") << layers::SeekIndex{
        .entryBlocks = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
        .checkpoints = {}}.serialize();
    QTest::newRow("places behind the end") << layers::SeekIndex{
        .entryBlocks = std::vector<quint32>(10, 4'000'000'000U),
        .checkpoints = {}}.serialize();
}

void StoreFilesTest::mendsItsCache()
{
    QFETCH(QByteArray, seek);
    const Fixture fixture;
    VERIFY_RESULT(fixture.read({0, 5}));
    const QByteArray whole = bytesOf(fixture.seekPath());
    QVERIFY(!whole.isEmpty());
    if (seek.isNull())
        QVERIFY(QFile::remove(fixture.seekPath()));
    else
        overwrite(fixture.seekPath(), seek);
    const auto read = fixture.read({0, 5});
    VERIFY_RESULT(read);
    QCOMPARE(*read, Fixture::contentOf(5));
    QCOMPARE(bytesOf(fixture.seekPath()), whole);
}

void StoreFilesTest::believesNoBlob()
{
    const Fixture fixture;
    VERIFY_RESULT(fixture.read({0, 5}));
    const QString path = fixture.store->layout().blobPath(fixture.blob());
    QByteArray blob = bytesOf(path);
    blob.replace("content of 5", "CONTENT of 5");
    overwrite(path, blob);
    QVERIFY(!fixture.read({0, 5}));
    QCOMPARE(fixture.read({0, 5}).error().code, ErrorCode::DigestMismatch);
    QVERIFY(QFile::remove(path));
    QCOMPARE(fixture.read({0, 5}).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(StoreFilesTest)
#include "tst_storefiles.moc"
