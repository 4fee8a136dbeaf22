// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/client.h"
#include "core/engine/registryauth.h"
#include "core/engine/transfer.h"
#include "core/registry/client.h"
#include "core/registry/copy.h"
#include "core/registry/dockerconfigcredentials.h"
#include "core/registry/login.h"
#include "core/registry/namelist.h"
#include "core/registry/pulllimit.h"
#include "core/registry/pullprogress.h"
#include "core/registry/push.h"
#include "core/registry/remoteinspect.h"
#include "core/registry/removal.h"
#include "core/registry/sharedlogin.h"
#include "core/registry/updatecheck.h"
#include "tests/support/dockergreeting.h"
#include "tests/support/furnishedstore.h"
#include "tests/support/pulledstore.h"
#include "tests/support/rawserver.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using registry::Credentials;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

const QString User = u"ada"_s;
/// Looks otherwise in every encoding.
const QString Secret = u"dif+fe/rence=engine&1?"_s;
const QString Identity = u"long+lived/identity=token&1?"_s;
const QByteArray Token = "short-lived-token";

class Logins final : public registry::CredentialSource
{
public:
    explicit Logins(bool isIdentity)
        : m_isIdentity(isIdentity)
    {}
    core::Result<std::optional<Credentials>> find(const QString &, std::stop_token) override
    {
        return credentials();
    }
    [[nodiscard]] Credentials credentials() const
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

/// As it is, percent-encoded, and in base64 whatever stands before it and behind it.
QByteArrayList formsOf(const QByteArray &secret)
{
    QByteArrayList forms{secret, secret.toPercentEncoding(), secret.toPercentEncoding().toLower(),
                         secret.toHex()};
    for (qsizetype before = 0; before < 3; ++before) {
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            // Whole groups of three bytes in the middle.
            const qsizetype skipped = (3 - before) % 3;
            const qsizetype groups = (secret.size() - skipped) / 3 * 3;
            forms += secret.sliced(skipped, groups).toBase64(alphabet);
        }
    }
    return forms;
}

/// What of the secrets is in \a text, and where; empty if nothing is.
QByteArray leakIn(const QByteArray &text)
{
    static const QByteArrayList forms =
        formsOf(Secret.toUtf8()) + formsOf(Identity.toUtf8()) + formsOf(Token);
    for (const QByteArray &form : forms) {
        if (text.contains(form))
            return form + " in " + text.left(4000);
    }
    return {};
}

/// The same of the files in \a folder.
QByteArray leakInFiles(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QFile::ReadOnly))
            continue;
        if (const QByteArray leak = leakIn(file.readAll()); !leak.isEmpty())
            return file.fileName().toUtf8() + ": " + leak;
    }
    return {};
}

/// All that a person gets to see of it.
QString wordsOf(const core::Error &error)
{
    return error.message + u'\n' + error.detail + u'\n';
}

template <class T>
QString wordsOf(const core::Result<T> &result)
{
    return result ? QString() : wordsOf(result.error());
}

/// Everything that was sent, as a server might repeat it in its answer.
QByteArray sentIn(const RawRequest &request)
{
    QByteArray all = request.target + ' ' + request.body;
    for (const auto &[name, value] : request.headers) {
        all += ' ' + value;
        if (value.startsWith("Basic "))
            all += ' ' + QByteArray::fromBase64(value.sliced(6));
        if (name.startsWith("X-Registry-"))
            all += ' ' + QByteArray::fromBase64(value, QByteArray::Base64UrlEncoding);
    }
    return all.replace('"', '\'');
}

QByteArray echo(const RawRequest &request)
{
    return R"({"errors":[{"code":"DENIED","message":")" + sentIn(request) + R"("}]})";
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

/// What a call works with.
struct Scene
{
    registry::Client &client;
    support::PulledStore &store;
    QString host;
    Credentials credentials;

    [[nodiscard]] oci::Reference name(const QString &rest) const
    {
        return *oci::Reference::parse(host + rest);
    }
};

/// Something that is asked of a registry; gives the words that come of it.
using Call = std::function<QString(const Scene &)>;

QString push(const Scene &scene)
{
    support::FurnishedStore full;
    registry::PullProgress progress;
    return wordsOf(registry::push(scene.client, *full,
                                  {.image = QLatin1StringView(full.Repository) + u":1"_s,
                                   .target = scene.name(u"/team/app:1"_s)},
                                  progress));
}

QString copy(const Scene &scene)
{
    registry::PullProgress progress;
    return wordsOf(registry::copy(
        scene.client,
        {.source = scene.name(u"/team/app:1"_s), .target = scene.name(u"/other/app:1"_s)},
        progress));
}

QString checkForUpdates(const Scene &scene)
{
    const auto digest = oci::Digest::of("here");
    const store::Image image{.target = oci::Descriptor::of(oci::MediaType::OciManifest, digest, 4),
                             .names = {scene.name(u"/team/app:1"_s)}};
    const auto updates = registry::checkForUpdates(scene.client, {image}, {});
    QString words = wordsOf(updates);
    for (const registry::TagUpdate &update : updates.value_or(QList<registry::TagUpdate>()))
        words += wordsOf(update.error);
    return words;
}

QString inspectRemote(const Scene &scene)
{
    const auto found = registry::inspectRemote(scene.client, scene.name(u"/team/app:1"_s), {});
    QString words = wordsOf(found);
    if (found && found->attachedError)
        words += wordsOf(*found->attachedError);
    return words;
}

QString remove(const Scene &scene)
{
    const auto digest = oci::Digest::of("there");
    const oci::Reference name = scene.name(u"/team/app@"_s + digest.toString());
    return wordsOf(registry::planRemoval(scene.client, name))
           + wordsOf(registry::remove(scene.client,
                                      {.name = name, .isManifest = true, .digest = digest}));
}

QString pullLimit(const Scene &scene)
{
    qputenv("MILLEFEUILLE_HUB_REGISTRY", "http://" + scene.host.toLatin1());
    const QString words = wordsOf(registry::fetchPullLimit(scene.client));
    qunsetenv("MILLEFEUILLE_HUB_REGISTRY");
    return words;
}

const QList<std::pair<const char *, Call>> &calls()
{
    static const QList<std::pair<const char *, Call>> all{
        {"pull",
         [](const Scene &scene) {
             registry::PullProgress progress;
             return wordsOf(registry::pull(scene.client, *scene.store,
                                           support::pullOf(scene.host + u"/team/app:1"_s),
                                           progress));
         }},
        {"push", push},
        {"copy", copy},
        {"tag",
         [](const Scene &scene) {
             return wordsOf(registry::tag(scene.client, scene.name(u"/team/app:1"_s),
                                          scene.name(u"/team/app:2"_s)));
         }},
        {"removal", remove},
        {"check for updates", checkForUpdates},
        {"remote inspection", inspectRemote},
        {"limit of pulls", pullLimit},
        {"tags",
         [](const Scene &scene) {
             return wordsOf(scene.client.fetchTags(scene.name(u"/team/app"_s)));
         }},
        {"catalog",
         [](const Scene &scene) {
             return wordsOf(registry::NameList::repositories(scene.client, scene.host).next());
         }},
        {"login",
         [](const Scene &scene) {
             return wordsOf(registry::checkLogin(scene.host, scene.credentials, {}, {}));
         }},
    };
    return all;
}

} // namespace

Q_DECLARE_METATYPE(Failing)
Q_DECLARE_METATYPE(Call)

/// Whatever goes wrong, and whatever the other side says of it: what was given as a secret is in no
/// error, no log and no file, and helpers are told by their standard input alone.
class TestSecrecy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }
    void failures_data();
    void failures();
    void engines_data();
    void engines();
    void helpers_data();
    void helpers();
    void damagedConfig_data();
    void damagedConfig();

private:
    [[nodiscard]] QString filePath(const QString &name) const { return m_home.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    void addHelper(const QByteArray &script) const;

    QTemporaryDir m_home; ///< Of all that is written.
};

void TestSecrecy::initTestCase()
{
    qInstallMessageHandler(note);
    for (const char *name : {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
                             "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, QFile::encodeName(m_home.path()));
    qputenv("PATH", QFile::encodeName(filePath(u"bin"_s)) + ':' + qgetenv("PATH"));
}

void TestSecrecy::write(const QString &name, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(filePath(name)).path());
    QFile file(filePath(name));
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(name));
}

/// docker-credential-test, which notes what a stranger could see of it.
void TestSecrecy::addHelper(const QByteArray &script) const
{
    write(u"bin/docker-credential-test"_s,
          "#!/bin/sh\ncat /proc/$$/cmdline /proc/$$/environ >\"$HOME/seen\"\n" + script);
    QFile::setPermissions(filePath(u"bin/docker-credential-test"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestSecrecy::failures_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<Failing>("how");
    QTest::addColumn<bool>("isIdentity");
    const QByteArray bearer = R"(Bearer realm="%1/token",service="s")";
    const auto row = [](const QString &name, const Failing &how) {
        for (const auto &[title, call] : calls()) {
            for (const bool isIdentity : {false, true})
                QTest::addRow("%s: %s%s", title, qPrintable(name),
                              isIdentity ? ", identity token" : "")
                    << call << how << isIdentity;
        }
    };
    for (const int status : {400, 401, 403, 404, 405, 429, 500, 503})
        row(u"Basic, then %1"_s.arg(status), {.challenge = "Basic realm=\"x\"", .status = status});
    for (const int status : {401, 403, 404, 500})
        row(u"Bearer, then %1"_s.arg(status), {.challenge = bearer, .status = status});
    for (const int status : {400, 401, 403, 404, 405, 429, 500})
        row(u"token server %1"_s.arg(status), {.challenge = bearer, .tokenStatus = status});
    row(u"realm with a password"_s, {.challenge = R"(Bearer realm="http://x:pw@127.0.0.1:1/t")"});
    row(u"realm without TLS"_s, {.challenge = R"(Bearer realm="http://evil.invalid/token")"});
    row(u"realm that is no address"_s, {.challenge = R"(Bearer realm="not an address")"});
    row(u"realm that is not there"_s, {.challenge = R"(Bearer realm="http://127.0.0.1:1/t")"});
    row(u"redirect to nobody"_s,
        {.challenge = "Basic realm=\"x\"", .location = "http://127.0.0.1:1/x?token=" + Token});
    row(u"redirect with a password"_s,
        {.challenge = bearer,
         .location = "http://u:" + Secret.toUtf8().toPercentEncoding() + "@127.0.0.1:1/x"});
    row(u"redirect to another kind"_s, {.challenge = bearer, .location = "ftp://127.0.0.1/x"});
    row(u"unknown scheme"_s, {.challenge = "Digest realm=\"x\""});
}

void TestSecrecy::failures()
{
    QFETCH(const Call, call);
    QFETCH(const Failing, how);
    QFETCH(const bool, isIdentity);
    logged.clear();
    RawServer *self = nullptr;
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        answer(how, self->host(), request, connection);
    });
    self = &server;
    const auto logins = std::make_shared<Logins>(isIdentity);
    registry::Client client({.retry = {.tries = 1, .triesUnreachable = 1},
                             .uploadsFile = filePath(u"uploads.json"_s),
                             .credentials = logins});
    support::PulledStore store;
    const QString words = call({client, store, server.host(), logins->credentials()});
    QVERIFY(!server.requests().isEmpty());
    QByteArray leak = leakIn((words + logged).toUtf8());
    QVERIFY2(leak.isEmpty(), leak.constData());
    leak = leakInFiles(m_home.path());
    QVERIFY2(leak.isEmpty(), leak.constData());
}

void TestSecrecy::engines_data()
{
    QTest::addColumn<int>("status"); // 200: it fails in the stream.
    QTest::addColumn<bool>("isPush");
    QTest::addColumn<bool>("isIdentity");
    for (const int status : {200, 400, 401, 403, 404, 500, 501}) {
        for (const bool isPush : {false, true}) {
            for (const bool isIdentity : {false, true})
                QTest::addRow("%s: %d%s", isPush ? "push" : "pull", status,
                              isIdentity ? ", identity token" : "")
                    << status << isPush << isIdentity;
        }
    }
}

/// An engine is told the login, and may say it again.
void TestSecrecy::engines()
{
    QFETCH(const int, status);
    QFETCH(const bool, isPush);
    QFETCH(const bool, isIdentity);
    logged.clear();
    const RawServer server(
        support::greeting([&](const RawRequest &request, RawConnection &connection) {
            const QByteArray words = '"' + sentIn(request) + '"';
            connection.answer(status, status == 200 ? R"({"status":)" + words
                                                          + "}\n"
                                                            R"({"errorDetail":{"message":)"
                                                          + words + R"(},"error":)" + words + "}\n"
                                                    : R"({"message":)" + words + '}');
        }));
    engine::Client client(support::endpointOf(server));
    engine::TransferProgress progress;
    Logins logins(isIdentity);
    const auto name = *oci::Reference::parse(u"r.test/team/app:1"_s);
    const auto outcome = isPush ? engine::push(client, name, logins, progress, {})
                                : engine::pull(client, {.reference = name}, logins, progress, {});
    QVERIFY(!outcome);
    const QByteArray header = server.requests().last().header("X-Registry-Auth");
    QVERIFY(!header.isEmpty());
    const QByteArray words = (wordsOf(outcome) + logged).toUtf8();
    QVERIFY2(!words.contains(header), words.constData());
    const QByteArray leak = leakIn(words);
    QVERIFY2(leak.isEmpty(), leak.constData());
}

void TestSecrecy::helpers_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("isIdentity");
    const auto row = [](const char *name, const QByteArray &script) {
        for (const bool isIdentity : {false, true})
            QTest::addRow("%s%s", name, isIdentity ? ", identity token" : "")
                << script << isIdentity;
    };
    row("takes it", "cat >/dev/null");
    row("says it again, and fails", "cat; exit 1");
    row("says it again on standard error", "cat >&2; exit 1");
    row("does not listen", "exit 1");
    row("gives another answer",
        "cat >/dev/null; echo '{\"Secret\":[\"" + Secret.toUtf8() + "\"]}'");
}

/// A login is shared by a helper, and asked for there.
void TestSecrecy::helpers()
{
    QFETCH(const QByteArray, script);
    QFETCH(const bool, isIdentity);
    logged.clear();
    addHelper(script);
    write(u"docker/config.json"_s, R"({"credsStore":"test"})");
    const QStringList paths{filePath(u"docker/config.json"_s)};
    const Credentials credentials = Logins(isIdentity).credentials();
    QByteArray words = wordsOf(registry::shareLogin(u"r.test"_s, credentials, paths, {})).toUtf8();
    words += wordsOf(registry::DockerConfigCredentials(paths).find(u"r.test"_s, {})).toUtf8();
    const QByteArray leak = leakIn(words + logged.toUtf8());
    QVERIFY2(leak.isEmpty(), leak.constData());
    // Its arguments and its environment are for everybody to see.
    QVERIFY(QFileInfo(filePath(u"seen"_s)).size() > 0 || !QFile::exists(u"/proc/self/cmdline"_s));
    QFile::remove(filePath(u"bin/docker-credential-test"_s));
    const QByteArray kept = leakInFiles(m_home.path());
    QVERIFY2(kept.isEmpty(), kept.constData());
}

void TestSecrecy::damagedConfig_data()
{
    QTest::addColumn<QByteArray>("config");
    const QByteArray pair = (User + u':' + Secret).toUtf8().toBase64();
    const auto row = [](const char *name, const QByteArray &config) {
        QTest::newRow(name) << config;
    };
    row("cut off", R"({"auths":{"r.test":{"auth":")" + pair);
    row("no list", R"({"auths":")" + pair + "\"}");
    row("a text for an entry", R"({"auths":{"r.test":")" + pair + "\"}}");
    row("no pair", R"({"auths":{"r.test":{"auth":")" + Secret.toUtf8().toBase64() + "\"}}}");
    row("no base64", R"({"auths":{"r.test":{"auth":"!)" + Secret.toUtf8() + "\"}}}");
    row("twice", R"({"auths":{"r.test":{"auth":")" + pair + R"(","auth":")" + pair + "\"}}}");
}

/// What Docker keeps is told in no error, whoever reads it.
void TestSecrecy::damagedConfig()
{
    QFETCH(const QByteArray, config);
    logged.clear();
    write(u"docker/config.json"_s, config);
    const QStringList paths{filePath(u"docker/config.json"_s)};
    QByteArray words =
        wordsOf(registry::DockerConfigCredentials(paths).find(u"r.test"_s, {})).toUtf8();
    const Credentials other{.username = u"eve"_s, .password = u"another"_s};
    words += wordsOf(registry::shareLogin(u"r.test"_s, other, paths, {})).toUtf8();
    QFile::remove(paths.first());
    const QByteArray leak = leakIn(words + logged.toUtf8());
    QVERIFY2(leak.isEmpty(), leak.constData());
}

QTEST_GUILESS_MAIN(TestSecrecy)
#include "tst_secrecy.moc"
