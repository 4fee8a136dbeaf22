// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/credentialhelper.h"
#include "core/registry/dockerconfigcredentials.h"

#include "tests/support/expected.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using registry::Credentials;
using registry::DockerConfigCredentials;

namespace {

/// "user/password/identity", "-" for nothing, "error N".
QString asText(const core::Result<std::optional<Credentials>> &found)
{
    if (!found)
        return u"error %1"_s.arg(int(found.error().code));
    if (!*found)
        return u"-"_s;
    return (*found)->username + u'/' + (*found)->password + u'/' + (*found)->identityToken;
}

QString error(ErrorCode code)
{
    return u"error %1"_s.arg(int(code));
}

} // namespace

class TestDockerConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void auths_data();
    void auths();
    void broken_data();
    void broken();
    void noFile();
    void defaultPaths();
    void parts_data();
    void parts();
    void firstFileCounts();
    void helpers_data();
    void helpers();
    void helperIsAskedForTheServer();
    void helperNames_data();
    void helperNames();
    void slowHelper();
    void stopsWithTheHelper();
    void talkativeHelper();
    void isReadAnew();

private:
    QString write(const QByteArray &json);
    void writeHelper(const QString &name, const QByteArray &script);

    QTemporaryDir m_folder;
};

void TestDockerConfig::initTestCase()
{
    QVERIFY(m_folder.isValid());
    writeHelper(u"good"_s,
                "read server; echo \"$server\" > $0.asked\n"
                "echo '{\"ServerURL\":\"x\",\"Username\":\"me\",\"Secret\":\"s3cret\"}'");
    writeHelper(u"token"_s, "echo '{\"Username\":\"<token>\",\"Secret\":\"id\"}'");
    writeHelper(u"none"_s, "echo 'credentials not found in native keychain'; exit 1");
    writeHelper(u"fails"_s, "echo 's3cret in the words'; exit 1");
    writeHelper(u"garbage"_s, "echo 'hello'");
    writeHelper(u"slow"_s, "exec sleep 20");
    writeHelper(u"talks"_s, "exec yes");
    qputenv("PATH", m_folder.path().toLocal8Bit() + ':' + qgetenv("PATH"));
}

QString TestDockerConfig::write(const QByteArray &json)
{
    QFile file(m_folder.filePath(u"config.json"_s));
    if (!file.open(QFile::WriteOnly) || file.write(json) != json.size())
        qFatal("The configuration cannot be written.");
    return file.fileName();
}

void TestDockerConfig::writeHelper(const QString &name, const QByteArray &script)
{
    QFile file(m_folder.filePath(u"docker-credential-"_s + name));
    if (!file.open(QFile::WriteOnly) || file.write("#!/bin/sh\n" + script + '\n') <= 0)
        qFatal("The helper cannot be written.");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestDockerConfig::auths_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("expected");

    const QByteArray pair = "\"auth\":\"" + QByteArray("me:pass:word").toBase64() + '"';
    const auto row = [](const char *name, const QByteArray &json, const QString &domain,
                        const QString &expected) {
        QTest::newRow(name) << R"({"auths":{)" + json + "}}" << domain << expected;
    };
    row("auth, colon in the password", "\"r.test\":{" + pair + '}', u"r.test"_s,
        u"me/pass:word/"_s);
    row("another host", "\"r.test\":{" + pair + '}', u"r.test.evil"_s, u"-"_s);
    row("another port", "\"r.test:5000\":{" + pair + '}', u"r.test"_s, u"-"_s);
    row("a host inside another", "\"r.test\":{" + pair + '}', u"not.r.test"_s, u"-"_s);
    row("Docker Hub", "\"https://index.docker.io/v1/\":{" + pair + '}', u"docker.io"_s,
        u"me/pass:word/"_s);
    row("Docker Hub by name", "\"docker.io\":{" + pair + '}', u"docker.io"_s, u"me/pass:word/"_s);
    row("old form", "\"https://r.test/v1/\":{" + pair + '}', u"r.test"_s, u"me/pass:word/"_s);
    row("part of a registry", "\"r.test/team\":{" + pair + '}', u"r.test"_s, u"-"_s);
    row("apart", R"("r.test":{"username":"u","password":"p"})", u"r.test"_s, u"u/p/"_s);
    row("identity token",
        "\"r.test\":{\"auth\":\"" + QByteArray("u:").toBase64() + R"(","identitytoken":"i"})",
        u"r.test"_s, u"u//i"_s);
    row("zeros after the password",
        "\"r.test\":{\"auth\":\"" + QByteArray("u:p\0\0", 5).toBase64() + "\"}", u"r.test"_s,
        u"u/p/"_s);
    row("empty entry", R"("r.test":{})", u"r.test"_s, u"-"_s);
    row("not base64", R"("r.test":{"auth":"@@@"})", u"r.test"_s, error(ErrorCode::Corrupt));
    row("no colon", "\"r.test\":{\"auth\":\"" + QByteArray("me").toBase64() + "\"}", u"r.test"_s,
        error(ErrorCode::Corrupt));
    row("nothing", "", u"r.test"_s, u"-"_s);
}

void TestDockerConfig::auths()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, domain);
    QFETCH(QString, expected);
    QCOMPARE(asText(DockerConfigCredentials(QStringList{write(json)}).find(domain, {})), expected);
}

void TestDockerConfig::broken_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << "hello"_ba;
    QTest::newRow("an array") << "[]"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("too large") << "{}" + QByteArray(1024 * 1024, ' ');
}

void TestDockerConfig::broken()
{
    QFETCH(QByteArray, json);
    QCOMPARE(asText(DockerConfigCredentials(QStringList{write(json)}).find(u"r.test"_s, {})),
             error(ErrorCode::Corrupt));
}

void TestDockerConfig::noFile()
{
    QCOMPARE(
        asText(
            DockerConfigCredentials(QStringList{m_folder.filePath(u"no"_s)}).find(u"r.test"_s, {})),
        u"-"_s);
}

void TestDockerConfig::defaultPaths()
{
    constexpr const char *Names[] = {"DOCKER_CONFIG", "REGISTRY_AUTH_FILE", "XDG_RUNTIME_DIR",
                                     "XDG_CONFIG_HOME"};
    QList<QByteArray> before;
    for (const char *name : Names) {
        before.append(qgetenv(name));
        qunsetenv(name);
    }
    const auto restore = qScopeGuard([&] {
        for (qsizetype i = 0; i < before.size(); ++i)
            before[i].isNull() ? void(qunsetenv(Names[i])) : void(qputenv(Names[i], before[i]));
    });
    const QString home = QDir::homePath();
    QCOMPARE(
        DockerConfigCredentials::defaultPaths(),
        (QStringList{home + u"/.docker/config.json"_s, home + u"/.config/containers/auth.json"_s}));
    qputenv("DOCKER_CONFIG", "/some/where");
    qputenv("XDG_RUNTIME_DIR", "/run/user/7");
    qputenv("XDG_CONFIG_HOME", "/conf");
    QCOMPARE(DockerConfigCredentials::defaultPaths(),
             (QStringList{u"/some/where/config.json"_s, u"/run/user/7/containers/auth.json"_s,
                          u"/conf/containers/auth.json"_s}));
    qputenv("REGISTRY_AUTH_FILE", "/my/auth.json");
    QCOMPARE(DockerConfigCredentials::defaultPaths(),
             (QStringList{u"/some/where/config.json"_s, u"/my/auth.json"_s}));
}

void TestDockerConfig::parts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("its own entry") << u"r.test/team/app"_s << u"app/p/"_s;
    QTest::newRow("below it") << u"r.test/team/app/sub"_s << u"app/p/"_s;
    QTest::newRow("beside it") << u"r.test/team/apple"_s << u"team/p/"_s;
    QTest::newRow("a namespace") << u"r.test/team/other"_s << u"team/p/"_s;
    QTest::newRow("another namespace") << u"r.test/teams/other"_s << u"all/p/"_s;
    QTest::newRow("the registry") << u"r.test"_s << u"all/p/"_s;
    QTest::newRow("a registry of which only a part is known") << u"q.test"_s << u"-"_s;
    QTest::newRow("that part") << u"q.test/mine/app"_s << u"mine/p/"_s;
    QTest::newRow("not that part") << u"q.test/yours/app"_s << u"-"_s;
    QTest::newRow("Docker Hub") << u"docker.io/library/nginx"_s << u"hub/p/"_s;
    QTest::newRow("a part of Docker Hub") << u"docker.io/mine/app"_s << u"ours/p/"_s;
    QTest::newRow("another registry") << u"x.test/r.test/team/app"_s << u"-"_s;
}

/// Logins for a part of a registry, as Podman keeps them.
void TestDockerConfig::parts()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QByteArray json;
    for (const auto &[key, user] :
         {std::pair("r.test", "all"), std::pair("r.test/team", "team"),
          std::pair("r.test/team/app", "app"), std::pair("q.test/mine", "mine"),
          std::pair("https://index.docker.io/v1/", "hub"), std::pair("docker.io/mine", "ours")}) {
        json += json.isEmpty() ? "{\"auths\":{" : ",";
        json +=
            '"' + QByteArray(key) + R"(":{"auth":")" + (QByteArray(user) + ":p").toBase64() + "\"}";
    }
    QCOMPARE(asText(DockerConfigCredentials(QStringList{write(json + "}}")}).find(name, {})),
             expected);
}

void TestDockerConfig::firstFileCounts()
{
    const QString first = m_folder.filePath(u"first.json"_s);
    const QString second = write(R"({"auths":{"r.test":{"username":"second","password":"p"},
                                             "s.test":{"username":"second","password":"p"}}})");
    QFile file(first);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(R"({"auths":{"r.test":{"username":"first","password":"p"}}})");
    file.close();
    DockerConfigCredentials source({m_folder.filePath(u"no"_s), first, second});
    QCOMPARE(asText(source.find(u"r.test/a"_s, {})), u"first/p/"_s);
    QCOMPARE(asText(source.find(u"s.test/a"_s, {})), u"second/p/"_s);
    QCOMPARE(asText(source.find(u"t.test/a"_s, {})), u"-"_s);
}

void TestDockerConfig::helpers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");

    const QByteArray auths =
        R"("auths":{"r.test":{"auth":")" + QByteArray("file:word").toBase64() + "\"}}";
    QTest::newRow("for all") << R"({"credsStore":"good"})"_ba << u"me/s3cret/"_s;
    QTest::newRow("for one") << R"({"credHelpers":{"r.test":"good"},"credsStore":"none"})"_ba
                             << u"me/s3cret/"_s;
    QTest::newRow("for another") << R"({"credHelpers":{"x.test":"good"}})"_ba << u"-"_s;
    QTest::newRow("identity token") << R"({"credsStore":"token"})"_ba << u"//id"_s;
    QTest::newRow("has none") << R"({"credsStore":"none"})"_ba << u"-"_s;
    QTest::newRow("has none, the file has")
        << R"({"credsStore":"none",)" + auths + '}' << u"file/word/"_s;
    QTest::newRow("fails (CVE-2021-41092)")
        << R"({"credsStore":"fails"})"_ba << error(ErrorCode::Io);
    QTest::newRow("garbage") << R"({"credsStore":"garbage"})"_ba << error(ErrorCode::Corrupt);
    QTest::newRow("not installed (CVE-2021-41092)")
        << R"({"credsStore":"missing"})"_ba << error(ErrorCode::Io);
}

void TestDockerConfig::helpers()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, expected);
    const auto found = DockerConfigCredentials(QStringList{write(json)}).find(u"r.test"_s, {});
    QCOMPARE(asText(found), expected);
    QVERIFY(!support::why(found).contains("s3cret"));
}

void TestDockerConfig::helperIsAskedForTheServer()
{
    const QString path = write(R"({"credsStore":"good"})");
    for (const auto &[domain, asked] : {std::pair("docker.io", "https://index.docker.io/v1/\n"),
                                        std::pair("r.test:5000", "r.test:5000\n")}) {
        QVERIFY(DockerConfigCredentials(QStringList{path}).find(QString::fromLatin1(domain), {}));
        QFile file(m_folder.filePath(u"docker-credential-good.asked"_s));
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), asked);
    }
}

void TestDockerConfig::helperNames_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"", "../../bin/sh", "/bin/sh", "a/b", ".", "..", "a b", "a\nb", "-x", "a;b", "good\n"})
        QTest::addRow("%s", QByteArray(name).toPercentEncoding(" ;/").constData())
            << QString::fromLatin1(name);
    QTest::addRow("long") << QString(65, u'a');
}

void TestDockerConfig::helperNames()
{
    QFETCH(QString, name);
    const auto found = registry::credentialsFromHelper(name, u"r.test"_s, {});
    QCOMPARE(asText(found), error(ErrorCode::Io));
    QCOMPARE(found.error().detail, u"not a plain name"_s);
}

void TestDockerConfig::slowHelper()
{
    QElapsedTimer timer;
    timer.start();
    const auto found = registry::credentialsFromHelper(u"slow"_s, u"r.test"_s, {}, 200ms);
    QCOMPARE(asText(found), error(ErrorCode::Io));
    QVERIFY2(timer.elapsed() < 3000, QByteArray::number(timer.elapsed()).constData());
}

void TestDockerConfig::stopsWithTheHelper()
{
    std::stop_source source;
    QElapsedTimer sinceStop;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(200ms);
        sinceStop.start();
        source.request_stop();
    });
    const auto found = registry::credentialsFromHelper(u"slow"_s, u"r.test"_s, source.get_token());
    QCOMPARE(asText(found), error(ErrorCode::Cancelled));
    QVERIFY2(sinceStop.elapsed() < 100, QByteArray::number(sinceStop.elapsed()).constData());
}

void TestDockerConfig::talkativeHelper()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(asText(registry::credentialsFromHelper(u"talks"_s, u"r.test"_s, {})),
             error(ErrorCode::Io));
    QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()).constData());
}

void TestDockerConfig::isReadAnew()
{
    DockerConfigCredentials source(QStringList{write("{}")});
    QCOMPARE(asText(source.find(u"r.test"_s, {})), u"-"_s);
    write(R"({"auths":{"r.test":{"username":"u","password":"p"}}})");
    QCOMPARE(asText(source.find(u"r.test"_s, {})), u"u/p/"_s);
}

QTEST_GUILESS_MAIN(TestDockerConfig)
#include "tst_dockerconfig.moc"
