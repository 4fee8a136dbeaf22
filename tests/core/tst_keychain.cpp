// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/keychain.h"
#include "core/registry/login.h"
#include "core/registry/runlogins.h"
#include "core/registry/usercredentials.h"
#include "tests/support/expected.h"
#include "tests/support/keyring.h"
#include "tests/support/rawserver.h"
#include "tests/support/registryserver.h"
#include "tests/support/tokenserver.h"
#include "tests/support/tools.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using registry::Credentials;
using registry::Keychain;

namespace {

const QString User = u"ada"_s;
const QString Password = u"difference-engine"_s;

/// Answers one name, or with an error.
class Fixed final : public registry::CredentialSource
{
public:
    Fixed(QString name, core::Result<std::optional<Credentials>> answer)
        : m_name(std::move(name))
        , m_answer(std::move(answer))
    {}
    core::Result<std::optional<Credentials>> find(const QString &name, std::stop_token) override
    {
        if (!m_answer || name == m_name)
            return m_answer;
        return std::nullopt;
    }

private:
    QString m_name;
    core::Result<std::optional<Credentials>> m_answer;
};

} // namespace

class TestKeychain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void names_data();
    void names();
    void keepsAndForgets();
    void renewedIdentity();
    void onAnotherThread();
    void stopped();
    void firstCounts();
    void loginByPassword();
    void loginByToken_data();
    void loginByToken();
    void testRenewsIdentity();
    void nothingToLogInTo();
    void openForReading_data();
    void openForReading();

private:
    std::unique_ptr<support::Keyring> m_keyring;
};

void TestKeychain::initTestCase()
{
    const QString missing = support::Keyring::missing();
    if (!missing.isEmpty() && !qEnvironmentVariableIsSet("CI"))
        QSKIP(qPrintable(missing));
    m_keyring = std::make_unique<support::Keyring>();
    QVERIFY2(m_keyring->start(), qPrintable(m_keyring->errorString()));
}

void TestKeychain::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("domain"); // Empty: none.
    QTest::newRow("nothing") << QString() << u"docker.io"_s;
    QTest::newRow("docker.io") << u"docker.io"_s << u"docker.io"_s;
    QTest::newRow("as docker has it") << u"https://index.docker.io/v1/"_s << u"docker.io"_s;
    QTest::newRow("its website") << u"https://hub.docker.com/"_s << u"docker.io"_s;
    QTest::newRow("its registry") << u"registry-1.docker.io"_s << u"docker.io"_s;
    QTest::newRow("another") << u"ghcr.io"_s << u"ghcr.io"_s;
    QTest::newRow("case") << u"GHCR.io"_s << u"ghcr.io"_s;
    QTest::newRow("port") << u"localhost:5000"_s << u"localhost:5000"_s;
    QTest::newRow("with a path") << u"quay.io/team"_s << u"quay.io"_s;
    QTest::newRow("no host") << u"nginx"_s << QString();
    QTest::newRow("blanks") << u"a b"_s << QString();
    QTest::newRow("user information") << u"a:b@ghcr.io"_s << QString();
}

void TestKeychain::names()
{
    QFETCH(const QString, text);
    QFETCH(const QString, domain);
    const auto found = registry::registryNamed(text);
    QCOMPARE(found.has_value(), !domain.isEmpty());
    if (found)
        QCOMPARE(*found, domain);
    else
        QCOMPARE(found.error().code, ErrorCode::InvalidArgument);
}

void TestKeychain::keepsAndForgets()
{
    Keychain keychain;
    const Credentials first{.username = User, .password = Password};
    const Credentials second{.username = u"<token>"_s, .identityToken = u"long-lived"_s};
    VERIFY_RESULT(keychain.save(u"r.example"_s, first, {}));
    auto found = keychain.find(u"r.example"_s, {});
    VERIFY_RESULT(found);
    QCOMPARE(*found, std::optional(first));
    found = keychain.find(u"r.example/team/app"_s, {});
    VERIFY_RESULT(found);
    QCOMPARE(*found, std::optional(first));
    found = keychain.find(u"other.example"_s, {});
    VERIFY_RESULT(found);
    QVERIFY(!*found);

    VERIFY_RESULT(keychain.save(u"r.example"_s, second, {}));
    found = keychain.find(u"r.example"_s, {});
    VERIFY_RESULT(found);
    QCOMPARE(*found, std::optional(second));
    const QByteArray onDisk = m_keyring->bytesOnDisk();
    QVERIFY(!onDisk.isEmpty());
    QVERIFY(!onDisk.contains("long-lived"));
    QVERIFY(!onDisk.contains(Password.toUtf8()));

    auto forgotten = keychain.forget(u"r.example"_s, {});
    VERIFY_RESULT(forgotten);
    QVERIFY(*forgotten);
    forgotten = keychain.forget(u"r.example"_s, {});
    VERIFY_RESULT(forgotten);
    QVERIFY(!*forgotten);
    found = keychain.find(u"r.example"_s, {});
    VERIFY_RESULT(found);
    QVERIFY(!*found);
}

void TestKeychain::renewedIdentity()
{
    const QString domain = u"renewed.example"_s;
    const QString repository = domain + u"/team/app"_s;
    const auto all = registry::userCredentials();
    const auto identity = [&] {
        const auto found = all->find(repository, {});
        return found && *found ? (*found)->identityToken : u"none"_s;
    };
    const Credentials first{.username = u"<token>"_s, .identityToken = u"id0"_s};
    VERIFY_RESULT(Keychain().save(domain, first, {}));
    all->renewIdentity(repository, u"of somebody else"_s, u"id1"_s, {});
    QCOMPARE(identity(), u"id0"_s);
    all->renewIdentity(repository, u"id0"_s, u"id1"_s, {});
    QCOMPARE(identity(), u"id1"_s);
    VERIFY_RESULT(Keychain().find(domain, {}));
    QCOMPARE((*Keychain().find(domain, {}))->username, u"<token>"_s);

    registry::RunLogins().keep(domain, first);
    all->renewIdentity(repository, u"id0"_s, u"id2"_s, {});
    QCOMPARE(identity(), u"id2"_s);
    QVERIFY(registry::RunLogins().forget(domain));
    QCOMPARE(identity(), u"id1"_s);
    VERIFY_RESULT(Keychain().forget(domain, {}));
    all->renewIdentity(repository, u"id1"_s, u"id2"_s, {});
    QCOMPARE(identity(), u"none"_s); // Nothing comes back that was signed out of.
}

// Where pulls ask.
void TestKeychain::onAnotherThread()
{
    Keychain keychain;
    const Credentials kept{.username = User, .password = Password};
    VERIFY_RESULT(keychain.save(u"thread.example"_s, kept, {}));
    core::Result<std::optional<Credentials>> found;
    std::jthread([&] { found = Keychain().find(u"thread.example"_s, {}); }).join();
    VERIFY_RESULT(found);
    QCOMPARE(*found, std::optional(kept));
}

void TestKeychain::stopped()
{
    std::stop_source source;
    source.request_stop();
    const auto found = Keychain().find(u"r.example"_s, source.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

void TestKeychain::firstCounts()
{
    const Credentials ours{.username = u"ours"_s, .password = u"1"_s};
    const Credentials theirs{.username = u"theirs"_s, .password = u"2"_s};
    std::vector<std::unique_ptr<registry::CredentialSource>> sources;
    sources.push_back(std::make_unique<Fixed>(u"a"_s, ours));
    sources.push_back(
        std::make_unique<Fixed>(QString(), core::fail(ErrorCode::Corrupt, u"a damaged file"_s)));
    sources.push_back(std::make_unique<Fixed>(u"b"_s, theirs));
    registry::CredentialSources all(std::move(sources));
    QCOMPARE(all.find(u"a"_s, {}).value(), std::optional(ours));
    QCOMPARE(all.find(u"b"_s, {}).value(), std::optional(theirs));
    const auto unknown = all.find(u"c"_s, {});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::Corrupt);
}

void TestKeychain::loginByPassword()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"htpasswd"_s);
    support::RegistryServer registry({.user = User, .password = Password});
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    VERIFY_RESULT(
        registry::checkLogin(registry.host(), {.username = User, .password = Password}, {}, {}));
    const auto wrong =
        registry::checkLogin(registry.host(), {.username = User, .password = u"else"_s}, {}, {});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Unauthenticated);
    QVERIFY(!(wrong.error().message + wrong.error().detail).contains("else"_L1));
    registry.stop();
    const auto gone =
        registry::checkLogin(registry.host(), {.username = User, .password = Password}, {}, {});
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::Network);
}

void TestKeychain::loginByToken_data()
{
    QTest::addColumn<Credentials>("credentials");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("password") << Credentials{.username = User, .password = Password} << true;
    QTest::newRow("wrong password") << Credentials{.username = User, .password = u"no"_s} << false;
    QTest::newRow("identity token")
        << Credentials{.username = u"<token>"_s, .identityToken = u"long-lived"_s} << true;
    QTest::newRow("wrong identity token")
        << Credentials{.username = u"<token>"_s, .identityToken = u"over"_s} << false;
}

void TestKeychain::loginByToken()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QFETCH(const Credentials, credentials);
    QFETCH(const bool, isGood);
    const support::TokenServer tokens(
        {.user = User, .password = Password, .refreshToken = u"long-lived"_s});
    support::RegistryServer registry(
        {.tokenRealm = tokens.realm(), .tokenCertificate = tokens.certificatePath()});
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    const auto taken = registry::checkLogin(registry.host(), credentials, {}, {});
    if (isGood) {
        VERIFY_RESULT(taken);
        return;
    }
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Unauthenticated);
}

/// A token server may take the one that it is shown out of use.
void TestKeychain::testRenewsIdentity()
{
    const support::RawServer server([](const support::RawRequest &request,
                                       support::RawConnection &connection) {
        if (request.path() == "/token")
            return connection.answer(200, R"({"token":"a","refresh_token":"id1"})");
        const bool isKnown = request.header("Authorization") == "Bearer a";
        connection.answer(isKnown ? 200 : 401, {},
                          {{"WWW-Authenticate", "Bearer realm=\"http://" + request.header("Host")
                                                    + "/token\",service=\"s\""}});
    });
    QString renewed;
    VERIFY_RESULT(
        registry::checkLogin(server.host(), {.identityToken = u"id0"_s}, {}, {}, &renewed));
    QCOMPARE(renewed, u"id1"_s);
    renewed.clear();
    VERIFY_RESULT(registry::checkLogin(server.host(), {.username = User, .password = Password}, {},
                                       {}, &renewed));
    QCOMPARE(renewed, QString()); // A password stays what it is.
}

void TestKeychain::nothingToLogInTo()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    support::RegistryServer registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    const auto taken =
        registry::checkLogin(registry.host(), {.username = User, .password = Password}, {}, {});
    VERIFY_RESULT(taken);
    QCOMPARE(*taken, registry::LoginCheck::Untested);
}

void TestKeychain::openForReading_data()
{
    QTest::addColumn<QByteArray>("scheme"); // Of the challenge to an upload; empty: none.
    QTest::addColumn<int>("status");        // Of an upload without, or with a Basic login.
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("code"); // -1: it is taken, -2: nobody can tell.
    constexpr int Taken = -1;
    constexpr int Untested = -2;
    constexpr int Refused = int(ErrorCode::Unauthenticated);
    QTest::newRow("Basic") << "Basic"_ba << 202 << Password << Taken;
    QTest::newRow("Basic, another password") << "Basic"_ba << 202 << u"else"_s << Refused;
    QTest::newRow("Basic, may not push there") << "Basic"_ba << 403 << Password << Taken;
    QTest::newRow("Basic, no such repository") << "Basic"_ba << 404 << Password << Taken;
    QTest::newRow("Basic, out of order")
        << "Basic"_ba << 500 << Password << int(ErrorCode::Network);
    QTest::newRow("Bearer") << "Bearer"_ba << 202 << Password << Taken;
    QTest::newRow("Bearer, another password") << "Bearer"_ba << 202 << u"else"_s << Refused;
    QTest::newRow("everybody may push") << QByteArray() << 202 << Password << Untested;
    QTest::newRow("nobody may push") << QByteArray() << 405 << Password << Untested;
}

/// Everybody may pull there; the login is for what is private, and to push.
void TestKeychain::openForReading()
{
    QFETCH(const QByteArray, scheme);
    QFETCH(const int, status);
    QFETCH(const QString, password);
    QFETCH(const int, code);
    const QByteArray right = "Basic " + (User + u':' + Password).toUtf8().toBase64();
    support::RawServer server(
        [&](const support::RawRequest &request, support::RawConnection &connection) {
            const bool isKnown = request.header("Authorization") == right;
            if (request.path() == "/token")
                return connection.answer(isKnown ? 200 : 401, R"({"token":"a"})");
            if (request.method != "POST")
                return connection.answer(200);
            if (!scheme.isEmpty() && !isKnown)
                return connection.answer(
                    401, {},
                    {{"WWW-Authenticate", scheme + " realm=\"http://" + request.header("Host")
                                              + "/token\",service=\"s\""}});
            connection.answer(status, {}, {{"Location", "/v2/place-of-the-upload"}});
        });
    const auto taken =
        registry::checkLogin(server.host(), {.username = User, .password = password}, {}, {});
    if (taken)
        QCOMPARE(*taken == registry::LoginCheck::Taken ? -1 : -2, code);
    else
        QCOMPARE(int(taken.error().code), code);
    const bool gotAPlace = status == 202 && (scheme.isEmpty() || (scheme == "Basic" && code == -1));
    QCOMPARE(server.count("DELETE", "/v2/place-of-the-upload"), gotAPlace ? 1 : 0);
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
