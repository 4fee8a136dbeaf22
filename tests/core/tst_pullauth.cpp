// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/dockerconfigcredentials.h"
#include "core/registry/pull.h"

#include "tests/support/expected.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/tokenserver.h"
#include "tests/support/tools.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using support::PulledStore;
using support::RegistryServer;
using support::TokenServer;

namespace {

const QString User = QStringLiteral("ada");
const QString Password = QStringLiteral("s3cret word:with a colon");

/// A folder for $DOCKER_CONFIG that knows one login.
class DockerConfig
{
public:
    DockerConfig(const QString &domain, const QString &user, const QString &password)
    {
        const QByteArray pair = (user + u':' + password).toUtf8();
        const QJsonObject login{{u"auth"_s, QString::fromLatin1(pair.toBase64())}};
        QFile file(m_folder.filePath(u"config.json"_s));
        if (!file.open(QFile::WriteOnly)
            || file.write(
                   QJsonDocument(QJsonObject{{u"auths"_s, QJsonObject{{domain, login}}}}).toJson())
                   <= 0)
            qFatal("The Docker configuration of a test cannot be written.");
        qputenv("DOCKER_CONFIG", m_folder.path().toUtf8());
    }
    ~DockerConfig() { qunsetenv("DOCKER_CONFIG"); }
    Q_DISABLE_COPY_MOVE(DockerConfig)

private:
    QTemporaryDir m_folder;
};

/// From now on \a registry asks for tokens of \a tokens.
bool restart(RegistryServer &registry, const TokenServer &tokens)
{
    registry.stop();
    registry.setOptions(
        {.tokenRealm = tokens.realm(), .tokenCertificate = tokens.certificatePath()});
    return registry.start();
}

} // namespace

/// Pulls from real registries that ask who is there.
class TestPullAuth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void basic_data();
    void basic();
    void bearer_data();
    void bearer();
    void tokenEndsInMidPull_data();
    void tokenEndsInMidPull();
};

void TestPullAuth::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"htpasswd"_s);
}

void TestPullAuth::basic_data()
{
    QTest::addColumn<QString>("password"); // Empty: not logged in.
    QTest::addColumn<bool>("isGood");
    QTest::newRow("logged in") << Password << true;
    QTest::newRow("wrong password") << u"wrong-pass-word"_s << false;
    QTest::newRow("not logged in") << QString() << false;
}

void TestPullAuth::basic()
{
    QFETCH(QString, password);
    QFETCH(bool, isGood);
    RegistryServer registry({.user = User, .password = Password});
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    const auto image = support::push(
        registry, u"team/app"_s, u"1"_s,
        {.layers = {support::incompressibleTar(50'000, 1), support::incompressibleTar(60'000, 2)}});
    const DockerConfig config(password.isEmpty() ? u"other.example"_s : registry.host(), User,
                              password);
    PulledStore store;
    store.clientOptions.credentials = std::make_shared<registry::DockerConfigCredentials>();
    const auto outcome = store.pull(registry.host() + u"/team/app:1"_s);
    if (isGood) {
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->downloadedBytes, image.layerBytes());
        QVERIFY(store.isWhole());
        return;
    }
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().code == ErrorCode::Unauthenticated
                 || outcome.error().code == ErrorCode::PermissionDenied,
             qPrintable(outcome.error().message));
    const QString words = outcome.error().message + outcome.error().detail;
    QVERIFY(!words.contains("wrong-pass-word"_L1));
    QVERIFY(
        !words.contains(QString::fromLatin1((User + u":wrong-pass-word"_s).toUtf8().toBase64())));
    QCOMPARE(store.blobBytes() + store.partialBytes(), 0);
}

void TestPullAuth::bearer_data()
{
    QTest::addColumn<QString>("repository");
    QTest::addColumn<bool>("isLoggedIn");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("public, anonymous") << u"public/app"_s << false << true;
    QTest::newRow("public, logged in") << u"public/app"_s << true << true;
    QTest::newRow("private, logged in") << u"private/app"_s << true << true;
    QTest::newRow("private, anonymous") << u"private/app"_s << false << false;
}

void TestPullAuth::bearer()
{
    QFETCH(QString, repository);
    QFETCH(bool, isLoggedIn);
    QFETCH(bool, isGood);
    RegistryServer registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    const auto image = support::push(
        registry, repository, u"1"_s,
        {.layers = {support::incompressibleTar(50'000, 1), support::incompressibleTar(60'000, 2)}});
    const TokenServer tokens({.user = User, .password = Password});
    QVERIFY2(restart(registry, tokens), qPrintable(registry.errorString()));

    const DockerConfig config(registry.host(), User, Password);
    PulledStore store;
    if (isLoggedIn)
        store.clientOptions.credentials = std::make_shared<registry::DockerConfigCredentials>();
    const auto outcome = store.pull(registry.host() + u'/' + repository + u":1"_s);
    QCOMPARE(outcome.has_value(), isGood);
    if (!isGood) {
        QVERIFY(outcome.error().code == ErrorCode::Unauthenticated
                || outcome.error().code == ErrorCode::PermissionDenied);
        return;
    }
    QCOMPARE(outcome->downloadedBytes, image.layerBytes());
    // One token for everything.
    QCOMPARE(tokens.requests().size(), 1);
    QCOMPARE(tokens.requests().last().hasHeader("Authorization"), isLoggedIn);
}

void TestPullAuth::tokenEndsInMidPull_data()
{
    QTest::addColumn<int>("told");
    QTest::newRow("as told") << 2;
    QTest::newRow("earlier than told") << 300;
}

void TestPullAuth::tokenEndsInMidPull()
{
    QFETCH(int, told);
    RegistryServer registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    support::ImageRecipe recipe;
    for (quint32 i = 0; i < 9; ++i)
        recipe.layers.append(support::incompressibleTar(90'000, i));
    const auto image = support::push(registry, u"private/app"_s, u"1"_s, recipe);
    constexpr int Leeway = 60;
    const TokenServer tokens(
        {.user = User, .password = Password, .expiresIn = told, .validFor = 2 - Leeway});
    QVERIFY2(restart(registry, tokens), qPrintable(registry.errorString()));

    // Three layers at a time, each for more than a second: the last begin when the token is over.
    support::RegistryProxy proxy(registry.port());
    proxy.setBytesPerSecond(80'000);
    const DockerConfig config(proxy.host(), User, Password);
    PulledStore store;
    store.clientOptions.credentials = std::make_shared<registry::DockerConfigCredentials>();
    const auto outcome = store.pull(proxy.host() + u"/private/app:1"_s);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->downloadedBytes, image.layerBytes());
    QVERIFY(tokens.requests().size() >= 2);
    QVERIFY(store.isWhole());
}

QTEST_GUILESS_MAIN(TestPullAuth)
#include "tst_pullauth.moc"
