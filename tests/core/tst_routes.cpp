// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/routes.h"

#include "core/registry/credentials.h"
#include "core/registry/hostgate.h"
#include "core/registry/routechoices.h"
#include "tests/support/expected.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/rawserver.h"
#include "tests/support/registryserver.h"
#include "tests/support/testca.h"
#include "tests/support/tools.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using registry::RouteChoices;
using registry::RoutePlaces;
using registry::Routes;
using support::PulledStore;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

/// Files that say how registries are reached, in a folder of their own, and a store to pull into.
class Setup
{
public:
    Setup()
    {
        places.daemons = {m_folder.filePath(u"daemon.json"_s)};
        renew();
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(path.section(u'/', 0, -2));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(path));
    }
    void copy(const QString &from, const QString &name) const
    {
        QFile file(from);
        if (!file.open(QFile::ReadOnly))
            qFatal("%s", qPrintable(from));
        write(name, file.readAll());
    }
    void renew(const QStringList &insecure = {})
    {
        routes = std::make_shared<Routes>(places, insecure);
        store.clientOptions.routes = routes;
    }
    [[nodiscard]] RouteChoices choices() const { return RouteChoices(places.own); }

private:
    QTemporaryDir m_folder;

public:
    RoutePlaces places = RoutePlaces::in(m_folder.path());
    std::shared_ptr<Routes> routes;
    PulledStore store;
};

QByteArray ruleFor(const QString &prefix, const QStringList &mirrors, const QByteArray &more = {})
{
    QByteArray toml = "[[registry]]\nprefix = '" + prefix.toUtf8() + "'\n" + more;
    for (const QString &mirror : mirrors)
        toml += "[[registry.mirror]]\nlocation = '" + mirror.toUtf8() + "'\n";
    return toml;
}

/// What an old or hostile mirror has under every digest: as many bytes, but others.
void wrongBytes(const QByteArray &right, RawConnection &connection)
{
    connection.answer(200, QByteArray(right.size(), '!'));
}

} // namespace

/// Mirrors, certificates and insecure registries, with real registries behind them.
class TestRoutes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unknownAuthority();
    void trustedFromTheError_data();
    void trustedFromTheError();
    void certificateOfOurs();
    void damagedCertificates_data();
    void damagedCertificates();
    void insecure_data();
    void insecure();
    void neverPlainByItself();
    void mirrorsThatFail_data();
    void mirrorsThatFail();
    void mirrorWithOtherBytes();
    void mirrorComesFirst();
    void mirrorHasLimitsOfItsOwn();
    void allFail();
    void mirrorGetsItsOwnLogin();
    void onlyByDigest();
    void relocated();
    void blocked();
    void mirrorOfDockerHub();
    void damagedFile();
    void changesCountAtOnce();
    void choicesMadeByHand();

private:
    [[nodiscard]] QString plainName() const { return m_plain.host() + u"/team/app:1"_s; }
    [[nodiscard]] QString tlsName() const { return m_tls.host() + u"/team/app:1"_s; }

    QTemporaryDir m_folder;
    std::unique_ptr<support::TestCa> m_authority;
    QString m_issued; ///< Folder with ca.pem, cert.pem, key.pem.
    support::RegistryServer m_plain;
    support::RegistryServer m_tls;    ///< The same images.
    support::RegistryServer m_closed; ///< The same, only for clients with a certificate.
    std::optional<support::PushedImage> m_image;
    QByteArray m_layer;
};

void TestRoutes::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"openssl"_s);
    m_authority = std::make_unique<support::TestCa>(m_folder.path());
    m_issued = m_authority->issue(u"registry"_s);
    QVERIFY(!m_issued.isEmpty());
    m_layer = support::incompressibleTar(200'000, 7);
    for (support::RegistryServer *server : {&m_plain, &m_tls, &m_closed}) {
        QVERIFY2(server->start(), qPrintable(server->errorString()));
        m_image = support::push(*server, u"team/app"_s, u"1"_s, {.layers = {m_layer}});
    }
    m_tls.stop();
    m_tls.setOptions({.tlsFolder = m_issued});
    QVERIFY2(m_tls.start(), qPrintable(m_tls.errorString()));
    m_closed.stop();
    m_closed.setOptions({.tlsFolder = m_issued, .clientAuthority = m_issued + u"/ca.pem"_s});
    QVERIFY2(m_closed.start(), qPrintable(m_closed.errorString()));
}

void TestRoutes::unknownAuthority()
{
    Setup setup;
    // A host of this machine is reached by plain HTTP until something is said of it.
    setup.write(u"insecure.conf"_s,
                "[[registry]]\nlocation='" + m_tls.host().toUtf8() + "'\ninsecure=false\n");
    const auto outcome = setup.store.pull(tlsName());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Network);
    QVERIFY2(outcome.error().message.contains(m_tls.host()), qPrintable(outcome.error().message));
    const auto refusals = setup.routes->refusals();
    QCOMPARE(refusals.size(), 1);
    QCOMPARE(refusals.first().host, m_tls.host());
    const net::Certificate own = refusals.first().chain.first();
    QCOMPARE(own.subject, u"registry"_s);
    QCOMPARE(own.issuer, u"Test authority"_s);
    QCOMPARE(own.fingerprint.size(), 32);
    QVERIFY(own.validFrom < own.validUntil);
    QCOMPARE(own.fingerprintText().size(), 32 * 3 - 1);

    setup.copy(m_issued + u"/ca.pem"_s, u"certs.d/"_s + m_tls.host() + u"/company.crt"_s);
    VERIFY_RESULT(setup.store.pull(tlsName()));
    QVERIFY(setup.store.isWhole());
}

void TestRoutes::trustedFromTheError_data()
{
    QTest::addColumn<bool>("showsAuthority");
    QTest::newRow("its own certificate") << false;
    QTest::newRow("the authority that it shows") << true;
}

void TestRoutes::trustedFromTheError()
{
    QFETCH(const bool, showsAuthority);
    QTemporaryDir chain;
    for (const QString &name : {u"cert.pem"_s, u"key.pem"_s})
        QVERIFY(QFile::copy(m_issued + u'/' + name, chain.filePath(name)));
    if (showsAuthority) {
        QFile authority(m_issued + u"/ca.pem"_s);
        QFile certificate(chain.filePath(u"cert.pem"_s));
        QVERIFY(authority.open(QFile::ReadOnly) && certificate.open(QFile::Append));
        certificate.write(authority.readAll());
    }
    support::RegistryServer server({.tlsFolder = chain.path()});
    QVERIFY2(server.start(), qPrintable(server.errorString()));

    Setup setup;
    setup.write(u"insecure.conf"_s,
                "[[registry]]\nlocation='" + server.host().toUtf8() + "'\ninsecure=false\n");
    const QString name = server.host() + u"/team/app:1"_s;
    const auto refused = setup.store.pull(name);
    QVERIFY(!refused);
    const auto refusals = setup.routes->refusals();
    QCOMPARE(refusals.size(), 1);
    const net::Certificate trusted = registry::authorityOf(refusals.first().chain);
    QCOMPARE(trusted.subject, showsAuthority ? u"Test authority"_s : u"registry"_s);
    VERIFY_RESULT(setup.routes->trust(server.host(), trusted));
    QVERIFY(setup.routes->refusals().isEmpty());
    QCOMPARE(setup.choices().trusted().value(server.host()), QList<net::Certificate>{trusted});

    // It is empty: but that it says so is what counts here.
    const auto asked = setup.store.pull(name);
    QVERIFY(!asked);
    QCOMPARE(asked.error().code, ErrorCode::NotFound);
    // For that host alone.
    setup.write(u"insecure.conf"_s,
                "[[registry]]\nlocation='" + m_tls.host().toUtf8() + "'\ninsecure=false\n");
    const auto other = setup.store.pull(tlsName());
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Network);

    VERIFY_RESULT(setup.choices().distrust(server.host(), trusted));
    QVERIFY(setup.choices().trusted().isEmpty());
    QVERIFY(!QFile::exists(setup.choices().folderOf(server.host())));
}

void TestRoutes::certificateOfOurs()
{
    Setup setup;
    const QString folder = u"certs.d/"_s + m_closed.host() + u'/';
    const QString name = m_closed.host() + u"/team/app:1"_s;
    setup.copy(m_issued + u"/ca.pem"_s, folder + u"ca.crt"_s);
    const auto without = setup.store.pull(name);
    QVERIFY(!without);
    QCOMPARE(without.error().code, ErrorCode::Network);

    const QString client = m_authority->issue(u"client"_s);
    setup.copy(client + u"/cert.pem"_s, folder + u"me.cert"_s);
    const auto half = setup.store.pull(name);
    QVERIFY(!half);
    QCOMPARE(half.error().code, ErrorCode::NotFound);
    QVERIFY2(half.error().message.contains("me.key"_L1), qPrintable(half.error().message));

    setup.copy(client + u"/key.pem"_s, folder + u"me.key"_s);
    VERIFY_RESULT(setup.store.pull(name));
}

void TestRoutes::damagedCertificates_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << u"ca.crt"_s << QByteArray();
    QTest::newRow("no certificate") << u"ca.crt"_s << QByteArray("hello");
    QTest::newRow("a key alone") << u"me.key"_s << QByteArray("hello");
}

void TestRoutes::damagedCertificates()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, bytes);
    Setup setup;
    setup.copy(m_issued + u"/ca.pem"_s, u"certs.d/"_s + m_tls.host() + u"/good.crt"_s);
    setup.write(u"certs.d/"_s + m_tls.host() + u'/' + file, bytes);
    const auto outcome = setup.store.pull(tlsName());
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().message.contains(file), qPrintable(outcome.error().message));
}

void TestRoutes::insecure_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("isTls");
    for (const bool isTls : {true, false}) {
        QTest::addRow("for this run, %s", isTls ? "TLS" : "plain") << 0 << isTls;
        QTest::addRow("registries.conf, %s", isTls ? "TLS" : "plain") << 1 << isTls;
        QTest::addRow("daemon.json, %s", isTls ? "TLS" : "plain") << 2 << isTls;
        QTest::addRow("network in daemon.json, %s", isTls ? "TLS" : "plain") << 3 << isTls;
        QTest::addRow("chosen here, %s", isTls ? "TLS" : "plain") << 4 << isTls;
    }
}

void TestRoutes::insecure()
{
    QFETCH(const int, way);
    QFETCH(const bool, isTls);
    Setup setup;
    const support::RegistryServer &server = isTls ? m_tls : m_plain;
    const QByteArray host = server.host().toUtf8();
    if (way == 0)
        setup.renew({server.host()});
    else if (way == 1)
        setup.write(u"registries.conf"_s, ruleFor(server.host(), {}, "insecure = true\n"));
    else if (way == 2)
        setup.write(u"daemon.json"_s, "{\"insecure-registries\":[\"" + host + "\"]}");
    else if (way == 3)
        setup.write(u"daemon.json"_s, R"({"insecure-registries":["127.0.0.0/8"]})");
    else
        VERIFY_RESULT(setup.choices().setInsecure(server.host(), true));
    QCOMPARE(setup.routes->isInsecure(server.host()).value_or(false), true);
    VERIFY_RESULT(setup.store.pull(isTls ? tlsName() : plainName()));
    QVERIFY(setup.routes->refusals().isEmpty());

    if (way != 4)
        return;
    VERIFY_RESULT(setup.choices().setInsecure(server.host(), false));
    QCOMPARE(setup.routes->isInsecure(server.host()).value_or(true), false);
}

// What is to be reached by TLS is reached by nothing else, whatever answers there.
void TestRoutes::neverPlainByItself()
{
    Setup setup;
    setup.write(u"registries.conf"_s, ruleFor(m_plain.host(), {}, "insecure = false\n"));
    const auto outcome = setup.store.pull(plainName());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Network);
}

void TestRoutes::mirrorsThatFail_data()
{
    QTest::addColumn<int>("status"); // 0: hangs up, -1: is not there.
    for (const int status : {401, 403, 404, 429, 500, 503, 0, -1})
        QTest::addRow("%d", status) << status;
}

void TestRoutes::mirrorsThatFail()
{
    QFETCH(const int, status);
    RawServer mirror([status](const RawRequest &, RawConnection &connection) {
        if (status == 0)
            return connection.reset();
        connection.answer(status, "no",
                          {{"WWW-Authenticate", "Basic realm=\"mirror\""}, {"Retry-After", "600"}});
    });
    Setup setup;
    setup.write(
        u"registries.conf"_s,
        ruleFor(m_plain.host(), {status < 0 ? u"127.0.0.1:1"_s : mirror.host() + u"/hub"_s}));
    QElapsedTimer clock;
    clock.start();
    const auto outcome = setup.store.pull(plainName());
    VERIFY_RESULT(outcome);
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(setup.store.isWhole());
    if (status >= 0)
        QVERIFY(mirror.requests().first().target.startsWith("/v2/hub/team/app/manifests/"));
}

// A mirror that has every name and digest, and other bytes behind them.
void TestRoutes::mirrorWithOtherBytes()
{
    RawServer mirror([this](const RawRequest &request, RawConnection &connection) {
        if (request.path().contains("/blobs/" + m_image->layers.first().digest.toString().toUtf8()))
            return wrongBytes(m_layer, connection);
        connection.answer(404);
    });
    Setup setup;
    setup.write(u"registries.conf"_s, ruleFor(m_plain.host(), {mirror.host()}));
    const auto outcome = setup.store.pull(plainName());
    VERIFY_RESULT(outcome);
    QVERIFY(setup.store.isWhole());
    QVERIFY(mirror.requests().last().path().contains("/blobs/"));
}

void TestRoutes::mirrorComesFirst()
{
    RawServer origin([](const RawRequest &, RawConnection &connection) { connection.answer(500); });
    Setup setup;
    setup.write(u"registries.conf"_s, ruleFor(origin.host(), {u"127.0.0.1:1"_s, m_plain.host()}));
    const auto outcome = setup.store.pull(origin.host() + u"/team/app:1"_s);
    VERIFY_RESULT(outcome);
    QCOMPARE(origin.requests().size(), 0);
    // It is called what the person called it.
    QCOMPARE(setup.store.names(), QStringList{origin.host() + u"/team/app:1"_s});
}

/// A registry whose limit is reached holds up nobody who does not need it.
void TestRoutes::mirrorHasLimitsOfItsOwn()
{
    RawServer origin([](const RawRequest &, RawConnection &connection) { connection.answer(500); });
    Setup setup;
    setup.write(u"registries.conf"_s, ruleFor(origin.host(), {m_plain.host()}));
    const auto reference = oci::Reference::parse(origin.host() + u"/team/app:1"_s);
    registry::Client client(setup.store.clientOptions);
    client.hosts().pause(origin.host(), std::chrono::hours(1),
                         core::Error{ErrorCode::Network, u"the limit is reached"_s, {}});
    VERIFY_RESULT(client.fetchManifest(*reference));
    client.hosts().pause(m_plain.host(), std::chrono::hours(1),
                         core::Error{ErrorCode::Network, u"its limit, too"_s, {}});
    const auto refused = client.fetchManifest(*reference);
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"the limit is reached"_s);
    QVERIFY(refused.error().detail.contains("its limit, too"_L1));
}

void TestRoutes::allFail()
{
    RawServer origin([](const RawRequest &, RawConnection &connection) { connection.answer(404); });
    RawServer mirror([](const RawRequest &, RawConnection &connection) { connection.answer(403); });
    Setup setup;
    setup.write(u"registries.conf"_s, ruleFor(origin.host(), {mirror.host(), u"127.0.0.1:1"_s}));
    const auto outcome = setup.store.pull(origin.host() + u"/team/app:1"_s);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::NotFound);
    QVERIFY(outcome.error().message.contains(origin.host()));
    QVERIFY2(outcome.error().detail.contains(mirror.host()), qPrintable(outcome.error().detail));
    QVERIFY(outcome.error().detail.contains("127.0.0.1:1"_L1));
}

void TestRoutes::mirrorGetsItsOwnLogin()
{
    class Logins final : public registry::CredentialSource
    {
    public:
        core::Result<std::optional<registry::Credentials>> find(const QString &name,
                                                                std::stop_token) override
        {
            return registry::Credentials{.username = u"ada"_s,
                                         .password = u"for "_s + name.section(u'/', 0, 0)};
        }
    };
    RawServer mirror([](const RawRequest &, RawConnection &connection) {
        connection.answer(401, {}, {{"WWW-Authenticate", "Basic realm=\"mirror\""}});
    });
    Setup setup;
    setup.store.clientOptions.credentials = std::make_shared<Logins>();
    setup.write(u"registries.conf"_s, ruleFor(m_plain.host(), {mirror.host()}));
    VERIFY_RESULT(setup.store.pull(plainName()));
    const QByteArray own = "Basic " + QByteArray("ada:for " + mirror.host().toUtf8()).toBase64();
    int sent = 0;
    for (const RawRequest &request : mirror.requests()) {
        const QByteArray header = request.header("Authorization");
        QVERIFY2(header.isEmpty() || header == own, header.constData());
        sent += header == own;
    }
    QVERIFY(sent > 0);
}

void TestRoutes::onlyByDigest()
{
    RawServer mirror([](const RawRequest &, RawConnection &connection) { connection.answer(404); });
    Setup setup;
    setup.write(u"registries.conf"_s,
                ruleFor(m_plain.host(), {mirror.host()}, "mirror-by-digest-only = true\n"));
    VERIFY_RESULT(setup.store.pull(plainName()));
    const auto requests = mirror.requests();
    QVERIFY(!requests.isEmpty());
    for (const RawRequest &request : requests)
        QVERIFY2(request.path().contains("sha256:"), request.path().constData());
}

void TestRoutes::relocated()
{
    Setup setup;
    setup.write(u"registries.conf.d/50-here.conf"_s,
                "[[registry]]\nprefix='nowhere.invalid/apps'\nlocation='" + m_plain.host().toUtf8()
                    + "/team'\n");
    VERIFY_RESULT(setup.store.pull(u"nowhere.invalid/apps/app:1"_s));
    QCOMPARE(setup.store.names(), QStringList{u"nowhere.invalid/apps/app:1"_s});
}

void TestRoutes::blocked()
{
    Setup setup;
    setup.write(u"registries.conf"_s, ruleFor(m_plain.host(), {}, "blocked = true\n"));
    const auto outcome = setup.store.pull(plainName());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::PermissionDenied);
    QVERIFY(outcome.error().message.contains(m_plain.host()));
}

void TestRoutes::mirrorOfDockerHub()
{
    Setup setup;
    setup.write(u"daemon.json"_s,
                "{\"registry-mirrors\":[\"http://" + m_plain.host().toUtf8() + "/\"]}");
    VERIFY_RESULT(setup.store.pull(u"team/app:1"_s));
    QCOMPARE(setup.store.names(), QStringList{u"docker.io/team/app:1"_s});
}

// What it forbids must not be allowed because it cannot be read.
void TestRoutes::damagedFile()
{
    Setup setup;
    setup.write(u"registries.conf.d/a.conf"_s, "[[registry]]\nprefix=");
    const auto outcome = setup.store.pull(plainName());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Corrupt);
    QVERIFY2(outcome.error().message.contains("a.conf"_L1), qPrintable(outcome.error().message));
}

void TestRoutes::changesCountAtOnce()
{
    Setup setup;
    VERIFY_RESULT(setup.store.pull(plainName()));
    setup.write(u"registries.conf"_s, ruleFor(m_plain.host(), {}, "blocked = true\n"));
    QVERIFY(!setup.store.pull(plainName()));
    setup.write(u"registries.conf"_s, {});
    VERIFY_RESULT(setup.store.pull(plainName()));
}

/// For all subdomains, which is no location: the file is understood after it was written again.
void TestRoutes::choicesMadeByHand()
{
    const QTemporaryDir folder;
    RouteChoices choices(folder.path());
    QFile file(choices.insecureFile());
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("[[registry]]\nprefix = \"*.a.test\"\ninsecure = true\n");
    file.close();
    VERIFY_RESULT(choices.setInsecure(u"b.test"_s, true));
    QCOMPARE(choices.insecure().value(),
             (QMap<QString, bool>{{u"*.a.test"_s, true}, {u"b.test"_s, true}}));
}

QTEST_GUILESS_MAIN(TestRoutes)
#include "tst_routes.moc"
