// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginegate.h"
#include "tests/support/engineserver.h"
#include "tests/support/windowfixture.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QPushButton>
#include <QScopeGuard>
#include <QTest>
#include <QTreeView>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using support::EngineGate;
using support::EngineServer;

/// An engine that is killed, falls silent, or takes the permission away in the middle of what the
/// window does with it: the window says so where the work was, goes on with everything else, and
/// the list is true again as soon as the engine is back. Nothing is lost.
class TestWindowFaults final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void killed_data();
    void killed();
    void silentWhileCopying();
    void silentWhileListing();
    void permissionTakenAway();

private:
    using Act = void (TestWindowFaults::*)();

    void removeAll();
    void pruneAll();
    void copyOne();
    [[nodiscard]] QStringList namesOnEngine() const;
    [[nodiscard]] QString listError() const
    {
        return isVisible(u"imagesError"_s) ? textsOf(u"imagesError"_s) : QString();
    }

    EngineServer m_server{EngineServer::Kind::Docker};
    std::unique_ptr<EngineGate> m_gate;
};

void TestWindowFaults::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
}

void TestWindowFaults::init()
{
    const QStringList before = namesOnEngine();
    for (const QString &name : {u"one:1"_s, u"two:1"_s}) {
        if (!before.contains(name))
            QVERIFY(
                !m_server.importImage(name, QByteArray(3'000'000, name[0].toLatin1())).isEmpty());
    }
    if (!before.contains(u"used:1"_s)) {
        QVERIFY(!m_server.importImage(u"used:1"_s, "used").isEmpty());
        QVERIFY(m_server
                    .docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"user"_s,
                             u"used:1"_s})
                    .isDone());
    }
    m_gate = std::make_unique<EngineGate>(m_server.socket());
    setDocker(m_gate->address());
    QVERIFY(open());
    TRY_COMPARE(stores().size(), 3);
    choose(u"Docker"_s);
    TRY_COMPARE(rows(), (QStringList{u"one"_s, u"two"_s, u"used"_s}));
}

void TestWindowFaults::cleanup()
{
    if (m_server.processId() > 0)
        ::kill(pid_t(m_server.processId()), SIGCONT);
    close();
    m_gate.reset();
}

QStringList TestWindowFaults::namesOnEngine() const
{
    QStringList names = m_server.say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s})
                            .split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

/// What no container uses.
void TestWindowFaults::removeAll()
{
    auto *table = find<QTreeView>(u"imageTable"_s);
    for (const QString &name : {u"one"_s, u"two"_s})
        table->selectionModel()->select(row(name),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    TRY_VERIFY(isVisible(u"removeConfirm"_s));
    click(u"removeConfirm"_s);
}

void TestWindowFaults::pruneAll()
{
    trigger(u"actionPrune"_s);
    TRY_VERIFY(isVisible(u"pruneTable"_s));
    find<QComboBox>(u"pruneWhich"_s)->setCurrentIndex(1);
    TRY_VERIFY(find<QPushButton>(u"pruneConfirm"_s)->text().contains("free"_L1));
    click(u"pruneConfirm"_s);
}

void TestWindowFaults::copyOne()
{
    click(row(u"one"_s));
    QVERIFY(drag(u"My images"_s));
}

void TestWindowFaults::killed_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("answered");
    QTest::addColumn<Act>("act");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("left");
    QTest::newRow("removal, first image")
        << "DELETE "_ba << 1 << qint64(0) << &TestWindowFaults::removeAll
        << u"could not be removed"_s << 3;
    QTest::newRow("removal, second image")
        << "DELETE "_ba << 2 << qint64(0) << &TestWindowFaults::removeAll << u"stayed"_s << 2;
    QTest::newRow("prune") << "DELETE "_ba << 2 << qint64(0) << &TestWindowFaults::pruneAll
                           << u"1 kept"_s << 2;
    QTest::newRow("copy") << "/get"_ba << 1 << qint64(1 << 20) << &TestWindowFaults::copyOne
                          << u"was not copied"_s << 3;
}

void TestWindowFaults::killed()
{
    QFETCH(const QByteArray, words);
    QFETCH(const int, count);
    QFETCH(const qint64, answered);
    QFETCH(const Act, act);
    QFETCH(const QString, says);
    QFETCH(const int, left);
    m_gate->arm({.words = words, .count = count, .answered = answered},
                [process = m_server.processId()] { ::kill(pid_t(process), SIGKILL); });
    (this->*act)();
    TRY_VERIFY(m_gate->hasActed());
    TRY_VERIFY(isVisible(u"taskError"_s));
    QVERIFY2(taskWords().contains(says), qPrintable(taskWords()));
    QVERIFY2(taskWords().contains("Docker"_L1), qPrintable(taskWords()));
    TRY_VERIFY(!listError().isEmpty());

    // Everything else works.
    choose(u"My images"_s);
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
    choose(u"Docker"_s);
    m_server.stop();
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    TRY_COMPARE(rows().size(), left); // By itself.
    TRY_VERIFY(listError().isEmpty());
    QCOMPARE(namesOnEngine().size(), left);
    QVERIFY(row(u"used"_s).isValid());
}

/// It still takes connections, and says nothing: what waits for it can be cancelled.
void TestWindowFaults::silentWhileCopying()
{
    const auto process = pid_t(m_server.processId());
    m_gate->arm({.words = "/get", .answered = 1 << 20}, [process] { support::suspend(process); });
    copyOne();
    TRY_VERIFY(m_gate->hasActed());
    TRY_VERIFY(isVisible(u"taskCancel"_s));
    choose(u"My images"_s); // Which does not wait for it.
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
    click(u"taskCancel"_s);
    TRY_COMPARE(taskWords(), u"Cancelled"_s);
    ::kill(process, SIGCONT);
    click(u"taskRetry"_s);
    TRY_COMPARE(taskWords(), u"one:1 copied to My images."_s);
    TRY_COMPARE(rows(), QStringList{u"one"_s});
    choose(u"Docker"_s);
    TRY_COMPARE(rows().size(), 3);
}

void TestWindowFaults::silentWhileListing()
{
    const auto process = pid_t(m_server.processId());
    m_gate->arm({.words = "/images/json"}, [process] { support::suspend(process); });
    TRY_VERIFY(find<QAction>(u"actionRefresh"_s)->isEnabled());
    trigger(u"actionRefresh"_s);
    TRY_VERIFY(m_gate->hasActed());
    QCOMPARE(rows().size(), 3); // What is known stays.
    choose(u"My images"_s);
    TRY_VERIFY(isVisible(u"imagesEmpty"_s) || !rows().isEmpty());
    choose(u"Docker"_s);
    ::kill(process, SIGCONT);
    QVERIFY(!m_server.importImage(u"later:1"_s, "later").isEmpty());
    TRY_VERIFY(row(u"later"_s).isValid());
    QVERIFY(m_server.docker({u"rmi"_s, u"later:1"_s}).isDone());
    TRY_COMPARE(rows().size(), 3);
}

/// As for somebody who is thrown out of the group that may use it.
void TestWindowFaults::permissionTakenAway()
{
    if (::geteuid() != 0)
        QSKIP("Only root can become somebody else.");
    m_gate->closeAfterAnswers();
    {
        QVERIFY(::seteuid(65534) == 0);
        const auto back = qScopeGuard([] { static_cast<void>(::seteuid(0)); });
        TRY_VERIFY(find<QAction>(u"actionRefresh"_s)->isEnabled());
        trigger(u"actionRefresh"_s);
        TRY_VERIFY(listError().contains("You may not use the engine"_L1));
    }
    TRY_VERIFY(find<QAction>(u"actionRefresh"_s)->isEnabled());
    trigger(u"actionRefresh"_s);
    TRY_VERIFY(listError().isEmpty());
    TRY_COMPARE(rows().size(), 3);
}

QTEST_MAIN(TestWindowFaults)
#include "tst_window_faults.moc"
