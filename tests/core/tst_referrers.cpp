// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/referrers.h"

#include "core/registry/client.h"
#include "core/registry/remoteinspect.h"
#include "tests/support/expected.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/tarbuilder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using support::MemoryRegistry;
using support::RawConnection;
using support::RawRequest;

namespace {

constexpr auto Signature = "application/vnd.dev.cosign.artifact.sig.v1+json";
constexpr auto Bill = "application/spdx+json";

QByteArray referrersJson(const QList<QByteArray> &types)
{
    QByteArrayList entries;
    for (const QByteArray &type : types)
        entries += R"({"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":")"
                   + oci::Digest::of(type).toString().toLatin1() + R"(","size":7,"artifactType":")"
                   + type + "\"}";
    return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json",)"
           R"("manifests":[)"
           + entries.join(',') + "]}";
}

QStringList typesOf(const QList<oci::Descriptor> &referrers)
{
    QStringList types;
    for (const oci::Descriptor &referrer : referrers)
        types += referrer.artifactType;
    return types;
}

bool withoutApi(const RawRequest &request, RawConnection &connection)
{
    if (!request.path().contains("/referrers/"))
        return false;
    connection.answer(404);
    return true;
}

} // namespace

class TestReferrers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byApi();
    void inPages();
    void byTag();
    void tagOfAnImage();
    void none();
    void failure();
    void tag();
    void inspected();
    void inspectedAllTheSame_data();
    void inspectedAllTheSame();
    void inspectedByPlatform();
    void notThere();

private:
    [[nodiscard]] static oci::Reference repository(const MemoryRegistry &registry)
    {
        return *oci::Reference::parse(registry.host() + u"/a/b:1"_s);
    }
};

void TestReferrers::byApi()
{
    const MemoryRegistry registry([](const RawRequest &request, RawConnection &connection) {
        if (!request.path().contains("/referrers/"))
            return false;
        connection.answer(200, referrersJson({Signature, Bill}),
                          {{"Content-Type", "application/vnd.oci.image.index.v1+json"}});
        return true;
    });
    const auto subject = oci::Digest::of("subject");
    const auto found = registry::fetchReferrers(registry::Client(), repository(registry), subject);
    VERIFY_RESULT(found);
    QCOMPARE(typesOf(*found),
             (QStringList{QString::fromLatin1(Signature), QString::fromLatin1(Bill)}));
    QCOMPARE(registry.requests().last().path(),
             "/v2/a/b/referrers/" + subject.toString().toLatin1());
}

void TestReferrers::inPages()
{
    const MemoryRegistry registry([](const RawRequest &request, RawConnection &connection) {
        const bool isFirst = request.query(u"page"_s).isEmpty();
        connection.answer(200, referrersJson({isFirst ? Signature : Bill}),
                          isFirst ? support::RawHeaders{{"Link", "<?page=2>; rel=\"next\""}}
                                  : support::RawHeaders{});
        return true;
    });
    const auto found = registry::fetchReferrers(registry::Client(), repository(registry),
                                                oci::Digest::of("subject"));
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 2);
}

/// As older registries have it.
void TestReferrers::byTag()
{
    MemoryRegistry registry(withoutApi);
    const auto subject = oci::Digest::of("subject");
    registry.addManifest(referrersJson({Bill}), oci::MediaType::OciIndex,
                         registry::referrersTag(subject));
    const auto found = registry::fetchReferrers(registry::Client(), repository(registry), subject);
    VERIFY_RESULT(found);
    QCOMPARE(typesOf(*found), QStringList{QString::fromLatin1(Bill)});
}

/// The tag is somebody's image: nothing is attached.
void TestReferrers::tagOfAnImage()
{
    MemoryRegistry registry(withoutApi);
    const auto subject = oci::Digest::of("subject");
    const auto layer =
        registry.addBlob(support::TarBuilder().file("a", "b").bytes(), oci::MediaType::OciLayer);
    registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, registry::referrersTag(subject));
    const auto found = registry::fetchReferrers(registry::Client(), repository(registry), subject);
    VERIFY_RESULT(found);
    QVERIFY(found->isEmpty());
}

void TestReferrers::none()
{
    const MemoryRegistry registry;
    const auto found = registry::fetchReferrers(registry::Client(), repository(registry),
                                                oci::Digest::of("subject"));
    VERIFY_RESULT(found);
    QVERIFY(found->isEmpty());
}

void TestReferrers::failure()
{
    const MemoryRegistry registry([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, "<html>");
        return true;
    });
    const auto found = registry::fetchReferrers(registry::Client(), repository(registry),
                                                oci::Digest::of("subject"));
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Corrupt);
}

void TestReferrers::tag()
{
    const auto digest = oci::Digest::of("subject");
    QCOMPARE(registry::referrersTag(digest), u"sha256-"_s + digest.toString().sliced(7));
    const auto longer = oci::Digest::of("subject", oci::Digest::Algorithm::Sha512);
    QCOMPARE(registry::referrersTag(longer), u"sha512-"_s + longer.toString().sliced(7, 64));
}

void TestReferrers::inspected()
{
    MemoryRegistry registry(withoutApi);
    const QByteArray tar = support::TarBuilder().file("a", "b").bytes();
    const auto layer = registry.addBlob(tar, oci::MediaType::OciLayer);
    const auto image = registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    registry.addManifest(referrersJson({Signature}), oci::MediaType::OciIndex,
                         registry::referrersTag(image.digest));
    const auto found = registry::inspectRemote(registry::Client(), repository(registry), {});
    VERIFY_RESULT(found);
    QCOMPARE(found->details.manifestDescriptor.digest, image.digest);
    QCOMPARE(found->details.manifest.layers.size(), 1);
    QCOMPARE(found->details.config.platform.toString(), u"linux/amd64"_s);
    QVERIFY(found->details.indexJson.isEmpty());
    QVERIFY(!found->details.manifestJson.isEmpty() && !found->details.configJson.isEmpty());
    QCOMPARE(found->attached.size(), 1);
    QCOMPARE(found->attached.first().descriptor.artifactType, QString::fromLatin1(Signature));
    QCOMPARE(registry.asked(layer.digest), 0); // No layer was fetched.
}

void TestReferrers::inspectedAllTheSame_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("broken") << 500 << ""_ba;
    QTest::newRow("forbidden") << 403 << ""_ba;
    QTest::newRow("no list") << 200 << "<html>"_ba;
}

/// That what is attached cannot be listed says nothing against the image.
void TestReferrers::inspectedAllTheSame()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, answer);
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        if (!request.path().contains("/referrers/"))
            return false;
        connection.answer(status, answer);
        return true;
    });
    const QByteArray tar = support::TarBuilder().file("a", "b").bytes();
    const auto layer = registry.addBlob(tar, oci::MediaType::OciLayer);
    const auto image = registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    const registry::Client client({.retry = {.tries = 2, .base = std::chrono::milliseconds(1)}});
    const auto found = registry::inspectRemote(client, repository(registry), {});
    VERIFY_RESULT(found);
    QCOMPARE(found->details.manifestDescriptor.digest, image.digest);
    QCOMPARE(found->details.manifest.layers.size(), 1);
    QVERIFY(found->attached.isEmpty());
    QVERIFY(found->attachedError);
    QVERIFY(!found->attachedError->message.isEmpty());
}

void TestReferrers::inspectedByPlatform()
{
    MemoryRegistry registry(withoutApi);
    const QByteArray tar = support::TarBuilder().file("a", "b").bytes();
    const auto layer = registry.addBlob(tar, oci::MediaType::OciLayer);
    QList<oci::Descriptor> entries;
    for (const QString &platform : {u"linux/amd64"_s, u"linux/arm64"_s}) {
        auto image = registry.addImage({layer}, {layer.digest}, platform);
        image.platform = *oci::Platform::parse(platform);
        entries += image;
    }
    // What docker build attests of the second.
    const QByteArray statement =
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":)"
        R"({"mediaType":"application/vnd.oci.image.config.v1+json","digest":")"
        + entries[0].digest.toString().toLatin1()
        + R"(","size":1},"layers":[{"mediaType":"application/vnd.in-toto+json","digest":")"
        + layer.digest.toString().toLatin1()
        + R"(","size":1,"annotations":{"in-toto.io/predicate-type":"https://spdx.dev/Document"}}]})";
    auto attestation = registry.addManifest(statement, oci::MediaType::OciManifest);
    attestation.platform = oci::Platform::normalized(u"unknown"_s, u"unknown"_s);
    attestation.annotations = {{oci::annotation::ReferenceType, u"attestation-manifest"_s},
                               {oci::annotation::ReferenceDigest, entries[1].digest.toString()}};
    entries += attestation;
    const auto index = registry.addIndex(entries, u"1"_s);
    const auto found = registry::inspectRemote(registry::Client(), repository(registry),
                                               *oci::Platform::parse(u"linux/arm64"));
    VERIFY_RESULT(found);
    QCOMPARE(found->details.image.target.digest, index.digest);
    QCOMPARE(found->details.manifestDescriptor.digest, entries[1].digest);
    QCOMPARE(found->details.config.platform.architecture, u"arm64"_s);
    QCOMPARE(found->details.image.platforms.size(), 2);
    QVERIFY(!found->details.indexJson.isEmpty());
    QCOMPARE(found->attached.size(), 1);
    QCOMPARE(found->attached.first().predicates, QStringList{u"https://spdx.dev/Document"_s});
}

void TestReferrers::notThere()
{
    const MemoryRegistry registry;
    const auto found = registry::inspectRemote(registry::Client(), repository(registry), {});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestReferrers)
#include "tst_referrers.moc"
