// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/engines.h"
#include "tests/support/engineserver.h"

#include <QDir>
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

QTEST_GUILESS_MAIN(TestEngines)
#include "tst_engines.moc"
