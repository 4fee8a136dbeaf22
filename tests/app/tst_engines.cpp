// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/engines.h"
#include "tests/support/engineserver.h"

#include <QDir>
#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using app::Engines;
using support::EngineServer;

/// Engines that come while the program runs.
class TestEngines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsToListen();
    void isStarted();
    void isLost();
    void silentOnes();
};

void TestEngines::beginsToListen()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    EngineServer server(EngineServer::Kind::Docker);
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const QTemporaryDir folder(u"/tmp/mfe-XXXXXX"_s);
    Engines engines;
    QSignalSpy changes(&engines, &Engines::changed);
    engines.setLookInterval(50ms);
    engines.discover({.runtimeFolder = folder.path()});
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(engines.entries().size(), 0);
    QVERIFY(QFile::link(server.socket(), folder.filePath(u"docker.sock"_s)));
    QTRY_COMPARE(engines.entries().size(), 1);
    QTRY_VERIFY(engines.entries().first().toolTip.startsWith("Docker "_L1));
    QCOMPARE(engines.entries().first().program,
             (QStringList{u"docker"_s, u"-H"_s, u"unix://"_s + folder.filePath(u"docker.sock"_s)}));
    // It is not told again of what stays as it is.
    const qsizetype before = changes.size();
    QTest::qWait(300);
    QCOMPARE(changes.size(), before);
}

/// One that was added, and was not running then.
void TestEngines::isStarted()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    EngineServer server(EngineServer::Kind::Docker);
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    server.stop();
    Engines engines;
    engines.setLookInterval(50ms);
    engines.discover({});
    engines.setAdded({{.name = u"mine"_s, .address = *engine::Address::parse(server.address())}});
    QTRY_COMPARE(engines.entries().size(), 1);
    QTRY_VERIFY(!engines.entries().first().problem.isEmpty());
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    QTRY_VERIFY_WITH_TIMEOUT(engines.entries().first().problem.isEmpty(), 20'000);
}

/// One that ends while the program runs is not offered any more, and says why, until it is back.
void TestEngines::isLost()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    EngineServer server(EngineServer::Kind::Docker);
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    Engines engines;
    QSignalSpy changed(&engines, &Engines::imagesChanged);
    engines.setLookInterval(500ms);
    engines.discover({});
    engines.setAdded({{.name = u"mine"_s, .address = *engine::Address::parse(server.address())}});
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(engines.entries().first().problem, QString());
    server.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!engines.entries().first().problem.isEmpty(), 20'000);
    QVERIFY2(engines.entries().first().problem.contains("is not running"_L1),
             qPrintable(engines.entries().first().problem));
    changed.clear();
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 20'000);
    QTRY_COMPARE(engines.entries().first().problem, QString());
}

/// They keep nobody waiting but themselves.
void TestEngines::silentOnes()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    EngineServer server(EngineServer::Kind::Docker);
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const QTemporaryDir folder(u"/tmp/mfe-XXXXXX"_s);
    QLocalServer silent;
    QVERIFY(silent.listen(folder.filePath(u"silent"_s)));
    QList<engine::Endpoint> added;
    for (int i = 0; i < 12; ++i) {
        const QString path = folder.filePath(u"%1.sock"_s.arg(i));
        QVERIFY(QFile::link(silent.fullServerName(), path));
        added.append(
            {.name = u"silent"_s, .address = *engine::Address::parse(u"unix://"_s + path)});
    }
    added.append({.name = u"mine"_s, .address = *engine::Address::parse(server.address())});
    Engines engines;
    engines.discover({});
    engines.setAdded(added);
    QTRY_VERIFY(engines.entries().last().toolTip.startsWith("Docker "_L1));
}

QTEST_GUILESS_MAIN(TestEngines)
#include "tst_engines.moc"
