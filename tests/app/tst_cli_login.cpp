// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"
#include "tests/support/keyring.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/terminal.h"

#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::ToolRun;

namespace {

const QString User = u"ada"_s;
const QByteArray Password = "difference-engine";

} // namespace

/// Logging in by the command line, with a real keychain and a real registry.
class TestCliLogin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usage_data();
    void usage();
    void passwordIsInNoCoreDump();
    void loginPullLogout();
    void asksOnATerminal();
    void cancelledOnATerminal();
    void untested();
    void withoutKeychain();

private:
    [[nodiscard]] ToolRun login(const CommandLine &cli, const QByteArray &password) const
    {
        return cli.runPlain({u"login"_s, m_registry.host(), u"--username"_s, User,
                             u"--password-stdin"_s, u"--json"_s},
                            password + '\n');
    }

    std::unique_ptr<support::Keyring> m_keyring;
    support::RegistryServer m_registry;
};

void TestCliLogin::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"htpasswd"_s, u"dbus-daemon"_s, u"dbus-send"_s,
                  u"gnome-keyring-daemon"_s);
    m_keyring = std::make_unique<support::Keyring>();
    QVERIFY2(m_keyring->start(), qPrintable(m_keyring->errorString()));
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    (void)support::push(m_registry, u"team/app"_s, u"1"_s,
                        {.layers = {support::incompressibleTar(50'000, 1)}});
    m_registry.stop();
    m_registry.setOptions({.user = User, .password = QString::fromUtf8(Password)});
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
}

void TestCliLogin::usage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no host") << QStringList{u"login"_s, u"nginx"_s};
    QTest::newRow("two registries") << QStringList{u"login"_s, u"a.b"_s, u"c.d"_s};
    QTest::newRow("no terminal") << QStringList{u"login"_s, u"a.b"_s};
    QTest::newRow("no name") << QStringList{u"login"_s, u"a.b"_s, u"--password-stdin"_s};
    QTest::newRow("no password") << QStringList{u"login"_s, u"a.b"_s, u"--username"_s, u"ada"_s,
                                                u"--password-stdin"_s};
    QTest::newRow("a password as a word")
        << QStringList{u"login"_s, u"a.b"_s, u"--password"_s, u"x"_s};
    QTest::newRow("logout with a name") << QStringList{u"logout"_s, u"--username"_s, u"ada"_s};
}

void TestCliLogin::usage()
{
    QFETCH(const QStringList, words);
    const ToolRun run = CommandLine(QStringLiteral(MILLEFEUILLE_CLI)).runPlain(words);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.errors.isEmpty());
}

/// While it knows a password. What that is written to is the system's business, so it is asked
/// whether there would be any.
void TestCliLogin::passwordIsInNoCoreDump()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    QProcess program;
    program.setProcessEnvironment(cli.environment());
    program.start(cli.program(),
                  {u"login"_s, m_registry.host(), u"--username"_s, User, u"--password-stdin"_s});
    QVERIFY(program.waitForStarted());
    program.write(Password); // And it waits for the end of the line.
    const auto limit = [&program] {
        QFile limits(u"/proc/%1/limits"_s.arg(program.processId()));
        const bool isOpen = limits.open(QFile::ReadOnly);
        for (const QByteArray &line : isOpen ? limits.readAll().split('\n') : QByteArrayList()) {
            if (line.startsWith("Max core file size"))
                return line.simplified().split(' ').value(4);
        }
        return "unknown"_ba;
    };
    if (limit() == "unknown")
        QSKIP("The system does not tell the limits of a program.");
    QTRY_COMPARE(limit(), "0");
    program.kill();
    QVERIFY(program.waitForFinished());
}

void TestCliLogin::loginPullLogout()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const QStringList pull{u"pull"_s, m_registry.host() + u"/team/app:1"_s};
    QCOMPARE(cli.run(pull).exitCode, 1);

    const ToolRun wrong = login(cli, "something-else");
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY(!wrong.errors.contains("something-else"));
    QCOMPARE(cli.run(pull).exitCode, 1);

    const ToolRun right = login(cli, Password);
    QVERIFY2(right.exitCode == 0, right.errors.constData());
    QCOMPARE(QJsonDocument::fromJson(right.output).object(),
             (QJsonObject{
                 {u"registry"_s, m_registry.host()}, {u"username"_s, User}, {u"tested"_s, true}}));
    const ToolRun pulled = cli.run(pull);
    QVERIFY2(pulled.exitCode == 0, pulled.errors.constData());
    for (const ToolRun &run : {wrong, right, pulled})
        QVERIFY(!(run.output + run.errors).contains(Password));
    // Nothing of it outside of the keychain.
    QVERIFY(!m_keyring->bytesOnDisk().contains(Password));
    const ToolRun search = support::runTool(
        u"grep"_s, {u"-r"_s, u"-l"_s, QString::fromUtf8(Password), cli.filePath({})});
    QCOMPARE(search.output, QByteArray());

    const ToolRun forgotten = cli.runPlain({u"logout"_s, m_registry.host(), u"--json"_s});
    QCOMPARE(QJsonDocument::fromJson(forgotten.output).object(),
             (QJsonObject{{u"registry"_s, m_registry.host()}, {u"wasLoggedIn"_s, true}}));
    const ToolRun again = cli.runPlain({u"logout"_s, m_registry.host()});
    QCOMPARE(again.exitCode, 0);
    QVERIFY(!again.errors.isEmpty());
    QCOMPARE(CommandLine(QStringLiteral(MILLEFEUILLE_CLI)).run(pull).exitCode, 1);
}

void TestCliLogin::asksOnATerminal()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    support::Terminal terminal;
    QVERIFY(terminal.start(cli.program(), {u"login"_s, m_registry.host()}, cli.environment()));
    QVERIFY2(terminal.waitFor("User name: "), terminal.screen().constData());
    QVERIFY(terminal.isEchoing());
    terminal.type(User.toUtf8() + '\n');
    QVERIFY2(terminal.waitFor("Password or access token: "), terminal.screen().constData());
    QVERIFY(!terminal.isEchoing());
    terminal.type(Password + '\n');
    QCOMPARE(terminal.waitForEnd(), 0);
    QVERIFY(terminal.isEchoing());
    QVERIFY2(terminal.screen().contains("User name: " + User.toUtf8() + "\r\n"),
             terminal.screen().constData());
    // The password is not seen, the end of its line is.
    QVERIFY(!terminal.screen().contains(Password));
    QVERIFY(terminal.screen().contains("Password or access token: \r\n"));
    const ToolRun pulled = cli.run({u"pull"_s, m_registry.host() + u"/team/app:1"_s});
    QVERIFY2(pulled.exitCode == 0, pulled.errors.constData());
    QCOMPARE(cli.runPlain({u"logout"_s, m_registry.host()}).exitCode, 0);
}

/// Ctrl+C at a question ends the program, and what is typed afterwards can be seen again.
void TestCliLogin::cancelledOnATerminal()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    support::Terminal terminal;
    QVERIFY(terminal.start(cli.program(), {u"login"_s, m_registry.host(), u"--username"_s, User},
                           cli.environment()));
    QVERIFY2(terminal.waitFor("Password or access token: "), terminal.screen().constData());
    terminal.type("half of it\x03");
    QCOMPARE(terminal.waitForEnd(), 130);
    QVERIFY(terminal.isEchoing());
    QVERIFY(!terminal.screen().contains("half"));
}

/// A registry that asks nobody for a login, at least not yet.
void TestCliLogin::untested()
{
    support::RegistryServer open;
    QVERIFY2(open.start(), qPrintable(open.errorString()));
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const QStringList words{u"login"_s, open.host(), u"--username"_s, User};
    const QStringList quiet = words + QStringList{u"--password-stdin"_s, u"--json"_s};
    const ToolRun asked = cli.runPlain(quiet, Password + '\n');
    QCOMPARE(asked.exitCode, 1);
    QVERIFY2(asked.errors.contains("--untested"), asked.errors.constData());
    const QStringList forget{u"logout"_s, open.host(), u"--json"_s};
    const auto wasKept = [&] {
        return QJsonDocument::fromJson(cli.runPlain(forget).output)[u"wasLoggedIn"_s].toBool();
    };
    QVERIFY(!wasKept());
    const ToolRun agreed = cli.runPlain(quiet + QStringList{u"--untested"_s}, Password + '\n');
    QCOMPARE(agreed.exitCode, 0);
    QCOMPARE(QJsonDocument::fromJson(agreed.output)[u"tested"_s].toBool(true), false);
    QVERIFY(wasKept());

    for (const bool agrees : {false, true}) {
        support::Terminal terminal;
        QVERIFY(terminal.start(cli.program(), words, cli.environment()));
        QVERIFY2(terminal.waitFor("Password or access token: "), terminal.screen().constData());
        terminal.type(Password + '\n');
        QVERIFY2(terminal.waitFor("[y/N]"), terminal.screen().constData());
        terminal.type(agrees ? "y\n" : "\n");
        QCOMPARE(terminal.waitForEnd(), agrees ? 0 : 1);
        QCOMPARE(wasKept(), agrees);
    }
}

// Nothing is kept behind the person's back, and what needs no login goes on as before.
void TestCliLogin::withoutKeychain()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + cli.filePath(u"none"_s).toLocal8Bit());
    const CommandLine without(QStringLiteral(MILLEFEUILLE_CLI));
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    const ToolRun run = login(without, Password);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("keychain"), run.errors.constData());
    const ToolRun search = support::runTool(
        u"grep"_s, {u"-r"_s, u"-l"_s, QString::fromUtf8(Password), without.filePath({})});
    QCOMPARE(search.output, QByteArray());

    support::RegistryServer open;
    QVERIFY2(open.start(), qPrintable(open.errorString()));
    (void)support::push(open, u"team/app"_s, u"1"_s,
                        {.layers = {support::incompressibleTar(50'000, 1)}});
    const ToolRun pulled = without.run({u"pull"_s, open.host() + u"/team/app:1"_s});
    QVERIFY2(pulled.exitCode == 0, pulled.errors.constData());
}

QTEST_GUILESS_MAIN(TestCliLogin)
#include "tst_cli_login.moc"
