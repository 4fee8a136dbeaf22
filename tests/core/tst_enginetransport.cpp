// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"
#include "core/engine/sshtunnel.h"
#include "core/engine/transport.h"
#include "tests/support/engineserver.h"
#include "tests/support/freeport.h"
#include "tests/support/sshserver.h"
#include "tests/support/testca.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using engine::Client;
using engine::Endpoint;
using support::EngineServer;
using support::SshServer;

namespace {

Endpoint endpointAt(const QString &address, const engine::Access &access = {})
{
    return {.name = u"far"_s, .address = engine::Address::parse(address).value(), .access = access};
}

} // namespace

/// The ways to engines on other machines: a real sshd, and a Docker Engine that speaks TLS only.
class TestEngineTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void encryption_data();
    void encryption();
    void sshWords_data();
    void sshWords();
    void ssh();
    void sshKey();
    void sshErrors_data();
    void sshErrors();
    void noSsh();
    void sshEnds();
    void sshIsCancelled();
    void sshBreaks();
    void tls();
    void tlsErrors_data();
    void tlsErrors();
    void identitiesStayApart();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
    QString m_certificates; ///< Of a client that the engine knows.
    std::unique_ptr<EngineServer> m_server;
    std::unique_ptr<SshServer> m_sshd;
};

void TestEngineTransport::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(path(name).section(u'/', 0, -2)));
    QFile file(path(name));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestEngineTransport::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    REQUIRE_TOOLS(u"openssl"_s, u"sshd"_s, u"ssh"_s, u"ssh-keygen"_s);
    if (!SshServer::missing().isEmpty())
        QSKIP(qPrintable(SshServer::missing()));

    const support::TestCa authority(m_folder.path());
    QVERIFY(authority.isValid());
    const QString server = authority.issue(u"server"_s);
    m_certificates = authority.issue(u"client"_s);
    QVERIFY(!server.isEmpty() && !m_certificates.isEmpty());
    QVERIFY(QDir().mkpath(path(u"other"_s)));
    const support::TestCa other(path(u"other"_s));
    QVERIFY(!other.issue(u"client"_s).isEmpty());
    const auto copy = [this](const QString &from, const QString &to) {
        QVERIFY(QDir().mkpath(path(to).section(u'/', 0, -2)));
        QVERIFY(QFile::copy(path(from), path(to)));
    };
    copy(u"ca.pem"_s, u"only-ca/ca.pem"_s);
    copy(u"ca.pem"_s, u"stranger/ca.pem"_s);
    copy(u"other/client/cert.pem"_s, u"stranger/cert.pem"_s);
    copy(u"other/client/key.pem"_s, u"stranger/key.pem"_s);
    copy(u"client/cert.pem"_s, u"half/cert.pem"_s);
    copy(u"client/cert.pem"_s, u"junk/cert.pem"_s);
    write(u"junk/key.pem"_s, "no key");
    write(u"huge/ca.pem"_s, QByteArray(2 << 20, 'x'));

    m_server = std::make_unique<EngineServer>(EngineServer::Kind::Docker, server);
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    QVERIFY(!m_server->importImage(u"far:1"_s, "1").isEmpty());
    m_sshd = std::make_unique<SshServer>();
    QVERIFY2(m_sshd->start(), qPrintable(m_sshd->errorString()));
}

void TestEngineTransport::encryption_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowsPlain");
    QTest::addColumn<QString>("certificates");
    QTest::addColumn<QString>("url");

    const QString own = m_certificates;
    QTest::newRow("loopback") << u"tcp://127.0.0.1"_s << false << QString()
                              << u"http://127.0.0.1:2375"_s;
    QTest::newRow("localhost") << u"tcp://localhost:1"_s << false << QString()
                               << u"http://localhost:1"_s;
    QTest::newRow("loopback with certificates")
        << u"tcp://127.0.0.1"_s << false << own << u"https://127.0.0.1:2376"_s;
    QTest::newRow("elsewhere") << u"tcp://example.com"_s << false << QString()
                               << u"https://example.com:2376"_s;
    QTest::newRow("elsewhere, port of plain TCP")
        << u"tcp://example.com:2375"_s << false << QString() << u"https://example.com:2375"_s;
    QTest::newRow("elsewhere, plain by choice")
        << u"tcp://example.com"_s << true << QString() << u"http://example.com:2375"_s;
    QTest::newRow("certificates before the choice")
        << u"tcp://example.com"_s << true << own << u"https://example.com:2376"_s;
}

void TestEngineTransport::encryption()
{
    QFETCH(const QString, address);
    QFETCH(const bool, allowsPlain);
    QFETCH(const QString, certificates);
    QFETCH(const QString, url);
    const auto transport = engine::Transport::make(
        endpointAt(address, {.certificates = certificates, .allowsPlain = allowsPlain}));
    const auto request = transport->begin({});
    QVERIFY(request);
    QCOMPARE(request->url.toString(), url);
    QCOMPARE(request->tls != nullptr, !certificates.isEmpty());
}

void TestEngineTransport::sshWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message");

    const auto row = [](const char *name, const QString &words, ErrorCode code,
                        const QString &message) {
        QTest::newRow(name) << words << code << message;
    };
    row("nothing", {}, ErrorCode::Network, u"connection to “host” ended"_s);
    row("changed",
        u"@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed."_s,
        ErrorCode::PermissionDenied, u"not the one that you know it by"_s);
    row("unknown", u"Host key verification failed.\r\n"_s, ErrorCode::PermissionDenied,
        u"“ssh me@host -p 2222”"_s);
    row("no key", u"me@host: Permission denied (publickey)."_s, ErrorCode::Unauthenticated,
        u"takes none of your keys"_s);
    row("no name", u"ssh: Could not resolve hostname host: Name or service not known"_s,
        ErrorCode::Network, u"was not found"_s);
    row("refused", u"ssh: connect to host host port 22: Connection refused"_s, ErrorCode::Network,
        u"refused the connection"_s);
    row("far", u"ssh: connect to host host port 22: No route to host"_s, ErrorCode::Network,
        u"cannot be reached"_s);
    row("other", u"first\nBad owner or permissions on /root/.ssh/config"_s, ErrorCode::Network,
        u"Bad owner or permissions"_s);
}

void TestEngineTransport::sshWords()
{
    QFETCH(const QString, words);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, message);
    const core::Error error = engine::sshError(endpointAt(u"ssh://me@host:2222/s"_s), words);
    QCOMPARE(error.code, code);
    QVERIFY2(error.message.contains(message), qPrintable(error.message));
    QCOMPARE(error.detail, words.trimmed());
}

void TestEngineTransport::ssh()
{
    const QTemporaryDir cache;
    engine::EngineStore store(endpointAt(m_sshd->address(m_server->socket())),
                              layers::TocCache(cache.path()));
    const auto images = store.list();
    QVERIFY2(images, images ? "" : qPrintable(images.error().message));
    QCOMPARE(images->size(), 1);
    QCOMPARE(images->first().names.first().familiar(), u"far:1"_s);
    const auto details = store.inspect(u"far:1"_s);
    QVERIFY(details);
    const auto analysis = store.analyze(*details);
    QVERIFY2(analysis, analysis ? "" : qPrintable(analysis.error().message));
    QCOMPARE((*analysis)->layers.size(), 1);
}

/// As the connections of Podman have one.
void TestEngineTransport::sshKey()
{
    QVERIFY(m_sshd->configureClient(path(u"nothing"_s)));
    Client without(endpointAt(m_sshd->address(m_server->socket())));
    QCOMPARE(without.version().error().code, ErrorCode::Unauthenticated);
    Client with(endpointAt(m_sshd->address(m_server->socket()), {.sshKey = m_sshd->keyFile()}));
    const auto version = with.version();
    QVERIFY(m_sshd->configureClient(m_sshd->keyFile()));
    QVERIFY2(version, version ? "" : qPrintable(version.error().message));
}

void TestEngineTransport::sshErrors_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("knowsHost");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");

    const QString good = m_sshd->address(m_server->socket());
    QTest::newRow("unknown host") << good << m_sshd->keyFile() << false
                                  << ErrorCode::PermissionDenied << u"not among the hosts"_s;
    QTest::newRow("no key") << good << path(u"ca-key.pem"_s) << true << ErrorCode::Unauthenticated
                            << u"takes none of your keys"_s;
    QTest::newRow("refused") << u"ssh://127.0.0.1:%1/x"_s.arg(support::freePort())
                             << m_sshd->keyFile() << true << ErrorCode::Network
                             << u"refused the connection"_s;
    QTest::newRow("no such host") << u"ssh://no-such-host.invalid/x"_s << m_sshd->keyFile() << true
                                  << ErrorCode::Network << u"was not found"_s;
    QTest::newRow("no such socket") << m_sshd->address(path(u"none.sock"_s)) << m_sshd->keyFile()
                                    << true << ErrorCode::Network << u"No engine answers at "_s;
    QTest::newRow("nothing listens") << m_sshd->address(path(u"ca.pem"_s)) << m_sshd->keyFile()
                                     << true << ErrorCode::Network << u"No engine answers at "_s;
}

void TestEngineTransport::sshErrors()
{
    QFETCH(const QString, address);
    QFETCH(const QString, key);
    QFETCH(const bool, knowsHost);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, words);
    QVERIFY(m_sshd->configureClient(key, knowsHost));
    const auto restore =
        qScopeGuard([this] { QVERIFY(m_sshd->configureClient(m_sshd->keyFile())); });
    Client client(endpointAt(address));
    for (int i = 0; i < 2; ++i) { // The second time it is tried anew.
        const auto version = client.version();
        QVERIFY(!version);
        QVERIFY2(version.error().message.contains(words), qPrintable(version.error().message));
        QCOMPARE(version.error().code, code);
    }
}

void TestEngineTransport::noSsh()
{
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    const auto restore = qScopeGuard([&before] { qputenv("PATH", before); });
    Client client(endpointAt(m_sshd->address(m_server->socket())));
    const auto version = client.version();
    QVERIFY(!version);
    QCOMPARE(version.error().code, ErrorCode::Unsupported);
    QVERIFY(version.error().message.contains(u"Install OpenSSH"_s));
}

/// Nobody else gets to the socket, and nothing is left of it.
void TestEngineTransport::sshEnds()
{
    QString socket;
    {
        engine::SshTunnel tunnel(endpointAt(m_sshd->address(m_server->socket())));
        const auto opened = tunnel.open({});
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        socket = *opened;
        QCOMPARE(tunnel.open({}).value(), socket);
        QVERIFY(tunnel.isOpen(0ms));
        const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        const QFileInfo folder(QFileInfo(socket).path());
        QCOMPARE(folder.permissions() & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser),
                 QFile::Permissions(owner));
    }
    QVERIFY(!QFileInfo::exists(QFileInfo(socket).path()));
}

void TestEngineTransport::sshIsCancelled()
{
    std::stop_source source;
    source.request_stop();
    Client client(endpointAt(m_sshd->address(m_server->socket())));
    const auto version = client.version(source.get_token());
    QVERIFY(!version);
    QCOMPARE(version.error().code, ErrorCode::Cancelled);
    QVERIFY(client.version());
}

/// The other machine goes away; when it is back, so is the engine.
void TestEngineTransport::sshBreaks()
{
    SshServer sshd;
    QVERIFY2(sshd.start(), qPrintable(sshd.errorString()));
    Client client(endpointAt(sshd.address(m_server->socket())));
    QVERIFY(client.version());
    std::thread breaker([&sshd] {
        std::this_thread::sleep_for(300ms);
        sshd.endSessions();
    });
    const auto events = client.stream({.path = u"/events"_s, .isEndless = true},
                                      [](QByteArrayView) { return core::Result<void>(); }, {});
    breaker.join();
    QVERIFY(!events);
    QCOMPARE(events.error().code, ErrorCode::Network);
    client.forgetVersion();
    const auto back = client.version();
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    sshd.stop();
    client.forgetVersion();
    QTRY_VERIFY(!client.version());
    client.forgetVersion();
    const auto gone = client.version();
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::Network);
    QVERIFY2(gone.error().message.contains(u"refused the connection"_s),
             qPrintable(gone.error().message));
}

void TestEngineTransport::tls()
{
    const QTemporaryDir cache;
    engine::EngineStore store(endpointAt(m_server->tcpAddress(), {.certificates = m_certificates}),
                              layers::TocCache(cache.path()));
    const auto images = store.list();
    QVERIFY2(images, images ? "" : qPrintable(images.error().message));
    QCOMPARE(images->size(), 1);
}

void TestEngineTransport::tlsErrors_data()
{
    QTest::addColumn<QString>("folder"); // Empty: no TLS.
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");

    QTest::newRow("plain") << QString() << ErrorCode::Unsupported << u"speaks TLS only"_s;
    QTest::newRow("another authority")
        << u"other/client"_s << ErrorCode::Network << u"is not trusted"_s;
    QTest::newRow("without a certificate")
        << u"only-ca"_s << ErrorCode::PermissionDenied << u"wants to know who you are"_s;
    QTest::newRow("certificate of a stranger")
        << u"stranger"_s << ErrorCode::PermissionDenied << u"does not take the certificate in"_s;
    QTest::newRow("no folder") << u"nowhere"_s << ErrorCode::NotFound << u"has no certificates"_s;
    QTest::newRow("half") << u"half"_s << ErrorCode::NotFound << u"both are needed"_s;
    QTest::newRow("junk") << u"junk"_s << ErrorCode::Corrupt << u"no private key"_s;
    QTest::newRow("huge") << u"huge"_s << ErrorCode::Corrupt << u"no certificate"_s;
}

void TestEngineTransport::tlsErrors()
{
    QFETCH(const QString, folder);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, words);
    engine::Access access;
    if (!folder.isEmpty())
        access.certificates = path(folder);
    Client client(endpointAt(m_server->tcpAddress(), access));
    const auto version = client.version();
    QVERIFY(!version);
    QVERIFY2(version.error().message.contains(words),
             qPrintable(version.error().message + version.error().detail));
    QCOMPARE(version.error().code, code);
}

/// Qt would take up the connection of one with the certificate of the other.
void TestEngineTransport::identitiesStayApart()
{
    Client known(endpointAt(m_server->tcpAddress(), {.certificates = m_certificates}));
    QVERIFY(known.version());
    Client stranger(endpointAt(m_server->tcpAddress(), {.certificates = path(u"only-ca"_s)}));
    QVERIFY(!stranger.version());
    known.forgetVersion();
    QVERIFY(known.version());
}

QTEST_GUILESS_MAIN(TestEngineTransport)
#include "tst_enginetransport.moc"
