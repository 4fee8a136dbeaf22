// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/login.h"

#include "tests/support/pulledstore.h"
#include "tests/support/rawserver.h"

#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using registry::Credentials;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

const QString User = u"ada"_s;
const QString Secret = u"difference-engine"_s;
const QString Identity = u"long-lived-identity"_s;
const QByteArray Token = "short-lived-token";

class Logins final : public registry::CredentialSource
{
public:
    explicit Logins(bool isIdentity)
        : m_isIdentity(isIdentity)
    {}
    core::Result<std::optional<Credentials>> find(const QString &, std::stop_token) override
    {
        if (m_isIdentity)
            return Credentials{.username = u"<token>"_s, .identityToken = Identity};
        return Credentials{.username = User, .password = Secret};
    }

private:
    bool m_isIdentity;
};

std::mutex logMutex;
QString logged;

void note(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const std::scoped_lock lock(logMutex);
    logged += message + u'\n';
}

/// All that a person, or a log, gets to see; empty if a secret is not in it.
QString leakIn(const QString &text)
{
    const QByteArray pair = (User + u':' + Secret).toUtf8();
    for (const QString &secret :
         {Secret, Identity, QString::fromLatin1(Token), QString::fromLatin1(pair.toBase64()),
          QString::fromLatin1(("<token>:" + Identity.toUtf8()).toBase64())}) {
        if (text.contains(secret))
            return secret + u" in "_s + text;
    }
    return {};
}

/// Everything that was sent, as a server might repeat it in its answer.
QByteArray echo(const RawRequest &request)
{
    QByteArray all = request.target + ' ' + request.body;
    for (const auto &[name, value] : request.headers) {
        all += ' ' + value;
        if (value.startsWith("Basic "))
            all += ' ' + QByteArray::fromBase64(value.sliced(6));
    }
    all.replace('"', '\'');
    return R"({"errors":[{"code":"DENIED","message":")" + all + R"("}]})";
}

/// How the server fails, by the name of the row.
struct Failing
{
    QByteArray challenge; ///< %1 is the server's own address.
    int tokenStatus = 200;
    int status = 401;
    QByteArray location = {};
};

void answer(const Failing &how, const QString &host, const RawRequest &request,
            RawConnection &connection)
{
    const QByteArray own = "http://" + host.toLatin1();
    if (request.path() == "/token") {
        if (how.tokenStatus == 200)
            return connection.answer(200, "{\"token\":\"" + Token + "\"}");
        return connection.answer(how.tokenStatus, echo(request));
    }
    QByteArray challenge = how.challenge;
    challenge.replace("%1", own);
    if (!request.hasHeader("Authorization") && !challenge.isEmpty())
        return connection.answer(401, echo(request), {{"WWW-Authenticate", challenge}});
    if (!how.location.isEmpty())
        return connection.answer(307, echo(request), {{"Location", how.location}});
    connection.answer(how.status, echo(request), {{"WWW-Authenticate", challenge}});
}

} // namespace

Q_DECLARE_METATYPE(Failing)

/// Whatever goes wrong, and whatever the other side says of it: what was given as a secret is in no
/// error and in no log.
class TestSecrecy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qInstallMessageHandler(note); }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }
    void failures_data();
    void failures();
    void login_data() { failures_data(); }
    void login();
};

void TestSecrecy::failures_data()
{
    QTest::addColumn<Failing>("how");
    QTest::addColumn<bool>("isIdentity");
    const QByteArray bearer = R"(Bearer realm="%1/token",service="s")";
    const auto row = [](const char *name, const Failing &how) {
        for (const bool isIdentity : {false, true})
            QTest::addRow("%s%s", name, isIdentity ? ", identity token" : "") << how << isIdentity;
    };
    for (const int status : {400, 401, 403, 404, 405, 429, 500, 503})
        row(qPrintable(u"Basic, then %1"_s.arg(status)),
            {.challenge = "Basic realm=\"x\"", .status = status});
    for (const int status : {401, 403, 404, 500})
        row(qPrintable(u"Bearer, then %1"_s.arg(status)), {.challenge = bearer, .status = status});
    for (const int status : {400, 401, 403, 404, 405, 429, 500})
        row(qPrintable(u"token server %1"_s.arg(status)),
            {.challenge = bearer, .tokenStatus = status});
    row("realm with a password", {.challenge = R"(Bearer realm="http://x:pw@127.0.0.1:1/token")"});
    row("realm without TLS", {.challenge = R"(Bearer realm="http://evil.invalid/token")"});
    row("realm that is no address", {.challenge = R"(Bearer realm="not an address")"});
    row("realm that is not there", {.challenge = R"(Bearer realm="http://127.0.0.1:1/token")"});
    row("redirect to nobody", {.challenge = "Basic realm=\"x\"",
                               .location = "http://127.0.0.1:1/x?token=short-lived-token"});
    row("redirect with a password",
        {.challenge = bearer, .location = "http://u:difference-engine@127.0.0.1:1/x"});
    row("redirect to another kind", {.challenge = bearer, .location = "ftp://127.0.0.1/x"});
    row("unknown scheme", {.challenge = "Digest realm=\"x\""});
}

void TestSecrecy::failures()
{
    QFETCH(const Failing, how);
    QFETCH(const bool, isIdentity);
    logged.clear();
    RawServer *self = nullptr;
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        answer(how, self->host(), request, connection);
    });
    self = &server;
    support::PulledStore store;
    store.clientOptions = {.retry = {.tries = 1, .triesUnreachable = 1},
                           .credentials = std::make_shared<Logins>(isIdentity)};
    const auto outcome = store.pull(server.host() + u"/team/app:1"_s);
    QVERIFY(!outcome);
    const QString leak =
        leakIn(outcome.error().message + u'\n' + outcome.error().detail + u'\n' + logged);
    QVERIFY2(leak.isEmpty(), qPrintable(leak));
}

void TestSecrecy::login()
{
    QFETCH(const Failing, how);
    QFETCH(const bool, isIdentity);
    logged.clear();
    RawServer *self = nullptr;
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        answer(how, self->host(), request, connection);
    });
    self = &server;
    const Credentials credentials = **Logins(isIdentity).find({}, {});
    const auto taken = registry::checkLogin(server.host(), credentials, {}, {});
    if (taken)
        return;
    const QString leak = leakIn(taken.error().message + u'\n' + taken.error().detail + logged);
    QVERIFY2(leak.isEmpty(), qPrintable(leak));
}

QTEST_GUILESS_MAIN(TestSecrecy)
#include "tst_secrecy.moc"
