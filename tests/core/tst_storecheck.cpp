// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/storecheck.h"

#include "core/store/ocistore.h"
#include "tests/support/compressing.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using store::Damage;
using support::TarBuilder;

namespace {

QByteArray toBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// Which takes the place of what is there.
void write(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

const QString Name = QStringLiteral("docker.io/library/app:1");

} // namespace

/// What a check says of stores that other programs, or nobody with good intentions, wrote: all
/// files have the digests of their names.
class TestStoreCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void content_data();
    void content();
    void contentIsUnpackedOnce();
    void wrongCount();
    void manifestThatIsNone();
    void entryThatIsNone();
    void ambiguousName();
    void truncatedIndex();
    void otherVersion();

private:
    /// The manifest of an image of \a layers whose configuration says \a diffIds of them.
    oci::Descriptor addImage(const QList<QByteArray> &layers, const QList<oci::Digest> &diffIds);
    void list(const oci::Descriptor &target, const QString &name);
    [[nodiscard]] store::CheckReport check() const
    {
        return m_store->check().value_or(store::CheckReport{.blobs = -1, .damages = {}});
    }
    [[nodiscard]] QString path(const oci::Digest &digest) const
    {
        return m_store->layout().blobPath(digest);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<store::OciStore> m_store;
};

void TestStoreCheck::initTestCase()
{
    REQUIRE_TOOLS(u"gzip"_s, u"zstd"_s);
}

void TestStoreCheck::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = *store::OciStore::open(m_folder->filePath(u"images"_s),
                                     layers::TocCache(m_folder->filePath(u"tables"_s)));
}

oci::Descriptor TestStoreCheck::addImage(const QList<QByteArray> &layers,
                                         const QList<oci::Digest> &diffIds)
{
    store::ImageLayout &layout = m_store->layout();
    QJsonArray descriptors;
    for (const QByteArray &layer : layers)
        descriptors.append(support::addBlob(layout, layer, oci::MediaType::OciLayerGzip).toJson());
    QJsonArray ids;
    for (const oci::Digest &id : diffIds)
        ids.append(id.toString());
    const QByteArray config =
        toBytes({{u"os"_s, u"linux"_s},
                 {u"architecture"_s, u"amd64"_s},
                 {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, ids}}}});
    return support::addBlob(
        layout,
        toBytes(
            {{u"schemaVersion"_s, 2},
             {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
             {u"config"_s, support::addBlob(layout, config, oci::MediaType::OciConfig).toJson()},
             {u"layers"_s, descriptors}}),
        oci::MediaType::OciManifest);
}

void TestStoreCheck::list(const oci::Descriptor &target, const QString &name)
{
    VERIFY_RESULT(m_store->addImage(target, *oci::Reference::parse(name), {target}));
}

void TestStoreCheck::content_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::addColumn<oci::Digest>("diffId");
    QTest::addColumn<int>("kind"); // -1: whole.
    const QByteArray tar = TarBuilder().filler("a", 5000).bytes();
    const QByteArray gzip = support::gzip(tar);
    const oci::Digest right = oci::Digest::of(tar);
    const oci::Digest other = oci::Digest::of("other");
    const auto sha512 = oci::Digest::of(tar, oci::Digest::Algorithm::Sha512);
    const int wrong = int(Damage::Kind::WrongDiffId);
    const int unreadable = int(Damage::Kind::Unreadable);
    QTest::newRow("plain") << tar << right << -1;
    QTest::newRow("gzip") << gzip << right << -1;
    QTest::newRow("zstd") << support::zstd(tar) << right << -1;
    QTest::newRow("SHA-512") << gzip << sha512 << -1;
    QTest::newRow("another's, plain") << tar << other << wrong;
    QTest::newRow("another's, gzip") << gzip << other << wrong;
    QTest::newRow("another's, zstd") << support::zstd(tar) << other << wrong;
    QTest::newRow("that of the blob") << gzip << oci::Digest::of(gzip) << wrong;
    QTest::newRow("cut gzip") << gzip.chopped(9) << right << unreadable;
    QTest::newRow("cut zstd") << support::zstd(tar).chopped(9) << right << unreadable;
}

void TestStoreCheck::content()
{
    QFETCH(const QByteArray, blob);
    QFETCH(const oci::Digest, diffId);
    QFETCH(const int, kind);
    list(addImage({blob}, {diffId}), u"app:1"_s);
    const auto report = check();
    QCOMPARE(report.blobs, 3);
    QCOMPARE(report.damages.size(), kind < 0 ? 0 : 1);
    if (kind < 0)
        return;
    const Damage &damage = report.damages.first();
    QCOMPARE(int(damage.kind), kind);
    QCOMPARE(damage.path, path(oci::Digest::of(blob)));
    QCOMPARE(damage.images, QStringList{Name});
    if (damage.kind == Damage::Kind::WrongDiffId)
        QVERIFY2(damage.detail.contains(diffId.toString()), qPrintable(damage.detail));
}

/// What was compared when the layer was read is not unpacked again.
void TestStoreCheck::contentIsUnpackedOnce()
{
    const QByteArray tar = TarBuilder().filler("a", 50'000).bytes();
    list(addImage({support::gzip(tar)}, {oci::Digest::of(tar)}), u"app:1"_s);
    std::atomic<qint64> first = 0;
    VERIFY_RESULT(m_store->check(&first));
    VERIFY_RESULT(m_store->analyze(*m_store->inspect(u"app:1"_s)));
    std::atomic<qint64> second = 0;
    const auto report = m_store->check(&second);
    VERIFY_RESULT(report);
    QVERIFY(report->isWhole());
    QCOMPARE(second, report->bytes);
    QVERIFY(first > second);
}

void TestStoreCheck::wrongCount()
{
    const QByteArray tar = TarBuilder().filler("a", 5000).bytes();
    const oci::Digest id = oci::Digest::of(tar);
    const auto image = addImage({tar}, {id, id});
    list(image, u"app:1"_s);
    const auto report = check();
    QCOMPARE(report.damages.size(), 1);
    QCOMPARE(report.damages.first().kind, Damage::Kind::WrongDiffId);
    QCOMPARE(report.damages.first().path, path(image.digest));
    QCOMPARE(report.damages.first().images, QStringList{Name});
}

void TestStoreCheck::manifestThatIsNone()
{
    const auto nonsense =
        support::addBlob(m_store->layout(), "no JSON", oci::MediaType::OciManifest);
    list(nonsense, u"app:1"_s);
    const auto report = check();
    QCOMPARE(report.damages.size(), 1);
    QCOMPARE(report.damages.first().kind, Damage::Kind::Unreadable);
    QCOMPARE(report.damages.first().path, path(nonsense.digest));
    QCOMPARE(report.damages.first().images, QStringList{Name});
}

void TestStoreCheck::entryThatIsNone()
{
    write(m_store->layout().indexPath(), R"({"schemaVersion":2,"manifests":[{"digest":"x"},3]})");
    const auto report = check();
    QCOMPARE(report.damages.size(), 1);
    QCOMPARE(report.damages.first().kind, Damage::Kind::Unreadable);
    QCOMPARE(report.damages.first().path, m_store->layout().indexPath());
    QVERIFY(report.damages.first().detail.startsWith(u'2'));
    QVERIFY(report.damages.first().images.isEmpty());
}

void TestStoreCheck::ambiguousName()
{
    const QByteArray tar = TarBuilder().filler("a", 5000).bytes();
    const QByteArray other = TarBuilder().filler("b", 5000).bytes();
    QJsonArray entries;
    for (const auto &target :
         {addImage({tar}, {oci::Digest::of(tar)}), addImage({other}, {oci::Digest::of(other)})})
        entries.append(store::makeEntry(target, Name).json);
    write(m_store->layout().indexPath(),
          toBytes({{u"schemaVersion"_s, 2}, {u"manifests"_s, entries}}));
    const auto report = check();
    QCOMPARE(report.damages.size(), 1);
    QCOMPARE(report.damages.first().kind, Damage::Kind::Ambiguous);
    QCOMPARE(report.damages.first().path, Name);
    for (const QJsonValue &entry : std::as_const(entries))
        QVERIFY(report.damages.first().detail.contains(entry[u"digest"_s].toString()));
}

/// The list is as good as the copy of it says.
void TestStoreCheck::truncatedIndex()
{
    const QByteArray tar = TarBuilder().filler("a", 5000).bytes();
    list(addImage({tar}, {oci::Digest::of(tar)}), u"app:1"_s);
    const QString index = m_store->layout().indexPath();
    QVERIFY(QFile::resize(index, QFileInfo(index).size() / 2));
    const auto listed = m_store->list();
    QVERIFY(!listed);
    QCOMPARE(listed.error().code, ErrorCode::Corrupt);
    const auto report = check();
    QCOMPARE(report.damages.size(), 1);
    QCOMPARE(report.damages.first().kind, Damage::Kind::Unreadable);
    QCOMPARE(report.damages.first().path, index);
    QCOMPARE(report.blobs, 3);
    QCOMPARE(report.orphanBlobs, 0);
}

void TestStoreCheck::otherVersion()
{
    const QString folder = m_store->layout().folder();
    write(folder + u"/oci-layout"_s, R"({"imageLayoutVersion":"2.0.0"})");
    const auto opened =
        store::OciStore::open(folder, layers::TocCache(m_folder->filePath(u"tables"_s)));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Unsupported);
    QVERIFY(opened.error().message.contains(folder));
    QVERIFY(opened.error().detail.contains("2.0.0"_L1));
}

QTEST_GUILESS_MAIN(TestStoreCheck)
#include "tst_storecheck.moc"
