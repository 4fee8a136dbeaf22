// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"
#include "tests/support/engineserver.h"
#include "tests/support/registryserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::EngineServer;
using support::ToolRun;

/// millefeuille-cli pull, push and build, with a real engine and a real registry.
class TestCliBuild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pushedAndPulled();
    void loggedIn();
    void wrongUsage_data();
    void wrongUsage();
    void needsAnEngine();
    void built();
    void buildFails();

private:
    [[nodiscard]] ToolRun run(const QStringList &words) const
    {
        return m_cli.runPlain(QStringList{u"--store"_s, m_server.address()} + words);
    }
    void write(const QString &name, const QByteArray &bytes) const;

    const CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
    EngineServer m_server{EngineServer::Kind::Docker};
    support::RegistryServer m_open;
    support::RegistryServer m_closed{{.user = u"me"_s, .password = u"right"_s}};
};

void TestCliBuild::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QVERIFY2(m_open.start(), qPrintable(m_open.errorString()));
    QVERIFY2(m_closed.start(), qPrintable(m_closed.errorString()));
    QVERIFY(QDir().mkpath(m_cli.filePath(u"context"_s)));
}

void TestCliBuild::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_cli.filePath(name));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestCliBuild::pushedAndPulled()
{
    const QString name = m_open.host() + u"/a/bb:1"_s;
    QVERIFY(!m_server.importImage(name, "one").isEmpty());
    const ToolRun pushed = run({u"push"_s, name, u"--json"_s});
    QVERIFY2(pushed.isDone(), pushed.errors.constData());
    const QString digest = QJsonDocument::fromJson(pushed.output)[u"digest"_s].toString();
    QVERIFY(digest.startsWith("sha256:"_L1));
    QVERIFY(m_server.docker({u"rmi"_s, name}).isDone());

    const ToolRun pulled = run({u"pull"_s, name, u"--json"_s});
    QVERIFY2(pulled.isDone(), pulled.errors.constData());
    const QJsonDocument json = QJsonDocument::fromJson(pulled.output);
    QCOMPARE(json[u"digest"_s].toString(), digest);
    QCOMPARE(json[u"wasComplete"_s].toBool(true), false);
    QVERIFY(m_server.docker({u"image"_s, u"inspect"_s, name}).isDone());
    const ToolRun again = run({u"pull"_s, name});
    QVERIFY2(again.isDone(), again.errors.constData());
    QVERIFY2(again.errors.contains("already"), again.errors.constData());

    const ToolRun missing = run({u"pull"_s, m_open.host() + u"/a/none:1"_s});
    QCOMPARE(missing.exitCode, 1);
    QVERIFY2(missing.errors.contains("a/none"), missing.errors.constData());
}

/// What `docker login` saved counts.
void TestCliBuild::loggedIn()
{
    const QString name = m_closed.host() + u"/a/bb:1"_s;
    QVERIFY(!m_server.importImage(name, "one").isEmpty());
    const ToolRun refused = run({u"push"_s, name});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(QDir().mkpath(m_cli.filePath(u"docker"_s)));
    write(u"docker/config.json"_s, "{\"auths\":{\"" + m_closed.host().toUtf8() + "\":{\"auth\":\""
                                       + QByteArray("me:right").toBase64() + "\"}}}");
    const ToolRun pushed = run({u"push"_s, name});
    QVERIFY2(pushed.isDone(), pushed.errors.constData());
    QVERIFY(QFile::remove(m_cli.filePath(u"docker/config.json"_s)));
}

void TestCliBuild::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("push nothing") << QStringList{u"push"_s};
    QTest::newRow("push no name") << QStringList{u"push"_s, u"UPPER"_s};
    QTest::newRow("pull every platform") << QStringList{u"pull"_s, u"bb:1"_s, u"--all-platforms"_s};
    QTest::newRow("build nothing") << QStringList{u"build"_s};
    QTest::newRow("build two") << QStringList{u"build"_s, u"a"_s, u"b"_s};
    QTest::newRow("build no tag") << QStringList{u"build"_s, u"-t"_s, u"UPPER"_s, u"a"_s};
    QTest::newRow("build what?") << QStringList{u"build"_s, u"--squash"_s, u"a"_s};
    QTest::newRow("build without value") << QStringList{u"build"_s, u"a"_s, u"--target"_s};
}

void TestCliBuild::wrongUsage()
{
    QFETCH(const QStringList, words);
    QCOMPARE(run(words).exitCode, 2);
}

void TestCliBuild::needsAnEngine()
{
    const ToolRun refused = m_cli.run({u"build"_s, m_cli.filePath(u"context"_s)});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("is a folder"), refused.errors.constData());
}

void TestCliBuild::built()
{
    write(u"context/hello"_s, "hello");
    write(u"My.Dockerfile"_s, "FROM scratch AS first\nARG WHO\nLABEL who=$WHO\nCOPY . /\n"
                              "FROM first AS second\nCOPY nothing /\n");
    const ToolRun built =
        run({u"build"_s, u"--json"_s, u"-f"_s, m_cli.filePath(u"My.Dockerfile"_s), u"-t"_s,
             u"made:1"_s, u"--tag=made:2"_s, u"--target"_s, u"first"_s, u"--build-arg"_s,
             u"WHO=me"_s, u"--label"_s, u"of=us"_s, m_cli.filePath(u"context"_s)});
    QVERIFY2(built.isDone(), built.errors.constData());
    QVERIFY2(built.errors.contains("COPY . /"), built.errors.constData());
    const QJsonDocument json = QJsonDocument::fromJson(built.output);
    QCOMPARE(json[u"tags"_s].toArray().size(), 2);
    const auto say = [this](const QString &format) {
        return m_server.say({u"image"_s, u"inspect"_s, u"--format"_s, format, u"made:2"_s});
    };
    QVERIFY(say(u"{{.Id}}"_s).contains(json[u"id"_s].toString().section(u':', -1)));
    QCOMPARE(say(u"{{.Config.Labels.who}} {{.Config.Labels.of}}"_s), u"me us"_s);
}

void TestCliBuild::buildFails()
{
    write(u"context/Dockerfile"_s, "FROM scratch\nCOPY nothing /\n");
    const ToolRun failed = run({u"build"_s, m_cli.filePath(u"context"_s)});
    QCOMPARE(failed.exitCode, 1);
    QVERIFY2(failed.errors.contains("2/2"), failed.errors.constData());
    const ToolRun missing = run({u"build"_s, m_cli.filePath(u"nowhere"_s)});
    QCOMPARE(missing.exitCode, 1);
}

QTEST_GUILESS_MAIN(TestCliBuild)
#include "tst_cli_build.moc"
