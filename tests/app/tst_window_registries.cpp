// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/signinfixture.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/testca.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>

#include <atomic>

using namespace Qt::StringLiterals;

/// The real window on a system without a keychain: logins until the program ends, logins shared
/// with Docker, certificates and insecure registries, with real registries.
class TestWindowRegistries final : public QObject, private support::SignInFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void untilQuit();
    void signInEndsALimit();
    void untested();
    void sharedWithDocker();
    void closedWhileAsking();
    void trustsFromAnError();
    void insecureIsChosen();
    void insecureIsAdded();
    void limitFollowsLogins();
    void secretsAreNowhere();
    void cleanupTestCase() { close(); }

private:
    [[nodiscard]] bool answerLimit(const support::RawRequest &request,
                                   support::RawConnection &connection) const;

    std::atomic<int> m_left = 76;
    support::MemoryRegistry m_docker{
        [this](const support::RawRequest &request, support::RawConnection &connection) {
            return answerLimit(request, connection);
        }}; ///< In place of docker.io.
    support::RegistryServer m_registry;
    support::RegistryServer m_tls;
    QTemporaryDir m_authority;
};

bool TestWindowRegistries::answerLimit(const support::RawRequest &request,
                                       support::RawConnection &connection) const
{
    if (!request.path().contains("/ratelimitpreview/test/manifests/"))
        return false;
    connection.head(200, {{"Content-Length", "500"},
                          {"RateLimit-Limit", "100;w=21600"},
                          {"RateLimit-Remaining", QByteArray::number(m_left) + ";w=21600"}});
    return true;
}

void TestWindowRegistries::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"htpasswd"_s, u"openssl"_s);
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + filePath(u"no-bus"_s).toLocal8Bit());
    for (support::RegistryServer *server : {&m_registry, &m_tls}) {
        QVERIFY2(server->start(), qPrintable(server->errorString()));
        (void)support::push(*server, u"team/app"_s, u"1"_s,
                            {.layers = {support::incompressibleTar(50'000, 1)}});
        server->stop();
    }
    m_registry.setOptions({.user = m_user, .password = m_password});
    m_tls.setOptions({.tlsFolder = support::TestCa(m_authority.path()).issue(u"registry"_s)});
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    QVERIFY2(m_tls.start(), qPrintable(m_tls.errorString()));
    const QByteArray docker = "http://" + m_docker.host().toLatin1();
    for (const char *variable :
         {"MILLEFEUILLE_HUB", "MILLEFEUILLE_HUB_INDEX", "MILLEFEUILLE_HUB_REGISTRY"})
        qputenv(variable, docker);
    setEngines({});
    QVERIFY(open());
}

// Kept for as long as the program runs, once the person has agreed, and nowhere on the disk.
void TestWindowRegistries::untilQuit()
{
    const QString host = m_registry.host();
    pull(host + u"/team/app:1"_s);
    TRY_VERIFY(isVisible(u"taskRemedy"_s));
    press(u"taskRemedy"_s);
    TRY_VERIFY(isVisible(u"signInDialog"_s));
    fill(m_password);
    press(u"signInButton"_s);
    TRY_VERIFY(text(u"signInResult"_s).contains("until you quit"_L1));
    QVERIFY(buttonText(u"signInButton"_s).contains("Until"_L1));
    QVERIFY(rows().isEmpty());
    press(u"signInButton"_s);
    TRY_VERIFY(!isSigningIn());
    TRY_COMPARE(rows(), QStringList{host + u"/team/app"_s});
    openRegistries(host);
    QCOMPARE(cell(host, KeptColumn), u"Until you quit"_s);
    QCOMPARE(filesWithSecrets(), QByteArray());
}

// What somebody without a login may not is no limit of who has one.
void TestWindowRegistries::signInEndsALimit()
{
    closeRegistries();
    support::MemoryRegistry registry(
        [](const support::RawRequest &request, support::RawConnection &connection) {
            const QByteArray authorization = request.header("Authorization");
            if (request.path() == "/token") {
                connection.answer(200, authorization.isEmpty() ? R"({"token":"anybody"})"
                                                               : R"({"token":"member"})");
            } else if (authorization.isEmpty()) {
                connection.answer(
                    401, {},
                    {{"WWW-Authenticate", "Bearer realm=\"http://" + request.header("Host")
                                              + "/token\",service=\"test\""}});
            } else if (authorization == "Bearer anybody") {
                connection.answer(429);
            } else if (request.path() == "/v2/") {
                connection.answer(200);
            } else {
                return false;
            }
            return true;
        });
    const auto layer =
        registry.addBlob(support::incompressibleTar(10'000, 9), oci::MediaType::OciLayer);
    registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    pull(registry.host() + u"/limited:1"_s);
    TRY_VERIFY(isVisible(u"pausedHost"_s));
    press(u"pausedSignIn"_s);
    TRY_VERIFY(isVisible(u"signInDialog"_s));
    QCOMPARE(find<QLineEdit>(u"signInRegistry"_s)->text(), registry.host());
    fill(m_password);
    press(u"signInButton"_s);
    TRY_VERIFY(text(u"signInResult"_s).contains("until you quit"_L1));
    press(u"signInButton"_s);
    TRY_VERIFY(!isSigningIn());
    TRY_VERIFY(rows().contains(registry.host() + u"/limited"_s));
    openRegistries(m_registry.host());
}

// Nobody is asked for a login there, at least not yet.
void TestWindowRegistries::untested()
{
    support::RegistryServer open;
    QVERIFY2(open.start(), qPrintable(open.errorString()));
    press(u"registriesSignIn"_s);
    TRY_VERIFY(isVisible(u"signInDialog"_s));
    find<QLineEdit>(u"signInRegistry"_s)->setText(open.host());
    fill(m_password);
    press(u"signInButton"_s);
    TRY_VERIFY(text(u"signInResult"_s).contains("could not be tested"_L1));
    QVERIFY(buttonText(u"signInButton"_s).contains("Untested"_L1));
    QVERIFY(!entry(open.host()));
    press(u"signInButton"_s);
    TRY_VERIFY(text(u"signInResult"_s).contains("until you quit"_L1));
    QVERIFY(!text(u"signInResult"_s).contains("takes this login"_L1));
    press(u"signInButton"_s);
    TRY_VERIFY(!isSigningIn());
    TRY_COMPARE(cell(open.host(), UserColumn), m_user);
    find<QTreeWidget>(u"registriesList"_s)->setCurrentItem(entry(open.host()));
    press(u"registriesTest"_s);
    TRY_VERIFY(text(u"registriesResult"_s).contains("could not be tested"_L1));
    press(u"registriesSignOut"_s);
    TRY_VERIFY(!entry(open.host()));
    openRegistries(m_registry.host());
}

void TestWindowRegistries::sharedWithDocker()
{
    const QString config = qEnvironmentVariable("DOCKER_CONFIG") + u"/config.json"_s;
    press(u"registriesSignIn"_s);
    TRY_VERIFY(isVisible(u"signInDialog"_s));
    QCOMPARE(find<QLineEdit>(u"signInRegistry"_s)->text(), m_registry.host());
    QCOMPARE(find<QLineEdit>(u"signInUser"_s)->text(), m_user);
    fill(m_password);
    find<QCheckBox>(u"signInShare"_s)->setChecked(true);
    press(u"signInButton"_s);
    TRY_VERIFY(text(u"signInResult"_s).contains("until you quit"_L1));
    QVERIFY(!QFile::exists(config));
    press(u"signInButton"_s);
    TRY_VERIFY(!isSigningIn());
    QFile file(config);
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(file.readAll().contains(m_registry.host().toUtf8()));

    // What only Docker knows is used, and is Docker's to forget.
    TRY_VERIFY(find<QPushButton>(u"registriesSignOut"_s)->isEnabled());
    press(u"registriesSignOut"_s);
    TRY_COMPARE(cell(m_registry.host(), KeptColumn), u"Docker or Podman"_s);
    QVERIFY(!find<QPushButton>(u"registriesSignOut"_s)->isEnabled());
    QCOMPARE(cell(m_registry.host(), UserColumn), m_user);
    press(u"registriesTest"_s);
    TRY_VERIFY(text(u"registriesResult"_s).contains("takes your login"_L1));
    QVERIFY(file.remove());
}

void TestWindowRegistries::closedWhileAsking()
{
    press(u"registriesSignIn"_s);
    TRY_VERIFY(isVisible(u"signInDialog"_s));
    find<QLineEdit>(u"signInRegistry"_s)->setText(u"192.0.2.1:5000"_s); // Nobody answers there.
    fill(m_password);
    press(u"signInButton"_s);
    find<views::SignInDialog>(u"signInDialog"_s)->reject();
    TRY_VERIFY(!isSigningIn());
    closeRegistries();
}

void TestWindowRegistries::trustsFromAnError()
{
    const QString host = m_tls.host();
    const QString folder = qEnvironmentVariable("XDG_CONFIG_HOME") + u"/containers"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile conf(folder + u"/registries.conf"_s);
    QVERIFY(conf.open(QFile::WriteOnly));
    conf.write("[[registry]]\nlocation='" + host.toUtf8() + "'\ninsecure=false\n");
    conf.close();
    pull(host + u"/team/app:1"_s);
    TRY_VERIFY(isVisible(u"taskRemedy"_s));
    QCOMPARE(buttonText(u"taskRemedy"_s), u"Show Certificate…"_s);
    press(u"taskRemedy"_s);
    TRY_VERIFY(isVisible(u"certificateDialog"_s));
    const QString shown = textsOf(u"certificateDialog"_s);
    QVERIFY2(shown.contains(host) && shown.contains("Test authority"_L1), qPrintable(shown));
    QVERIFY(!find<QPushButton>(u"certificateTrust"_s)->isDefault());
    press(u"certificateTrust"_s);
    TRY_VERIFY(rows().contains(host + u"/team/app"_s));

    openRegistries(host);
    QCOMPARE(cell(host, ConnectionColumn), u"Certificate trusted by you"_s);
    press(u"registriesDistrust"_s);
    TRY_VERIFY(!entry(host));
    closeRegistries();
}

void TestWindowRegistries::insecureIsChosen()
{
    // Something has to be known of it to be listed.
    const QString host = m_tls.host();
    pull(host + u"/team/app:2"_s);
    TRY_VERIFY(isVisible(u"taskRemedy"_s));
    press(u"taskRemedy"_s);
    TRY_VERIFY(isVisible(u"certificateDialog"_s));
    press(u"certificateTrust"_s);
    TRY_VERIFY(taskWords().contains("was not found"_L1));
    openRegistries(host);
    press(u"registriesInsecure"_s);
    TRY_VERIFY(isVisible(u"insecureDialog"_s));
    press(u"insecureAllow"_s);
    TRY_COMPARE(cell(host, ConnectionColumn), u"Insecure"_s);
    QCOMPARE(buttonText(u"registriesInsecure"_s), u"Require &TLS"_s);
    press(u"registriesInsecure"_s);
    TRY_COMPARE(cell(host, ConnectionColumn), u"Certificate trusted by you"_s);
    closeRegistries();
}

/// Nothing has to be known of it before.
void TestWindowRegistries::insecureIsAdded()
{
    trigger(u"actionRegistries"_s);
    TRY_VERIFY(isVisible(u"registriesDialog"_s));
    QVERIFY(!entry(m_tls.host()) || cell(m_tls.host(), ConnectionColumn) != "Insecure"_L1);
    press(u"registriesAddInsecure"_s);
    TRY_VERIFY(isVisible(u"registryDialog"_s));
    QVERIFY(!find<QPushButton>(u"registryConfirm"_s)->isEnabled());
    find<QLineEdit>(u"registryAddress"_s)->setText(u"https://lab.example.org:5000/v2/"_s);
    press(u"registryConfirm"_s);
    TRY_VERIFY(isVisible(u"insecureDialog"_s));
    QVERIFY(!entry(u"lab.example.org:5000"_s)); // Not before the warning was read.
    press(u"insecureAllow"_s);
    TRY_COMPARE(cell(u"lab.example.org:5000"_s, ConnectionColumn), u"Insecure"_s);
    QVERIFY(entry(u"lab.example.org:5000"_s)->isSelected());
    QCOMPARE(buttonText(u"registriesInsecure"_s), u"Require &TLS"_s);
    press(u"registriesInsecure"_s);
    TRY_VERIFY(!entry(u"lab.example.org:5000"_s));
    closeRegistries();
}

/// How many pulls are left is for whom one is.
void TestWindowRegistries::limitFollowsLogins()
{
    const QString host = m_registry.host();
    trigger(u"actionBrowseHub"_s);
    TRY_VERIFY(text(u"pullLimit"_s).startsWith("76 of 100"_L1));
    trigger(u"actionRegistries"_s);
    TRY_VERIFY(isVisible(u"registriesDialog"_s));
    m_left = 60;
    press(u"registriesSignIn"_s);
    TRY_VERIFY(isVisible(u"signInDialog"_s));
    find<QLineEdit>(u"signInRegistry"_s)->setText(host);
    fill(m_password);
    press(u"signInButton"_s);
    TRY_VERIFY(text(u"signInResult"_s).contains("until you quit"_L1));
    press(u"signInButton"_s);
    TRY_VERIFY(!isSigningIn());
    TRY_VERIFY(text(u"pullLimit"_s).startsWith("60 of 100"_L1));
    m_left = 50;
    TRY_VERIFY(entry(host));
    find<QTreeWidget>(u"registriesList"_s)->setCurrentItem(entry(host));
    press(u"registriesSignOut"_s);
    TRY_VERIFY(text(u"pullLimit"_s).startsWith("50 of 100"_L1));
    closeRegistries();
}

void TestWindowRegistries::secretsAreNowhere()
{
    close();
    QCOMPARE(filesWithSecrets(), QByteArray());
}

QTEST_MAIN(TestWindowRegistries)
#include "tst_window_registries.moc"
