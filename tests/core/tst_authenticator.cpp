// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/urlsafety.h"
#include "core/registry/client.h"
#include "core/registry/credentials.h"
#include "core/registry/tokenrequest.h"

#include "tests/support/expected.h"
#include "tests/support/rawserver.h"

#include <QElapsedTimer>
#include <QTest>
#include <QUrlQuery>

#include <atomic>
#include <list>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using core::Result;
using registry::Client;
using registry::Credentials;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

const QByteArray Config = R"({"architecture":"amd64","os":"linux"})";

oci::Descriptor configDescriptor()
{
    return oci::Descriptor::of(oci::MediaType::OciConfig, Config);
}

class Saved final : public registry::CredentialSource
{
public:
    explicit Saved(Result<std::optional<Credentials>> credentials)
        : m_credentials(std::move(credentials))
    {}
    Result<std::optional<Credentials>> find(const QString &domain, std::stop_token) override
    {
        asked = domain;
        return m_credentials;
    }
    void renewIdentity(const QString &name, const QString &old, const QString &renewed,
                       std::stop_token) override
    {
        QCOMPARE(name, asked);
        if (keepsNew && (*m_credentials)->identityToken == old)
            (*m_credentials)->identityToken = renewed;
    }
    QString asked;
    bool keepsNew = false;

private:
    Result<std::optional<Credentials>> m_credentials;
};

Client clientWith(const std::optional<Credentials> &credentials)
{
    Client::Options options;
    options.retry.base = 2ms;
    if (credentials)
        options.credentials = std::make_shared<Saved>(credentials);
    return Client(options);
}

const Credentials Me{u"me"_s, u"pass-word"_s, {}};

Result<QByteArray> fetch(const Client &client, const QString &host, std::stop_token stop = {})
{
    const auto reference = oci::Reference::parse(host + u"/team/app:1"_s);
    return client.fetchSmallBlob(*reference, configDescriptor(), std::move(stop));
}

QByteArray basic(const QByteArray &pair)
{
    return "Basic " + pair.toBase64();
}

/// A registry and its token server in one: /v2/ wants a token, /token hands them out.
class Login
{
public:
    Login()
        : server([this](const RawRequest &request, RawConnection &connection) {
            request.path() == "/token" ? onToken(request, connection) : onBlob(request, connection);
        })
    {}

    std::function<void(const RawRequest &, RawConnection &)> onToken =
        [this](const RawRequest &, RawConnection &connection) {
            const QByteArray number = QByteArray::number(++tokens);
            connection.answer(200, "{\"token\":\"t" + number + "\",\"expires_in\":300}");
        };
    std::function<void(const RawRequest &, RawConnection &)> onBlob =
        [this](const RawRequest &request, RawConnection &connection) {
            if (request.header("Authorization") == "Bearer t" + QByteArray::number(tokens)
                && tokens > 0)
                return connection.answer(200, Config);
            connection.answer(401, {}, {{"WWW-Authenticate", challenge()}});
        };

    QByteArray challenge() const
    {
        return "Bearer realm=\"" + (realm.isEmpty() ? server.url(u"/token"_s).toEncoded() : realm)
               + "\",service=\"the service\"" + more;
    }
    QList<RawRequest> tokenRequests() const
    {
        QList<RawRequest> all = server.requests();
        all.removeIf([](const RawRequest &request) { return request.path() != "/token"; });
        return all;
    }

    QByteArray realm;
    QByteArray more;
    std::atomic<int> tokens = 0;
    RawServer server; ///< Last: its threads use the others.
};

} // namespace

class TestAuthenticator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anonymous();
    void withPassword();
    void keepsTheToken();
    void singleFlight();
    void renewsAfter401();
    void second401IsFinal();
    void identityToken();
    void identityTokenFallsBack_data();
    void identityTokenFallsBack();
    void identityTokenIsReplaced_data();
    void identityTokenIsReplaced();
    void rejectedCredentials();
    void insufficientScope();
    void preference_data();
    void preference();
    void basicWithoutCredentials();
    void bareUnauthorized();
    void brokenCredentialSource();
    void realm_data();
    void realm();
    void publicRegistryPrivateRealm_data();
    void publicRegistryPrivateRealm();
    void realmThatRedirects();
    void tokenAnswers_data();
    void tokenAnswers();
    void tokenLifetime_data();
    void tokenLifetime();
    void stopWhileWaitingForToken();
};

void TestAuthenticator::anonymous()
{
    Login login;
    const auto bytes = fetch(clientWith({}), login.server.host());
    VERIFY_RESULT(bytes);
    QCOMPARE(*bytes, Config);
    const RawRequest request = login.tokenRequests().value(0);
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.query(u"service"_s), u"the service"_s);
    QCOMPARE(request.query(u"scope"_s), u"repository:team/app:pull"_s);
    QVERIFY(!request.hasHeader("Authorization"));
}

void TestAuthenticator::withPassword()
{
    Login login;
    login.more = ",scope=\"repository:team/app:pull registry:x:*\"";
    VERIFY_RESULT(fetch(clientWith(Me), login.server.host()));
    const RawRequest request = login.tokenRequests().value(0);
    QCOMPARE(request.header("Authorization"), basic("me:pass-word"));
    QCOMPARE(request.query(u"account"_s), u"me"_s);
    const QUrlQuery query(QUrl::fromEncoded(request.target));
    const QStringList scopes{u"registry:x:*"_s, u"repository:team/app:pull"_s};
    QCOMPARE(query.allQueryItemValues(u"scope"_s, QUrl::FullyDecoded), scopes);
}

void TestAuthenticator::keepsTheToken()
{
    Login login;
    const Client client = clientWith({});
    for (int i = 0; i < 3; ++i)
        VERIFY_RESULT(fetch(client, login.server.host()));
    QCOMPARE(login.tokens.load(), 1);
    QCOMPARE(login.server.requests().size(), 1 + 1 + 3);
}

void TestAuthenticator::singleFlight()
{
    Login login;
    const auto onToken = login.onToken;
    login.onToken = [&](const RawRequest &request, RawConnection &connection) {
        std::this_thread::sleep_for(200ms);
        onToken(request, connection);
    };
    const Client client = clientWith({});
    std::atomic<int> right = 0;
    {
        std::list<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] { right += fetch(client, login.server.host()).has_value(); });
        }
    }
    QCOMPARE(right.load(), 8);
    QCOMPARE(login.tokens.load(), 1);
}

void TestAuthenticator::renewsAfter401()
{
    Login login;
    const Client client = clientWith({});
    VERIFY_RESULT(fetch(client, login.server.host()));
    ++login.tokens; // The registry forgets the token that is out there.
    VERIFY_RESULT(fetch(client, login.server.host()));
    QCOMPARE(login.tokenRequests().size(), 2);
}

void TestAuthenticator::second401IsFinal()
{
    Login login;
    login.onBlob = [&](const RawRequest &, RawConnection &connection) {
        connection.answer(401, R"({"errors":[{"code":"UNAUTHORIZED","message":"no"}]})",
                          {{"WWW-Authenticate", login.challenge()}});
    };
    const auto bytes = fetch(clientWith({}), login.server.host());
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::Unauthenticated);
    QVERIFY2(bytes.error().message.contains(u"private"), support::why(bytes).constData());
    QCOMPARE(login.server.requests().size(), 3);
}

void TestAuthenticator::identityToken()
{
    Login login;
    login.onToken = [&](const RawRequest &, RawConnection &connection) {
        ++login.tokens;
        connection.answer(200, R"({"access_token":"t1"})");
    };
    VERIFY_RESULT(fetch(clientWith(Credentials{{}, {}, u"idto+ken&=/"_s}), login.server.host()));
    const RawRequest request = login.tokenRequests().value(0);
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded");
    QVERIFY(!request.hasHeader("Authorization"));
    const QUrlQuery form(QString::fromLatin1(request.body));
    QCOMPARE(form.queryItemValue(u"grant_type"_s), u"refresh_token"_s);
    QCOMPARE(form.queryItemValue(u"refresh_token"_s, QUrl::FullyDecoded), u"idto+ken&=/"_s);
    QCOMPARE(form.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"repository:team/app:pull"_s);
}

void TestAuthenticator::identityTokenFallsBack_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 404, 405})
        QTest::addRow("%d", status) << status;
}

void TestAuthenticator::identityTokenFallsBack()
{
    QFETCH(int, status);
    Login login;
    const auto onToken = login.onToken;
    login.onToken = [&](const RawRequest &request, RawConnection &connection) {
        if (request.method == "POST")
            return connection.answer(status);
        onToken(request, connection);
    };
    VERIFY_RESULT(fetch(clientWith(Credentials{u"me"_s, {}, u"token"_s}), login.server.host()));
    QCOMPARE(login.tokenRequests().size(), 2);
    QCOMPARE(login.tokenRequests().value(1).header("Authorization"), basic("me:token"));
}

void TestAuthenticator::identityTokenIsReplaced_data()
{
    QTest::addColumn<bool>("isKept");
    QTest::newRow("in a source that can change") << true;
    QTest::newRow("in a source that is only read") << false;
}

/// At once, and for the next run, where the source of the login keeps it.
void TestAuthenticator::identityTokenIsReplaced()
{
    QFETCH(const bool, isKept);
    Login login;
    login.onToken = [&](const RawRequest &, RawConnection &connection) {
        const QByteArray number = QByteArray::number(++login.tokens);
        connection.answer(200, "{\"access_token\":\"t" + number + "\",\"refresh_token\":\"id"
                                   + number + "\"}");
    };
    const auto source = std::make_shared<Saved>(Credentials{{}, {}, u"id0"_s});
    source->keepsNew = isKept;
    Client::Options options;
    options.retry.base = 2ms;
    options.credentials = source;
    {
        const Client client(options);
        for (int i = 0; i < 3; ++i) {
            VERIFY_RESULT(fetch(client, login.server.host()));
            ++login.tokens; // The one that was given is over.
        }
    }
    const Client later(options);
    VERIFY_RESULT(fetch(later, login.server.host()));
    const QList<RawRequest> requests = login.tokenRequests();
    QVERIFY(requests.value(0).body.contains("refresh_token=id0"));
    QVERIFY(requests.value(1).body.contains("refresh_token=id1"));
    QVERIFY(requests.value(2).body.contains("refresh_token=id3"));
    QVERIFY(requests.value(3).body.contains(isKept ? "refresh_token=id5" : "refresh_token=id0"));
}

void TestAuthenticator::rejectedCredentials()
{
    Login login;
    login.onToken = [](const RawRequest &, RawConnection &connection) {
        connection.answer(401, R"({"details":"incorrect username or password"})");
    };
    const auto bytes = fetch(clientWith(Me), login.server.host());
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::Unauthenticated);
    QVERIFY2(bytes.error().message.contains(u"rejected"), support::why(bytes).constData());
    QVERIFY(!support::why(bytes).contains("pass-word"));
    QCOMPARE(login.tokenRequests().size(), 1); // More would lock the account.
}

void TestAuthenticator::insufficientScope()
{
    Login login;
    login.onBlob = [&](const RawRequest &request, RawConnection &connection) {
        if (request.header("Authorization") == "Bearer t2")
            return connection.answer(200, Config);
        if (login.tokens == 0)
            return connection.answer(401, {}, {{"WWW-Authenticate", login.challenge()}});
        connection.answer(
            403, {},
            {{"WWW-Authenticate",
              login.challenge()
                  + ",error=\"insufficient_scope\",scope=\"repository:base/x:pull\""}});
    };
    VERIFY_RESULT(fetch(clientWith({}), login.server.host()));
    const QUrlQuery query(QUrl::fromEncoded(login.tokenRequests().value(1).target));
    const QStringList scopes{u"repository:base/x:pull"_s, u"repository:team/app:pull"_s};
    QCOMPARE(query.allQueryItemValues(u"scope"_s, QUrl::FullyDecoded), scopes);
}

void TestAuthenticator::preference_data()
{
    QTest::addColumn<QList<QByteArray>>("challenges"); // TOKEN: the Bearer challenge.
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("Bearer before Basic, one line")
        << QList<QByteArray>{"Basic realm=\"x\", TOKEN"} << "Bearer t1"_ba;
    QTest::newRow("Bearer before Basic, two lines")
        << QList<QByteArray>{"Basic realm=\"x\"", "TOKEN"} << "Bearer t1"_ba;
    QTest::newRow("Digest is passed over")
        << QList<QByteArray>{"Digest realm=\"d\",nonce=\"n\"", "Basic realm=\"x\""}
        << basic("me:pass-word");
    QTest::newRow("Bearer without a realm")
        << QList<QByteArray>{"Bearer service=\"s\", Basic realm=\"x\""} << basic("me:pass-word");
    QTest::newRow("only unknown") << QList<QByteArray>{"Negotiate", "NTLM"} << ""_ba;
}

void TestAuthenticator::preference()
{
    QFETCH(QList<QByteArray>, challenges);
    QFETCH(QByteArray, expected);
    Login login;
    login.onBlob = [&](const RawRequest &request, RawConnection &connection) {
        if (request.hasHeader("Authorization"))
            return connection.answer(200, Config);
        support::RawHeaders headers;
        for (QByteArray challenge : challenges)
            headers.append({"WWW-Authenticate", challenge.replace("TOKEN", login.challenge())});
        connection.answer(401, {}, headers);
    };
    const auto bytes = fetch(clientWith(Me), login.server.host());
    QCOMPARE(bytes.has_value(), !expected.isEmpty());
    QCOMPARE(login.server.requests().last().header("Authorization"), expected);
}

void TestAuthenticator::basicWithoutCredentials()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(401, {}, {{"WWW-Authenticate", "Basic realm=\"x\""}});
    });
    const auto bytes = fetch(clientWith({}), server.host());
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::Unauthenticated);
    QCOMPARE(server.requests().size(), 1);
}

void TestAuthenticator::bareUnauthorized()
{
    Login login;
    login.onBlob = [&](const RawRequest &request, RawConnection &connection) {
        if (request.hasHeader("Authorization"))
            return connection.answer(200, Config);
        if (request.path() == "/v2/")
            return connection.answer(401, {}, {{"WWW-Authenticate", login.challenge()}});
        connection.answer(401);
    };
    VERIFY_RESULT(fetch(clientWith({}), login.server.host()));
}

void TestAuthenticator::brokenCredentialSource()
{
    Client::Options options;
    const auto source =
        std::make_shared<Saved>(core::fail(ErrorCode::Io, u"The helper is gone."_s));
    options.credentials = source;
    Login login;
    VERIFY_RESULT(fetch(Client(options), login.server.host())); // Public images need none.
    QCOMPARE(source->asked, login.server.host() + u"/team/app"_s);
    login.onBlob = [&](const RawRequest &, RawConnection &connection) {
        connection.answer(401, {}, {{"WWW-Authenticate", login.challenge()}});
    };
    const auto bytes = fetch(Client(options), login.server.host());
    QVERIFY(!bytes);
    QVERIFY2(bytes.error().message.contains(u"The helper is gone."),
             support::why(bytes).constData());
}

void TestAuthenticator::realm_data()
{
    QTest::addColumn<QString>("realm");
    QTest::addColumn<QString>("registry");
    QTest::addColumn<bool>("accepted");

    const auto row = [](const char *name, const char *realm, const char *registry, bool accepted) {
        QTest::newRow(name) << QString::fromLatin1(realm) << QString::fromLatin1(registry)
                            << accepted;
    };
    row("https", "https://auth.test/token?x=1", "https://r.test", true);
    row("http", "http://auth.test/token", "https://r.test", false);
    row("http at the same host", "http://r.test/token", "https://r.test", false);
    row("all on this machine", "http://127.0.0.1:1/token", "http://localhost:5000", true);
    row("http away from this machine", "http://auth.test/token", "http://localhost:5000", false);
    row("https away from this machine", "https://auth.test/token", "http://localhost:5000", true);
    row("user information", "https://me@auth.test/token", "https://r.test", false);
    row("no host", "https:///token", "https://r.test", false);
    row("relative", "/token", "https://r.test", false);
    row("file", "file:///etc/passwd", "https://r.test", false);
    row("empty", "", "https://r.test", false);
}

void TestAuthenticator::realm()
{
    QFETCH(QString, realm);
    QFETCH(QString, registry);
    QFETCH(bool, accepted);
    const auto url = registry::checkedRealm(realm, QUrl(registry));
    QCOMPARE(url.has_value(), accepted);
    if (!accepted)
        QCOMPARE(url.error().code, ErrorCode::PermissionDenied);
}

void TestAuthenticator::publicRegistryPrivateRealm_data()
{
    QTest::addColumn<QString>("realm");
    QTest::newRow("cloud metadata") << u"https://169.254.169.254/token"_s;
    QTest::newRow("unspecified") << u"https://0.0.0.0/token"_s;
    QTest::newRow("loopback") << u"https://127.0.0.1:1/token"_s;
    QTest::newRow("loopback by name") << u"https://localhost:1/token"_s;
    QTest::newRow("private") << u"https://10.0.0.1/token"_s;
    QTest::newRow("unique local") << u"https://[fd12::1]/token"_s;
}

// Nothing is sent: the refusal comes first.
void TestAuthenticator::publicRegistryPrivateRealm()
{
    QFETCH(QString, realm);
    const auto token = registry::requestToken(net::HttpClient({.silence = 2s}),
                                              {.realm = realm,
                                               .service = {},
                                               .scopes = {},
                                               .registry = QUrl(u"https://192.0.2.1"_s),
                                               .credentials = Me,
                                               .subject = {}},
                                              {});
    QVERIFY(!token);
    QCOMPARE(token.error().error.code, ErrorCode::PermissionDenied);
    QCOMPARE(token.error().kind, net::Failure::Kind::Final);
}

void TestAuthenticator::realmThatRedirects()
{
    RawServer thief([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, R"({"token":"x"})");
    });
    Login login;
    login.onToken = [&](const RawRequest &, RawConnection &connection) {
        connection.answer(302, {}, {{"Location", thief.url().toEncoded()}});
    };
    QVERIFY(!fetch(clientWith(Me), login.server.host()));
    QVERIFY(thief.requests().isEmpty());
}

void TestAuthenticator::tokenAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code"); // -1: good.

    const auto row = [](const char *name, const QByteArray &body, int code) {
        QTest::newRow(name) << body << code;
    };
    row("token", R"({"token":"t"})", -1);
    row("access_token", R"({"access_token":"t"})", -1);
    row("empty token, access_token", R"({"token":"","access_token":"t"})", -1);
    row("a header inside", R"({"token":"t\r\nX-Evil: 1"})", int(ErrorCode::Corrupt));
    row("a space inside", R"({"token":"a b"})", int(ErrorCode::Corrupt));
    row("not ASCII", R"({"token":"é"})", int(ErrorCode::Corrupt));
    row("a number", R"({"token":1})", int(ErrorCode::Corrupt));
    row("none", "{}", int(ErrorCode::Corrupt));
    row("HTML", "<html>", int(ErrorCode::Corrupt));
    row("nothing", "", int(ErrorCode::Corrupt));
    row("too large", QByteArray(200 * 1024, ' ') + R"({"token":"t"})",
        int(ErrorCode::LimitExceeded));
}

void TestAuthenticator::tokenAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    Login login;
    login.onToken = [&](const RawRequest &, RawConnection &connection) {
        connection.answer(200, body);
    };
    login.onBlob = [&](const RawRequest &request, RawConnection &connection) {
        if (request.header("Authorization") == "Bearer t")
            return connection.answer(200, Config);
        connection.answer(401, {}, {{"WWW-Authenticate", login.challenge()}});
    };
    const auto bytes = fetch(clientWith({}), login.server.host());
    QCOMPARE(bytes ? -1 : int(bytes.error().code), code);
}

void TestAuthenticator::tokenLifetime_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("seconds");
    QTest::newRow("given") << R"({"token":"t","expires_in":300})"_ba << 300;
    QTest::newRow("absent") << R"({"token":"t"})"_ba << 60;
    QTest::newRow("zero") << R"({"token":"t","expires_in":0})"_ba << 60;
    QTest::newRow("negative") << R"({"token":"t","expires_in":-1})"_ba << 60;
    QTest::newRow("short") << R"({"token":"t","expires_in":1})"_ba << 60;
    QTest::newRow("text") << R"({"token":"t","expires_in":"300"})"_ba << 60;
    QTest::newRow("absurd") << R"({"token":"t","expires_in":1e18})"_ba << 86400;
}

void TestAuthenticator::tokenLifetime()
{
    QFETCH(QByteArray, json);
    QFETCH(int, seconds);
    const auto token = registry::Token::parse(json);
    VERIFY_RESULT(token);
    QCOMPARE(token->lifetime.count(), seconds);
}

void TestAuthenticator::stopWhileWaitingForToken()
{
    Login login;
    login.onToken = [](const RawRequest &, RawConnection &connection) { connection.stall(); };
    const Client client = clientWith({});
    std::stop_source source;
    std::atomic<int> cancelled = 0;
    QElapsedTimer sinceStop;
    {
        std::list<std::jthread> threads; // One fetches the token, the others wait for it.
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&] {
                const auto bytes = fetch(client, login.server.host(), source.get_token());
                cancelled += !bytes && bytes.error().code == ErrorCode::Cancelled;
            });
        }
        std::this_thread::sleep_for(300ms);
        sinceStop.start();
        source.request_stop();
    }
    QVERIFY2(sinceStop.elapsed() < 100, QByteArray::number(sinceStop.elapsed()).constData());
    QCOMPARE(cancelled.load(), 3);
}

QTEST_GUILESS_MAIN(TestAuthenticator)
#include "tst_authenticator.moc"
