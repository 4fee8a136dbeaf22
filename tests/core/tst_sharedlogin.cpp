// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/sharedlogin.h"

#include "core/registry/dockerconfigcredentials.h"
#include "core/registry/logins.h"
#include "core/registry/runlogins.h"
#include "tests/support/expected.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using registry::Credentials;
using registry::DockerConfigCredentials;
using registry::Login;

namespace {

const Credentials Ada{.username = u"ada"_s, .password = u"pa:ss"_s};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("missing");
}

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(path));
}

} // namespace

/// Logins that are shared with docker and podman, and those that are listed.
class TestSharedLogin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newFile();
    void keepsWhatElseIsThere();
    void identityToken();
    void alsoForPodman();
    void behindALink();
    void byHelper();
    void helperThatFails_data();
    void helperThatFails();
    void damagedFileStays();
    void listed();

private:
    [[nodiscard]] QString docker() const { return m_folder->filePath(u"docker/config.json"_s); }
    [[nodiscard]] QString podman() const { return m_folder->filePath(u"podman/auth.json"_s); }
    [[nodiscard]] core::Result<void> share(const QString &domain,
                                           const Credentials &credentials = Ada) const
    {
        return registry::shareLogin(domain, credentials, {docker(), podman()}, {});
    }
    [[nodiscard]] std::optional<Credentials> known(const QString &domain) const
    {
        return DockerConfigCredentials({docker(), podman()}).find(domain, {}).value();
    }
    void addHelper(const QByteArray &script) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSharedLogin::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSharedLogin::addHelper(const QByteArray &script) const
{
    const QString path = m_folder->filePath(u"bin/docker-credential-test"_s);
    write(path, "#!/bin/sh\n" + script);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", m_folder->filePath(u"bin"_s).toLocal8Bit() + ":/usr/bin:/bin");
}

void TestSharedLogin::newFile()
{
    VERIFY_RESULT(share(u"r.test:5000"_s));
    QCOMPARE(known(u"r.test:5000"_s), std::optional(Ada));
    QCOMPARE(known(u"other.test"_s), std::nullopt);
    QCOMPARE(QFile::permissions(docker())
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(!QFile::exists(podman()));
    VERIFY_RESULT(share(u"docker.io"_s));
    QCOMPARE(known(u"docker.io"_s), std::optional(Ada));
    QVERIFY(read(docker()).contains("https://index.docker.io/v1/"));
}

void TestSharedLogin::keepsWhatElseIsThere()
{
    write(docker(), R"({"auths":{"old.test":{"auth":"eDp5","unknown":1}},"HttpHeaders":{"a":"b"},
                       "credHelpers":{"gcr.test":"gcloud"},"plugins":{"x":{"enabled":"true"}}})");
    const QJsonObject before = QJsonDocument::fromJson(read(docker())).object();
    VERIFY_RESULT(share(u"r.test"_s));
    QJsonObject after = QJsonDocument::fromJson(read(docker())).object();
    QJsonObject auths = after["auths"_L1].toObject();
    QVERIFY(auths.contains("r.test"_L1));
    auths.remove(u"r.test"_s);
    after[u"auths"_s] = auths;
    QCOMPARE(after, before);
}

void TestSharedLogin::identityToken()
{
    const Credentials token{.username = u"<token>"_s, .identityToken = u"long-lived"_s};
    VERIFY_RESULT(share(u"r.test"_s, token));
    const auto found = known(u"r.test"_s);
    QVERIFY(found);
    QCOMPARE(found->identityToken, u"long-lived"_s);
}

// Podman asks its own file first.
void TestSharedLogin::alsoForPodman()
{
    write(podman(), R"({"auths":{"r.test":{"auth":"b2xkOm9sZA=="}}})");
    const auto places = registry::sharedPlaces(u"r.test"_s, {docker(), podman()});
    VERIFY_RESULT(places);
    QCOMPARE(places->size(), 2);
    VERIFY_RESULT(share(u"r.test"_s));
    QCOMPARE(DockerConfigCredentials({podman()}).find(u"r.test"_s, {}).value(), std::optional(Ada));
}

void TestSharedLogin::behindALink()
{
    const QString real = m_folder->filePath(u"dotfiles/config.json"_s);
    write(real, "{}");
    QDir().mkpath(m_folder->filePath(u"docker"_s));
    QVERIFY(QFile::link(real, docker()));
    VERIFY_RESULT(share(u"r.test"_s));
    QVERIFY(QFileInfo(docker()).isSymLink());
    QVERIFY(read(real).contains("r.test"));
}

void TestSharedLogin::byHelper()
{
    const QString kept = m_folder->filePath(u"kept"_s);
    addHelper("[ \"$1\" = store ] && exec cat >'" + kept.toUtf8() + "'\nexit 1\n");
    write(docker(), R"({"credsStore":"test"})");
    const auto places = registry::sharedPlaces(u"docker.io"_s, {docker()});
    VERIFY_RESULT(places);
    QCOMPARE(places->first().helper, u"test"_s);
    VERIFY_RESULT(share(u"docker.io"_s));
    QCOMPARE(QJsonDocument::fromJson(read(kept)).object(),
             (QJsonObject{{u"ServerURL"_s, u"https://index.docker.io/v1/"_s},
                          {u"Username"_s, u"ada"_s},
                          {u"Secret"_s, u"pa:ss"_s}}));
    const QByteArray file = read(docker());
    QVERIFY(!file.contains("pa:ss"));
    QVERIFY(!file.contains(QByteArray("ada:pa:ss").toBase64()));
    QVERIFY(file.contains("https://index.docker.io/v1/")); // As docker notes whom it knows.
}

void TestSharedLogin::helperThatFails_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("prints the secret and fails") << QByteArray("cat; cat >&2; exit 1\n");
    QTest::newRow("is killed") << QByteArray("cat; kill -9 $$\n");
    QTest::newRow("says too much") << QByteArray("yes pa:ss\n");
}

void TestSharedLogin::helperThatFails()
{
    QFETCH(const QByteArray, script);
    addHelper(script);
    write(docker(), R"({"credHelpers":{"r.test":"test"}})");
    const QByteArray before = read(docker());
    const auto shared = share(u"r.test"_s);
    QVERIFY(!shared);
    QCOMPARE(shared.error().code, ErrorCode::Io);
    QVERIFY(!(shared.error().message + shared.error().detail).contains("pa:ss"_L1));
    QCOMPARE(read(docker()), before); // Nothing goes in plain sight instead.
}

void TestSharedLogin::damagedFileStays()
{
    write(docker(), R"({"auths":{)");
    const auto shared = share(u"r.test"_s);
    QVERIFY(!shared);
    QCOMPARE(shared.error().code, ErrorCode::Corrupt);
    QCOMPARE(read(docker()), R"({"auths":{)");
}

void TestSharedLogin::listed()
{
    write(docker(), R"({"auths":{"https://index.docker.io/v1/":{"auth":"YWRhOng="},
                       "team.test/part":{"auth":"YWRhOng="},"http://old.test/v1/":{}},
                       "credHelpers":{"gcr.test":"gcloud"}})");
    QStringList found;
    for (const auto &entry : DockerConfigCredentials({docker(), podman()}).entries())
        found += entry.registry + u' ' + entry.username;
    found.sort();
    QCOMPARE(found, (QStringList{u"docker.io ada"_s, u"gcr.test "_s, u"old.test "_s}));

    registry::RunLogins run;
    run.keep(u"run.test"_s, Ada);
    QCOMPARE(registry::RunLogins().find(u"run.test/team/app"_s, {}).value(), std::optional(Ada));
    QCOMPARE(run.all(), (QList<std::pair<QString, QString>>{{u"run.test"_s, u"ada"_s}}));
    QVERIFY(run.forget(u"run.test"_s));
    QVERIFY(!run.forget(u"run.test"_s));
    QCOMPARE(run.find(u"run.test"_s, {}).value(), std::nullopt);
}

QTEST_GUILESS_MAIN(TestSharedLogin)
#include "tst_sharedlogin.moc"
