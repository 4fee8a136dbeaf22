// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/transfer.h"
#include "tests/support/enginepool.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"

#include <QTest>

#include <atomic>
#include <csignal>
#include <future>
#include <mutex>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using engine::TransferLayer;
using engine::TransferOutcome;
using engine::TransferProgress;
using support::EngineServer;
using support::RegistryServer;

namespace {

/// One password, for any registry that asks, and a note of who did.
class Passwords final : public registry::CredentialSource
{
public:
    core::Result<std::optional<registry::Credentials>> find(const QString &domain,
                                                            std::stop_token) override
    {
        asked.append(domain);
        if (password.isEmpty())
            return std::nullopt;
        return registry::Credentials{
            .username = u"me"_s, .password = password, .identityToken = {}};
    }

    QString password;
    QStringList asked;
};

using Outcome = core::Result<TransferOutcome>;

const char *words(const Outcome &outcome)
{
    static QByteArray text;
    text = outcome ? QByteArray()
                   : (outcome.error().message + u'\n' + outcome.error().detail).toUtf8();
    return text.constData();
}

} // namespace

/// Real engines pull from real registries, and push to them.
class TestEnginePull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void pulled();
    void pulledByDigest();
    void pushedAndPulled();
    void privateRegistry();
    void notThere();
    void cancelled();
    void killedMidway();

private:
    [[nodiscard]] oci::Reference reference(const QString &host, const QString &name) const
    {
        return oci::Reference::parse(host + u'/' + name).value();
    }
    /// Pulls what stalls, until some of it is here.
    [[nodiscard]] std::future<Outcome> startStalled(TransferProgress &progress,
                                                    std::stop_token stop);

    RegistryServer m_open;
    RegistryServer m_closed{{.user = u"me"_s, .password = u"right"_s}};
    std::unique_ptr<support::RegistryProxy> m_proxy;
    std::optional<support::PushedImage> m_image;
    support::EnginePool m_engines;
    EngineServer *m_server = nullptr;
    std::unique_ptr<engine::Client> m_client;
    Passwords m_passwords;
    int m_count = 0; ///< Of images that stalled.
    bool m_isStalled = false;
};

void TestEnginePull::initTestCase_data()
{
    support::EnginePool::addRows();
}

void TestEnginePull::initTestCase()
{
    REQUIRE_ENGINES();
    QVERIFY2(m_open.start(), qPrintable(m_open.errorString()));
    QVERIFY2(m_closed.start(), qPrintable(m_closed.errorString()));
    m_proxy = std::make_unique<support::RegistryProxy>(m_open.port());
    m_image = support::push(m_open, u"test/two"_s, u"1"_s,
                            {.layers = {support::incompressibleTar(3'000'000, 1),
                                        support::incompressibleTar(1'000'000, 2)}});
    QCOMPARE(m_image->layers.size(), 2);
    m_engines.setPlainRegistries({m_open.host(), m_closed.host(), m_proxy->host()});
}

void TestEnginePull::init()
{
    QFETCH_GLOBAL(const EngineServer::Kind, kind);
    m_server = m_engines.at(kind);
    QVERIFY(m_server);
    m_client = std::make_unique<engine::Client>(support::endpointOf(*m_server));
    m_passwords = {};
    m_proxy->stallBlobsAfter(-1);
}

void TestEnginePull::cleanup()
{
    QVERIFY(!m_server || m_server->clear());
}

void TestEnginePull::pulled()
{
    const oci::Reference image = reference(m_open.host(), u"test/two:1"_s);
    TransferProgress progress;
    const Outcome first = engine::pull(*m_client, {.reference = image}, m_passwords, progress, {});
    QVERIFY2(first, words(first));
    QVERIFY(m_server->docker({u"image"_s, u"inspect"_s, image.toString()}).isDone());
    if (m_server->kind() != EngineServer::Kind::Podman) {
        QVERIFY(first->digest);
        QCOMPARE(*first->digest, m_image->manifest.digest);
    }
    QVERIFY(!first->wasComplete);
    const engine::TransferStatus status = progress.status();
    QCOMPARE(status.doneBytes, status.totalBytes);
    for (const oci::Descriptor &layer : m_image->layers) {
        const QString id = layer.digest.encoded().first(12);
        const auto found = std::ranges::find(status.layers, id, &TransferLayer::id);
        QVERIFY2(found != status.layers.end(), qPrintable(id));
        QCOMPARE(found->stage, TransferLayer::Stage::Done);
    }

    TransferProgress again;
    const Outcome second = engine::pull(*m_client, {.reference = image}, m_passwords, again, {});
    QVERIFY2(second, words(second));
    QCOMPARE(second->wasComplete, m_server->kind() != EngineServer::Kind::Podman);
    QCOMPARE(again.status().doneBytes, again.status().totalBytes);
    QCOMPARE(m_passwords.asked, (QStringList{image.repository(), image.repository()}));
}

void TestEnginePull::pulledByDigest()
{
    const oci::Reference image =
        reference(m_open.host(), u"test/two@"_s + m_image->manifest.digest.toString());
    TransferProgress progress;
    const Outcome outcome = engine::pull(
        *m_client, {.reference = image, .platform = oci::Platform::parse(u"linux/amd64").value()},
        m_passwords, progress, {});
    QVERIFY2(outcome, words(outcome));
    QVERIFY(m_server->docker({u"image"_s, u"inspect"_s, image.toString()}).isDone());
}

void TestEnginePull::pushedAndPulled()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "mark").isEmpty());
    const QString path = u"test/pushed-%1:1"_s.arg(int(m_server->kind()));
    const oci::Reference image = reference(m_open.host(), path);
    QVERIFY(m_server->docker({u"tag"_s, u"bb:1"_s, image.toString()}).isDone());
    TransferProgress progress;
    const Outcome pushed = engine::push(*m_client, image, m_passwords, progress, {});
    QVERIFY2(pushed, words(pushed));
    QVERIFY(pushed->digest);
    const engine::TransferStatus status = progress.status();
    // Podman pushes without a word.
    QCOMPARE(status.layers.isEmpty(), m_server->kind() == EngineServer::Kind::Podman);
    QCOMPARE(status.doneBytes, status.totalBytes);

    QVERIFY(m_server->docker({u"rmi"_s, u"-f"_s, image.toString(), u"bb:1"_s}).isDone());
    QVERIFY(!m_server->docker({u"image"_s, u"inspect"_s, image.toString()}).isDone());
    TransferProgress back;
    const Outcome pulled = engine::pull(*m_client, {.reference = image.withDigest(*pushed->digest)},
                                        m_passwords, back, {});
    QVERIFY2(pulled, words(pulled));

    const Outcome untagged =
        engine::push(*m_client, image.withDigest(*pushed->digest), m_passwords, back, {});
    QVERIFY(!untagged);
    QCOMPARE(untagged.error().code, ErrorCode::InvalidArgument);
}

void TestEnginePull::privateRegistry()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "mark").isEmpty());
    const QString path = u"test/private-%1:1"_s.arg(int(m_server->kind()));
    const oci::Reference image = reference(m_closed.host(), path);
    QVERIFY(m_server->docker({u"tag"_s, u"bb:1"_s, image.toString()}).isDone());
    TransferProgress progress;
    for (const QString &password : {u""_s, u"wrong-secret"_s}) {
        m_passwords.password = password;
        const Outcome refused = engine::push(*m_client, image, m_passwords, progress, {});
        QVERIFY(!refused);
        QVERIFY2(refused.error().code == ErrorCode::Unauthenticated, words(refused));
        QVERIFY(!QByteArray(words(refused)).contains("wrong-secret"));
    }
    m_passwords.password = u"right"_s;
    const Outcome pushed = engine::push(*m_client, image, m_passwords, progress, {});
    QVERIFY2(pushed, words(pushed));

    QVERIFY(m_server->docker({u"rmi"_s, u"-f"_s, image.toString(), u"bb:1"_s}).isDone());
    m_passwords.password.clear();
    const Outcome refused =
        engine::pull(*m_client, {.reference = image}, m_passwords, progress, {});
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == ErrorCode::Unauthenticated, words(refused));
    m_passwords.password = u"right"_s;
    const Outcome pulled = engine::pull(*m_client, {.reference = image}, m_passwords, progress, {});
    QVERIFY2(pulled, words(pulled));
    for (const QString &name : m_passwords.asked)
        QCOMPARE(name.section(u'/', 0, 0), m_closed.host());
}

void TestEnginePull::notThere()
{
    TransferProgress progress;
    for (const QString &name : {u"test/two:nothing"_s, u"test/nothing:1"_s}) {
        const Outcome outcome = engine::pull(
            *m_client, {.reference = reference(m_open.host(), name)}, m_passwords, progress, {});
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().code == ErrorCode::NotFound, words(outcome));
        QVERIFY2(outcome.error().message.contains("test"_L1), words(outcome));
    }
    const Outcome pushed = engine::push(*m_client, reference(m_open.host(), u"test/nothing:1"_s),
                                        m_passwords, progress, {});
    QVERIFY(!pushed);
    QVERIFY2(pushed.error().code == ErrorCode::NotFound, words(pushed));
}

std::future<Outcome> TestEnginePull::startStalled(TransferProgress &progress, std::stop_token stop)
{
    // One that no engine has a part of.
    const QString name = u"test/slow-%1:1"_s.arg(++m_count);
    static_cast<void>(
        support::push(m_open, name.section(u':', 0, 0), u"1"_s,
                      {.layers = {support::incompressibleTar(2'000'000, quint32(100 + m_count))}}));
    m_proxy->stallBlobsAfter(100'000);
    const qint64 before = m_proxy->blobBytes();
    auto outcome = std::async(std::launch::async, [this, name, &progress, stop = std::move(stop)] {
        return engine::pull(*m_client, {.reference = reference(m_proxy->host(), name)}, m_passwords,
                            progress, stop);
    });
    m_isStalled = QTest::qWaitFor([&] { return m_proxy->blobBytes() > before; }, 30'000);
    return outcome;
}

void TestEnginePull::cancelled()
{
    TransferProgress progress;
    std::stop_source source;
    auto pulling = startStalled(progress, source.get_token());
    source.request_stop();
    QVERIFY(m_isStalled);
    QVERIFY(pulling.wait_for(std::chrono::seconds(30)) == std::future_status::ready);
    const Outcome outcome = pulling.get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);

    // The engine goes on working, and the pull can be made again.
    m_proxy->stallBlobsAfter(-1);
    TransferProgress again;
    const Outcome pulled =
        engine::pull(*m_client, {.reference = reference(m_open.host(), u"test/two:1"_s)},
                     m_passwords, again, {});
    QVERIFY2(pulled, words(pulled));
}

void TestEnginePull::killedMidway()
{
    TransferProgress progress;
    auto pulling = startStalled(progress, {});
    ::kill(pid_t(m_server->processId()), SIGKILL);
    const Outcome outcome = pulling.get();
    QVERIFY(m_isStalled);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Network);
    m_server->stop();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    QVERIFY(m_client->version());
}

QTEST_GUILESS_MAIN(TestEnginePull)
#include "tst_enginepull.moc"
