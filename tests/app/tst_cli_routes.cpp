// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"
#include "tests/support/pushedimage.h"
#include "tests/support/rawserver.h"
#include "tests/support/registryserver.h"
#include "tests/support/testca.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::ToolRun;

/// How registries are reached, by the command line, with a real registry that speaks TLS.
class TestCliRoutes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usage_data();
    void usage();
    void insecureForOneRun();
    void trustByFingerprint();
    void filesOfOthers();
    void searchedRegistriesAreTold();
    void tagsPageByPage();
    void warningsAreTold();

private:
    [[nodiscard]] QStringList pull() const
    {
        return {u"pull"_s, m_registry.host() + u"/team/app:1"_s};
    }
    /// A host of this machine is reached by plain HTTP unless something says otherwise.
    void requireTls(const CommandLine &cli) const
    {
        write(cli.filePath(u"config/containers/registries.conf"_s),
              "[[registry]]\nlocation='" + m_registry.host().toUtf8() + "'\ninsecure=false\n");
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(path.section(u'/', 0, -2));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
    }

    QTemporaryDir m_folder;
    support::RegistryServer m_registry;
};

void TestCliRoutes::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"openssl"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    (void)support::push(m_registry, u"team/app"_s, u"1"_s,
                        {.layers = {support::incompressibleTar(50'000, 1)}});
    m_registry.stop();
    const QString issued = support::TestCa(m_folder.path()).issue(u"registry"_s);
    QVERIFY(!issued.isEmpty());
    m_registry.setOptions({.tlsFolder = issued});
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
}

void TestCliRoutes::usage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("insecure without a host") << QStringList{u"--insecure-registry"_s};
    QTest::newRow("insecure is no host")
        << QStringList{u"--insecure-registry"_s, u"team/app"_s, u"ls"_s};
    QTest::newRow("trust nobody") << QStringList{u"trust"_s};
    QTest::newRow("trust no host") << QStringList{u"trust"_s, u"nginx"_s};
    QTest::newRow("fingerprint without a value")
        << QStringList{u"trust"_s, u"a.b"_s, u"--fingerprint"_s};
    QTest::newRow("distrust with a fingerprint")
        << QStringList{u"distrust"_s, u"a.b"_s, u"--fingerprint"_s, u"00"_s};
}

void TestCliRoutes::usage()
{
    QFETCH(const QStringList, words);
    const ToolRun run = CommandLine(QStringLiteral(MILLEFEUILLE_CLI)).runPlain(words);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.errors.isEmpty());
}

void TestCliRoutes::insecureForOneRun()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    requireTls(cli);
    const ToolRun refused = cli.run(pull());
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("not trusted"), refused.errors.constData());
    const ToolRun allowed =
        cli.run(QStringList{u"--insecure-registry"_s, m_registry.host()} + pull());
    QVERIFY2(allowed.exitCode == 0, allowed.errors.constData());
    QCOMPARE(cli.run(pull()).exitCode, 1); // For that run alone.
    const ToolRun tags = cli.run({u"tags"_s, m_registry.host() + u"/team/app"_s,
                                  u"--insecure-registry"_s, m_registry.host()});
    QCOMPARE(tags.output.trimmed(), QByteArray("1"));
}

void TestCliRoutes::trustByFingerprint()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    requireTls(cli);
    const ToolRun shown = cli.runPlain({u"trust"_s, m_registry.host(), u"--json"_s});
    QCOMPARE(shown.exitCode, 1);
    const QJsonObject own = QJsonDocument::fromJson(shown.output).array().first().toObject();
    QCOMPARE(own[u"issuer"_s].toString(), u"Test authority"_s);
    const QString fingerprint = own[u"sha256"_s].toString();
    QCOMPARE(fingerprint.size(), 64);

    const QString other = u"00"_s + fingerprint.sliced(2);
    const ToolRun wrong = cli.runPlain({u"trust"_s, m_registry.host(), u"--fingerprint"_s, other});
    QCOMPARE(wrong.exitCode, 1);
    QCOMPARE(cli.run(pull()).exitCode, 1);

    const ToolRun right =
        cli.runPlain({u"trust"_s, m_registry.host(), u"--fingerprint"_s, fingerprint.toUpper()});
    QVERIFY2(right.exitCode == 0, right.errors.constData());
    const ToolRun pulled = cli.run(pull());
    QVERIFY2(pulled.exitCode == 0, pulled.errors.constData());
    QCOMPARE(cli.runPlain({u"trust"_s, m_registry.host()}).exitCode, 0);

    QCOMPARE(cli.runPlain({u"distrust"_s, m_registry.host()}).exitCode, 0);
    QCOMPARE(CommandLine(cli.program()).run(pull()).exitCode, 1);
    QCOMPARE(cli.run(pull()).exitCode, 1);
}

// What Podman is set to counts here too, and a file that cannot be read is no file that allows all.
void TestCliRoutes::filesOfOthers()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const QString conf = cli.filePath(u"config/containers/registries.conf"_s);
    write(conf, "[[registry]]\nprefix='apps.invalid'\nlocation='" + m_registry.host().toUtf8()
                    + "/team'\ninsecure=true\n");
    const ToolRun pulled = cli.run({u"pull"_s, u"apps.invalid/app:1"_s});
    QVERIFY2(pulled.exitCode == 0, pulled.errors.constData());
    write(conf, "[[registry]]\nprefix='apps.invalid'\nblocked=true\n");
    const ToolRun blocked = cli.run({u"pull"_s, u"apps.invalid/app:1"_s});
    QCOMPARE(blocked.exitCode, 1);
    QVERIFY2(blocked.errors.contains("blocked"), blocked.errors.constData());
    write(conf, "[[registry]\n");
    const ToolRun damaged = cli.run({u"pull"_s, u"apps.invalid/app:1"_s});
    QCOMPARE(damaged.exitCode, 1);
    QVERIFY2(damaged.errors.contains("registries.conf"), damaged.errors.constData());
}

// Docker Hub is not there: its mirror is.
void TestCliRoutes::searchedRegistriesAreTold()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    write(cli.filePath(u"config/containers/registries.conf"_s),
          "unqualified-search-registries=['quay.invalid','docker.io']\n[[registry]]\n"
          "prefix='docker.io'\n[[registry.mirror]]\ninsecure=true\nlocation='"
              + m_registry.host().toUtf8() + "'\n");
    const ToolRun pulled = cli.run({u"pull"_s, u"team/app:1"_s});
    QVERIFY2(pulled.exitCode == 0, pulled.errors.constData());
    QVERIFY2(pulled.errors.contains("quay.invalid/team/app:1"), pulled.errors.constData());
    QVERIFY(!cli.run({u"pull"_s, u"docker.io/team/app:1"_s}).errors.contains("quay.invalid"));
}

/// What came of a list is printed, although the rest of it does not come.
void TestCliRoutes::tagsPageByPage()
{
    const support::RawServer server(
        [](const support::RawRequest &request, support::RawConnection &connection) {
            if (!request.query(u"last"_s).isEmpty())
                return connection.answer(404);
            connection.answer(200, R"({"tags":["1.0","1.1","2.0"]})",
                              {{"Link", "<?last=2.0>; rel=\"next\""}});
        });
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const QString repository = server.host() + u"/team/app"_s;
    const ToolRun all = cli.runPlain({u"tags"_s, repository});
    QCOMPARE(all.exitCode, 1);
    QCOMPARE(all.output, "1.0\n1.1\n2.0\n");
    const ToolRun some = cli.runPlain({u"tags"_s, repository, u"--filter"_s, u"1."_s});
    QCOMPARE(some.output, "1.0\n1.1\n");
    // A list in JSON is whole or not there.
    QVERIFY(cli.runPlain({u"--json"_s, u"tags"_s, repository}).output.isEmpty());
}

/// What the registry has to say is for the person, not for what reads the output.
void TestCliRoutes::warningsAreTold()
{
    const support::RawServer server([](const support::RawRequest &,
                                       support::RawConnection &connection) {
        connection.answer(200, R"({"tags":["1.0"]})",
                          {{"Warning", "299 - \"moves \xe2\x80\xaesoon\", 299 - \"moves soon\""}});
    });
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const ToolRun run = cli.runPlain({u"tags"_s, server.host() + u"/team/app"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, "1.0\n");
    const QByteArray host = "“" + server.host().toUtf8() + "” says: ";
    QCOMPARE(run.errors, host + "moves \uFFFDsoon\n" + host + "moves soon\n");
}

QTEST_GUILESS_MAIN(TestCliRoutes)
#include "tst_cli_routes.moc"
