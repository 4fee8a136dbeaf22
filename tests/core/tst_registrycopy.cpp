// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/copy.h"
#include "core/registry/removal.h"

#include "core/registry/client.h"
#include "tests/support/expected.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pushedimage.h"
#include "tests/support/rawserver.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"
#include "tests/support/uploadregistry.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using registry::PushOutcome;
using support::RawConnection;
using support::RawRequest;
using support::RegistryServer;

namespace {

registry::Client::Options quick()
{
    return {.retry = {.base = std::chrono::milliseconds(5)}, .uploadChunk = 100'000};
}

oci::Reference reference(const QString &text)
{
    return *oci::Reference::parse(text);
}

Result<PushOutcome> copy(const QString &source, const QString &target,
                         const std::optional<oci::Platform> &platform = {})
{
    const registry::Client client(quick());
    registry::PullProgress progress;
    return registry::copy(
        client, {.source = reference(source), .target = reference(target), .platform = platform},
        progress);
}

std::optional<oci::Digest> digestOf(const QString &name)
{
    const auto found = registry::Client(quick()).resolve(reference(name));
    return found ? *found : std::nullopt;
}

} // namespace

/// Images from one registry to another, tags and removals there, without a store.
class TestRegistryCopy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allPlatforms();
    void onePlatform();
    void insideOfOneRegistry();
    void sourceBreaksOff_data();
    void sourceBreaksOff();
    void sourceLimits();
    void targetBreaksOff();
    void sourceSendsOtherBytes();
    void tagged();
    void removed();
    void tagAloneCannotBeRemoved();
    void nothingCanBeRemoved();
    void whatIsNotThere();

private:
    [[nodiscard]] oci::Descriptor pushIndex(const QString &path);
    [[nodiscard]] support::PushedImage pushImage(const QString &path, quint32 seed);
    [[nodiscard]] QString at(const QString &name) const { return m_source.host() + u'/' + name; }
    [[nodiscard]] QString there(const QString &name) const { return m_target.host() + u'/' + name; }

    RegistryServer m_source;
    RegistryServer m_target;
};

void TestRegistryCopy::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_source.start(), qPrintable(m_source.errorString()));
    QVERIFY2(m_target.start(), qPrintable(m_target.errorString()));
}

support::PushedImage TestRegistryCopy::pushImage(const QString &path, quint32 seed)
{
    return support::push(m_source, path, u"1"_s,
                         {.layers = {support::incompressibleTar(350'000, seed),
                                     support::incompressibleTar(60'000, seed + 1)}});
}

oci::Descriptor TestRegistryCopy::pushIndex(const QString &path)
{
    const QByteArray base = support::incompressibleTar(350'000, 70);
    const auto amd = support::push(m_source, path, u"amd64"_s,
                                   {.layers = {base, support::incompressibleTar(90'000, 71)}});
    const auto arm = support::push(
        m_source, path, u"arm64"_s,
        {.layers = {base, support::incompressibleTar(80'000, 72)}, .platform = u"linux/arm64"_s});
    return support::pushIndex(m_source, path, u"1"_s, {amd, arm});
}

void TestRegistryCopy::allPlatforms()
{
    const oci::Descriptor index = pushIndex(u"multi"_s);
    const auto outcome = copy(at(u"multi:1"_s), there(u"team/multi:2"_s));
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->target.digest, index.digest);
    QVERIFY(outcome->uploadedBytes > 520'000);
    QCOMPARE(digestOf(there(u"team/multi:2"_s)), index.digest);
    const auto again = copy(at(u"multi:1"_s), there(u"team/multi:2"_s));
    VERIFY_RESULT(again);
    QVERIFY(again->wasComplete);
}

void TestRegistryCopy::onePlatform()
{
    (void)pushIndex(u"multi"_s);
    const auto arm = *oci::Platform::parse(u"linux/arm64");
    const auto outcome = copy(at(u"multi:1"_s), there(u"arm:1"_s), arm);
    VERIFY_RESULT(outcome);
    QCOMPARE(digestOf(there(u"arm:1"_s)), digestOf(at(u"multi:arm64"_s)));
    const auto none =
        copy(at(u"multi:1"_s), there(u"none:1"_s), *oci::Platform::parse(u"linux/s390x"));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void TestRegistryCopy::insideOfOneRegistry()
{
    const auto image = pushImage(u"from/app"_s, 40);
    support::RegistryProxy proxy(m_source.port());
    const auto outcome = copy(proxy.host() + u"/from/app:1"_s, proxy.host() + u"/to/app:9"_s);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->mountedLayers, 2);
    QCOMPARE(outcome->uploadedBytes, 0);
    QCOMPARE(proxy.blobBytes(), 0);
    QCOMPARE(digestOf(at(u"to/app:9"_s)), image.manifest.digest);
}

/// A blob of the source breaks off, and is asked for from there; or of a source that knows no
/// ranges, whole, and what went already is passed over.
void TestRegistryCopy::sourceBreaksOff_data()
{
    QTest::addColumn<bool>("knowsRanges");
    QTest::newRow("goes on") << true;
    QTest::newRow("begins anew") << false;
}

void TestRegistryCopy::sourceBreaksOff()
{
    QFETCH(const bool, knowsRanges);
    const QByteArray bytes = support::incompressibleTar(350'000, 42);
    std::atomic<bool> isFirst = true;
    std::atomic<int> rest = 0; // So often from where it broke off.
    support::MemoryRegistry source([&](const RawRequest &request, RawConnection &connection) {
        const QByteArray digest = oci::Digest::of(bytes).toString().toLatin1();
        if (request.method != "GET" || !request.path().endsWith(digest))
            return false;
        const qint64 start = knowsRanges ? request.rangeStart() : 0;
        rest += request.rangeStart() == 234'567 ? 1 : 0;
        const QByteArray total = QByteArray::number(bytes.size());
        support::RawHeaders headers{{"Content-Length", QByteArray::number(bytes.size() - start)}};
        if (start > 0)
            headers.append({"Content-Range", "bytes " + QByteArray::number(start) + '-'
                                                 + QByteArray::number(bytes.size() - 1) + '/'
                                                 + total});
        connection.head(start > 0 ? 206 : 200, headers);
        const bool breaks = isFirst.exchange(false);
        connection.send(breaks ? bytes.first(234'567) : bytes.sliced(start));
        if (breaks)
            connection.close();
        return true;
    });
    const auto layer = source.addBlob(bytes, oci::MediaType::OciLayer);
    const auto image = source.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    support::UploadRegistry target;
    const auto outcome = copy(source.host() + u"/app:1"_s, target.host() + u"/app:1"_s);
    VERIFY_RESULT(outcome);
    QVERIFY(rest > 0);
    QCOMPARE(target.blob(layer.digest), bytes);
    QCOMPARE(oci::Digest::of(target.manifest(u"1"_s)), image.digest);
    // The target did not notice.
    QCOMPARE(target.uploads("POST").size(), 2);
    for (const RawRequest &request : target.requests())
        QVERIFY(request.method != "GET");
}

/// More often than a problem is tried, as somebody looks on.
void TestRegistryCopy::sourceLimits()
{
    const QByteArray bytes = support::incompressibleTar(50'000, 43);
    std::atomic<int> refusals = 10;
    support::MemoryRegistry source([&](const RawRequest &request, RawConnection &connection) {
        const QByteArray digest = oci::Digest::of(bytes).toString().toLatin1();
        if (request.method != "GET" || !request.path().endsWith(digest) || refusals-- <= 0)
            return false;
        connection.answer(429, {}, {{"Retry-After", "0"}});
        return true;
    });
    const auto layer = source.addBlob(bytes, oci::MediaType::OciLayer);
    source.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    support::UploadRegistry target;
    auto options = quick();
    options.retry.limitBase = std::chrono::milliseconds(1);
    const registry::Client client(options);
    registry::PullProgress progress;
    progress.setOutwaitsLimits();
    VERIFY_RESULT(registry::copy(client,
                                 {.source = reference(source.host() + u"/app:1"_s),
                                  .target = reference(target.host() + u"/app:1"_s)},
                                 progress));
    QCOMPARE(target.blob(layer.digest), bytes);
}

/// What came of a piece stays with the target, and the source is asked for the rest.
void TestRegistryCopy::targetBreaksOff()
{
    const auto image = pushImage(u"app"_s, 46);
    std::atomic<int> pieces = 0;
    support::UploadRegistry *self = nullptr;
    support::UploadRegistry target({}, [&](const RawRequest &request, RawConnection &) {
        if (request.method == "PATCH" && ++pieces == 2)
            self->breakNext("PATCH", 5000);
        return false;
    });
    self = &target;
    const auto outcome = copy(at(u"app:1"_s), target.host() + u"/app:1"_s);
    VERIFY_RESULT(outcome);
    for (const oci::Descriptor &layer : image.layers)
        QCOMPARE(target.blob(layer.digest).size(), layer.size);
    QCOMPARE(oci::Digest::of(target.manifest(u"1"_s)), image.manifest.digest);
}

void TestRegistryCopy::sourceSendsOtherBytes()
{
    const QByteArray bytes = support::incompressibleTar(350'000, 48);
    support::MemoryRegistry source([&](const RawRequest &request, RawConnection &connection) {
        const QByteArray digest = oci::Digest::of(bytes).toString().toLatin1();
        if (request.method != "GET" || !request.path().endsWith(digest))
            return false;
        QByteArray wrong = bytes;
        wrong[100'000] = char(wrong[100'000] ^ 1);
        connection.answer(200, wrong);
        return true;
    });
    const auto layer = source.addBlob(bytes, oci::MediaType::OciLayer);
    (void)source.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    support::UploadRegistry target;
    const auto outcome = copy(source.host() + u"/app:1"_s, target.host() + u"/app:1"_s);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::DigestMismatch);
    QVERIFY(target.manifest(u"1"_s).isEmpty());
    // The target was not told that it is complete.
    for (const RawRequest &put : target.uploads("PUT"))
        QVERIFY(!put.query(u"digest"_s).contains(layer.digest.encoded()));
}

void TestRegistryCopy::tagged()
{
    const auto image = pushImage(u"named/app"_s, 50);
    const registry::Client client(quick());
    const auto done = registry::tag(client, reference(at(u"named/app:1"_s)),
                                    reference(at(u"named/app:stable"_s)));
    VERIFY_RESULT(done);
    QCOMPARE(done->digest, image.manifest.digest);
    QCOMPARE(digestOf(at(u"named/app:stable"_s)), image.manifest.digest);
    const auto elsewhere = registry::tag(client, reference(at(u"named/app:1"_s)),
                                         reference(at(u"other/app:stable"_s)));
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().code, ErrorCode::InvalidArgument);
}

void TestRegistryCopy::removed()
{
    const auto image = pushImage(u"gone/app"_s, 52);
    const registry::Client client(quick());
    VERIFY_RESULT(
        registry::tag(client, reference(at(u"gone/app:1"_s)), reference(at(u"gone/app:2"_s))));
    const auto other = support::push(m_source, u"gone/app"_s, u"3"_s,
                                     {.layers = {support::incompressibleTar(1000, 99)}});
    const QString name = at(u"gone/app@"_s) + image.manifest.digest.toString();
    const auto plan = registry::planRemoval(client, reference(name));
    VERIFY_RESULT(plan);
    QVERIFY(plan->isManifest);
    QCOMPARE(plan->tags, (QStringList{u"1"_s, u"2"_s}));
    QVERIFY(!plan->hasMoreTags);
    QCOMPARE(digestOf(at(u"gone/app:1"_s)), image.manifest.digest); // Nothing was done yet.
    VERIFY_RESULT(registry::remove(client, *plan));
    QVERIFY(!digestOf(at(u"gone/app:1"_s)));
    QVERIFY(!digestOf(at(u"gone/app:2"_s)));
    QCOMPARE(digestOf(at(u"gone/app:3"_s)), other.manifest.digest);
}

/// Of docker-registry 2.8, and of others: the person is told what would go instead.
void TestRegistryCopy::tagAloneCannotBeRemoved()
{
    const auto image = pushImage(u"kept/app"_s, 54);
    const registry::Client client(quick());
    const auto plan = registry::planRemoval(client, reference(at(u"kept/app:1"_s)));
    VERIFY_RESULT(plan);
    QVERIFY(!plan->isManifest);
    QCOMPARE(plan->tags, QStringList{u"1"_s});
    const auto removed = registry::remove(client, *plan);
    QVERIFY(!removed);
    QCOMPARE(removed.error().code, ErrorCode::Unsupported);
    QVERIFY2(removed.error().message.contains(image.manifest.digest.toString()),
             qPrintable(removed.error().message));
    QCOMPARE(digestOf(at(u"kept/app:1"_s)), image.manifest.digest);
}

void TestRegistryCopy::nothingCanBeRemoved()
{
    support::UploadRegistry closed({}, [](const RawRequest &request, RawConnection &connection) {
        if (request.method != "DELETE")
            return false;
        connection.answer(405, R"({"errors":[{"code":"UNSUPPORTED","message":"no"}]})");
        return true;
    });
    const registry::Client client(quick());
    registry::RemoteRemoval removal{
        .name = reference(closed.host() + u"/app@"_s + oci::Digest::of("x").toString()),
        .isManifest = true};
    const auto removed = registry::remove(client, removal);
    QVERIFY(!removed);
    QCOMPARE(removed.error().code, ErrorCode::Unsupported);
    QVERIFY2(removed.error().message.contains("does not allow"_L1),
             qPrintable(removed.error().message));
}

void TestRegistryCopy::whatIsNotThere()
{
    const registry::Client client(quick());
    QVERIFY(!registry::planRemoval(client, reference(at(u"nothing/app:1"_s))));
    QVERIFY(!registry::tag(client, reference(at(u"nothing/app:1"_s)),
                           reference(at(u"nothing/app:2"_s))));
    const auto copied = copy(at(u"nothing/app:1"_s), there(u"nothing/app:1"_s));
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestRegistryCopy)
#include "tst_registrycopy.moc"
