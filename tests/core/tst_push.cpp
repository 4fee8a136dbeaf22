// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/push.h"

#include "core/registry/client.h"
#include "core/registry/credentials.h"
#include "core/registry/hostgate.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/tokenserver.h"
#include "tests/support/tools.h"

#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using core::Result;
using registry::PushOutcome;
using support::PulledStore;
using support::pullOf;
using support::RegistryServer;

namespace {

class Login final : public registry::CredentialSource
{
public:
    Result<std::optional<registry::Credentials>> find(const QString &, std::stop_token) override
    {
        return registry::Credentials{.username = u"ada"_s, .password = u"secret"_s};
    }
};

registry::Client::Options quick()
{
    return {.retry = {.base = std::chrono::milliseconds(5)}, .uploadChunk = 100'000};
}

oci::Reference reference(const QString &text)
{
    return *oci::Reference::parse(text);
}

Result<PushOutcome> push(const PulledStore &store, const QString &image, const QString &target,
                         const std::optional<oci::Platform> &platform = {},
                         const registry::Client::Options &options = quick())
{
    const registry::Client client(options);
    registry::PullProgress progress;
    return registry::push(client, *store,
                          {.image = image, .target = reference(target), .platform = platform},
                          progress);
}

/// What another tool gets of it: the bytes of the manifest or index.
QByteArray rawManifest(const QString &name)
{
    const auto run = support::runTool(
        u"skopeo"_s, {u"inspect"_s, u"--raw"_s, u"--tls-verify=false"_s, u"docker://"_s + name});
    return run.isDone() ? run.output : run.errors;
}

} // namespace

/// Images of the store on their way to real registries.
class TestPush final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void roundTrip();
    void allPlatforms();
    void partOfAnIndex();
    void mountsWhatIsThere();
    void sendsOnlyWhatIsMissing();
    void tokens_data();
    void tokens();
    void waitsForAPlace();
    void brokenPiece();
    void needsATag();

private:
    /// An index of two platforms that share a layer, in m_source.
    [[nodiscard]] oci::Descriptor pushIndex(const QString &path);

    RegistryServer m_source;
    RegistryServer m_target;
};

void TestPush::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"skopeo"_s);
    QVERIFY2(m_source.start(), qPrintable(m_source.errorString()));
    QVERIFY2(m_target.start(), qPrintable(m_target.errorString()));
}

oci::Descriptor TestPush::pushIndex(const QString &path)
{
    const QByteArray base = support::incompressibleTar(350'000, 7);
    const auto amd = support::push(m_source, path, u"amd64"_s,
                                   {.layers = {base, support::incompressibleTar(90'000, 8)}});
    const auto arm = support::push(
        m_source, path, u"arm64"_s,
        {.layers = {base, support::incompressibleTar(80'000, 9)}, .platform = u"linux/arm64"_s});
    return support::pushIndex(m_source, path, u"1"_s, {amd, arm});
}

void TestPush::roundTrip()
{
    const auto image = support::push(m_source, u"app"_s, u"1"_s,
                                     {.layers = {support::incompressibleTar(350'000, 1),
                                                 support::incompressibleTar(60'000, 2)}});
    PulledStore store;
    const QString name = m_source.host() + u"/app:1"_s;
    VERIFY_RESULT(store.pull(name));
    const QString there = m_target.host() + u"/team/app:2"_s;
    const auto outcome = push(store, name, there);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->target.digest, image.manifest.digest);
    QVERIFY(outcome->uploadedBytes >= image.layerBytes());
    QCOMPARE(outcome->mountedLayers, 0);
    QCOMPARE(rawManifest(there), rawManifest(name));
    QCOMPARE(oci::Digest::of(rawManifest(there)), image.manifest.digest);
    // Another store gets the same.
    PulledStore other;
    VERIFY_RESULT(other.pull(there));
    QVERIFY(other.isWhole());
    QCOMPARE(other.blobBytes(), store.blobBytes());
}

void TestPush::allPlatforms()
{
    const oci::Descriptor index = pushIndex(u"multi"_s);
    PulledStore store;
    const QString name = m_source.host() + u"/multi:1"_s;
    auto request = pullOf(name);
    request.allPlatforms = true;
    VERIFY_RESULT(store.pull(request));
    const QString there = m_target.host() + u"/multi:1"_s;
    const auto outcome = push(store, name, there);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->target.digest, index.digest);
    QCOMPARE(rawManifest(there), rawManifest(name));
    PulledStore other;
    request.reference = reference(there);
    VERIFY_RESULT(other.pull(request));
    QVERIFY(other.isWhole());
    QCOMPARE(other->list()->first().platforms.size(), 2);

    const auto again = push(store, name, there);
    VERIFY_RESULT(again);
    QVERIFY(again->wasComplete);
    QCOMPARE(again->uploadedBytes, 0);
}

void TestPush::partOfAnIndex()
{
    const oci::Descriptor index = pushIndex(u"part"_s);
    PulledStore store;
    const QString name = m_source.host() + u"/part:1"_s;
    auto request = pullOf(name);
    request.platform = *oci::Platform::parse(u"linux/amd64");
    VERIFY_RESULT(store.pull(request));

    // A registry that has nothing of it does not take the index, and nothing was sent.
    const QString there = m_target.host() + u"/part:1"_s;
    const auto whole = push(store, name, there);
    QVERIFY(!whole);
    QCOMPARE(whole.error().code, ErrorCode::NotFound);
    QVERIFY2(whole.error().message.contains("linux/arm64 is not here"_L1)
                 && whole.error().message.contains("here is: linux/amd64"_L1),
             qPrintable(whole.error().message));
    const registry::Client client(quick());
    QVERIFY(!client.fetchTags(reference(there)));

    // One platform is an image of its own.
    const auto one = push(store, name, there, request.platform);
    VERIFY_RESULT(one);
    QVERIFY(one->target.digest != index.digest);
    QVERIFY(rawManifest(there).contains("\"layers\""));

    // Where the other platform is, the index can go although it is not here.
    const QString beside = m_source.host() + u"/part:beside"_s;
    VERIFY_RESULT(push(store, name, beside));
    QCOMPARE(oci::Digest::of(rawManifest(beside)), index.digest);
}

void TestPush::mountsWhatIsThere()
{
    const auto image = support::push(m_source, u"library/base"_s, u"1"_s,
                                     {.layers = {support::incompressibleTar(150'000, 3),
                                                 support::incompressibleTar(60'000, 4)}});
    PulledStore store;
    support::RegistryProxy proxy(m_source.port());
    const QString name = proxy.host() + u"/library/base:1"_s;
    VERIFY_RESULT(store.pull(name));
    const QString there = proxy.host() + u"/team/derived:1"_s;
    const auto outcome = push(store, name, there);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->uploadedBytes, 0);
    QCOMPARE(outcome->mountedLayers, 2);
    QVERIFY(!outcome->wasComplete);
    QCOMPARE(oci::Digest::of(rawManifest(there)), image.manifest.digest);
    for (const auto &request : proxy.requests())
        QVERIFY(request.method != "PATCH");
}

void TestPush::sendsOnlyWhatIsMissing()
{
    const QByteArray base = support::incompressibleTar(150'000, 5);
    (void)support::push(m_target, u"shared"_s, u"1"_s, {.layers = {base}});
    const QByteArray top = support::incompressibleTar(30'000, 6);
    PulledStore store;
    const auto image = support::addImage(store->layout(), {base, top});
    const QString name = m_target.host() + u"/shared:2"_s;
    VERIFY_RESULT(store->addImage(image, reference(name), {image}));
    support::RegistryProxy proxy(m_target.port());
    const auto outcome = push(store, name, proxy.host() + u"/shared:2"_s);
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->uploadedBytes >= top.size());
    QVERIFY(outcome->uploadedBytes < top.size() + 2000); // The configuration.
    QCOMPARE(outcome->mountedLayers, 0);
}

void TestPush::tokens_data()
{
    QTest::addColumn<int>("told");
    QTest::addColumn<bool>("isLoggedIn");
    QTest::newRow("one token") << 300 << true;
    QTest::newRow("renewed in mid-push, as told") << 2 << true;
    QTest::newRow("anonymous") << 300 << false;
}

void TestPush::tokens()
{
    QFETCH(const int, told);
    QFETCH(const bool, isLoggedIn);
    const support::TokenServer tokens(
        {.user = u"ada"_s, .password = u"secret"_s, .expiresIn = told});
    RegistryServer registry(
        {.tokenRealm = tokens.realm(), .tokenCertificate = tokens.certificatePath()});
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    PulledStore store;
    QList<QByteArray> tars;
    for (quint32 i = 0; i < 4; ++i)
        tars.append(support::incompressibleTar(120'000, 20 + i));
    const auto image = support::addImage(store->layout(), tars);
    const QString name = registry.host() + u"/private/app:1"_s;
    VERIFY_RESULT(store->addImage(image, reference(name), {image}));
    auto options = quick();
    if (isLoggedIn)
        options.credentials = std::make_shared<Login>();
    const auto outcome = push(store, name, name, {}, options);
    if (!isLoggedIn) {
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == ErrorCode::Unauthenticated
                || outcome.error().code == ErrorCode::PermissionDenied);
        return;
    }
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->uploadedBytes > 480'000);
    const auto last = tokens.requests().last();
    QVERIFY2(last.target.contains("push"), last.target.constData());
    if (told == 300)
        QVERIFY(tokens.requests().size() <= 2); // To look, and to write.
}

/// The answer to a piece is lost: this registry then knows the upload no more, and the blob begins
/// anew.
/// Pulls and pushes of one registry have one queue.
void TestPush::waitsForAPlace()
{
    PulledStore store;
    static_cast<void>(support::push(m_source, u"queue"_s, u"1"_s,
                                    {.layers = {support::incompressibleTar(50'000, 21)}}));
    VERIFY_RESULT(store.pull(m_source.host() + u"/queue:1"_s));
    registry::Client client(quick());
    client.hosts().setBlobsAtOnce(1);
    auto place = client.hosts().enter(m_target.host(), {});
    VERIFY_RESULT(place);
    registry::PullProgress progress;
    auto pushed = std::async(std::launch::async, [&] {
        return registry::push(client, *store,
                              {.image = m_source.host() + u"/queue:1"_s,
                               .target = reference(m_target.host() + u"/queue:1"_s)},
                              progress);
    });
    QCOMPARE(pushed.wait_for(500ms), std::future_status::timeout);
    QCOMPARE(progress.status().layers.first().stage, registry::LayerStage::Queued);
    {
        const auto gone = *std::move(place);
    }
    VERIFY_RESULT(pushed.get());
    QCOMPARE(progress.status().layers.first().stage, registry::LayerStage::Done);
}

void TestPush::brokenPiece()
{
    std::atomic<int> pieces = 0;
    support::RegistryProxy proxy(m_target.port());
    proxy.setFault([&](support::PendingAnswer &answer) {
        if (answer.request.method == "PATCH" && ++pieces == 2)
            return answer.client.reset();
        answer.sendAll();
    });
    PulledStore store;
    const auto image =
        support::addImage(store->layout(), {support::incompressibleTar(350'000, 30)});
    const QString name = proxy.host() + u"/broken/app:1"_s;
    VERIFY_RESULT(store->addImage(image, reference(name), {image}));
    const auto outcome = push(store, name, name);
    VERIFY_RESULT(outcome);
    QCOMPARE(pieces, 6); // Two, and all four again.
    QCOMPARE(oci::Digest::of(rawManifest(m_target.host() + u"/broken/app:1"_s)), image.digest);
}

void TestPush::needsATag()
{
    PulledStore store;
    const QString digest = oci::Digest::of("x").toString();
    const auto outcome = push(store, digest, m_target.host() + u"/app@"_s + digest);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestPush)
#include "tst_push.moc"
