// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/hostturn.h"

#include "tests/support/expected.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using registry::HostGate;

namespace {

constexpr int SoonMs = 30'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)

const QString Host = u"a.test"_s;

/// Waits for the end of a pause on another thread, and remembers what it was told.
class Waiter final
{
public:
    Waiter(HostGate &gate, const QString &host)
        : m_thread([this, &gate, host] {
            const net::WaitObserver observer{
                .tell = [this](const QDateTime &until) { tell(until); },
                .bell = &bell,
                .outwaitsLimits = true};
            hasPassed = gate.pass(host, observer, stop.get_token()).has_value();
            hasEnded = true;
        })
    {}
    ~Waiter() { stop.request_stop(); }

    [[nodiscard]] QDateTime until() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_until;
    }

    net::WaitBell bell;
    std::stop_source stop;
    std::atomic<bool> hasEnded = false;
    std::atomic<bool> hasPassed = false;

private:
    void tell(const QDateTime &until)
    {
        const std::scoped_lock lock(m_mutex);
        m_until = until;
    }

    mutable std::mutex m_mutex;
    QDateTime m_until;
    std::jthread m_thread;
};

} // namespace

class TestHostGate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soManyAtOnce();
    void firstComeFirstServed();
    void hostsAreApart();
    void severalHostsAtOnce();
    void moreAreAllowedMeanwhile();
    void stopEndsTheQueue();
    void pauseHoldsEverybodyUp();
    void pauseEndsByItself();
    void bellOfOneFreesAll();
    void longerPauseCounts();
    void stopEndsThePause();
    void whatConcernsAll_data();
    void whatConcernsAll();
    void limitIsTheErrorOfOthers();
    void othersHaveTheTurnOfWhoWaits();
    void oneTurnOfTwoThreads();
    void oneTurnIsEnough();
    void newPauseIsKept();
};

void TestHostGate::soManyAtOnce()
{
    HostGate gate;
    gate.setBlobsAtOnce(2);
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 10; ++i)
            threads.emplace_back([&] {
                const auto place = gate.enter(Host, {});
                const int now = ++inside;
                int seen = most;
                while (now > seen && !most.compare_exchange_weak(seen, now)) {
                }
                std::this_thread::sleep_for(5ms);
                --inside;
            });
    }
    QCOMPARE(most.load(), 2);
    QCOMPARE(inside.load(), 0);
}

void TestHostGate::firstComeFirstServed()
{
    HostGate gate;
    gate.setBlobsAtOnce(1);
    auto first = gate.enter(Host, {});
    VERIFY_RESULT(first);
    std::mutex mutex;
    QList<int> order;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            const auto place = gate.enter(Host, {});
            const std::scoped_lock lock(mutex);
            order.append(i);
        });
        std::this_thread::sleep_for(30ms); // It is in the queue.
    }
    {
        const auto gone = std::move(*first);
    }
    threads.clear();
    QCOMPARE(order, (QList<int>{0, 1, 2, 3}));
}

void TestHostGate::hostsAreApart()
{
    HostGate gate;
    gate.setBlobsAtOnce(1);
    const auto one = gate.enter(Host, {});
    const auto other = gate.enter(u"b.test"_s, {});
    VERIFY_RESULT(one);
    VERIFY_RESULT(other);
    gate.pause(u"b.test"_s, 1h);
    VERIFY_RESULT(gate.pass(Host, {}, {}));
    QVERIFY(!gate.pausedUntil(Host).isValid());
    QVERIFY(gate.pausedUntil(u"b.test"_s).isValid());
}

/// Copies between two registries, there and back, do not wait for each other for ever.
void TestHostGate::severalHostsAtOnce()
{
    HostGate gate;
    gate.setBlobsAtOnce(1);
    const QString other = u"b.test"_s;
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, i](const std::stop_token &stop) {
                for (int blob = 0; blob < 200; ++blob) {
                    const auto places = gate.enter(
                        i % 2 ? QStringList{Host, other} : QStringList{other, Host}, stop);
                    done += places && places->size() == 2 ? 1 : 0;
                }
            });
        TRY_VERIFY(done == 800);
    }
    const auto twice = gate.enter(QStringList{Host, Host}, {});
    VERIFY_RESULT(twice);
    QCOMPARE(twice->size(), 1);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!gate.enter(QStringList{other, Host}, stop.get_token()));
    VERIFY_RESULT(gate.enter(other, {})); // It was given back.
}

void TestHostGate::moreAreAllowedMeanwhile()
{
    HostGate gate;
    gate.setBlobsAtOnce(1);
    const auto place = gate.enter(Host, {});
    auto second = std::async(std::launch::async, [&] { return gate.enter(Host, {}).has_value(); });
    QCOMPARE(second.wait_for(50ms), std::future_status::timeout);
    gate.setBlobsAtOnce(2);
    QCOMPARE(second.wait_for(std::chrono::milliseconds(SoonMs)), std::future_status::ready);
    gate.setBlobsAtOnce(0);
    QCOMPARE(gate.blobsAtOnce(), 1);
    gate.setBlobsAtOnce(1000);
    QCOMPARE(gate.blobsAtOnce(), HostGate::MostBlobs);
}

void TestHostGate::stopEndsTheQueue()
{
    HostGate gate;
    gate.setBlobsAtOnce(1);
    std::stop_source stop;
    std::future<core::ErrorCode> second;
    {
        const auto place = gate.enter(Host, {});
        second = std::async(std::launch::async, [&] {
            const auto entered = gate.enter(Host, stop.get_token());
            return entered ? core::ErrorCode::Io : entered.error().code;
        });
        QCOMPARE(second.wait_for(50ms), std::future_status::timeout);
        stop.request_stop();
        QCOMPARE(second.get(), core::ErrorCode::Cancelled);
    }
    VERIFY_RESULT(gate.enter(Host, {})); // Nobody stands in the way.
}

void TestHostGate::pauseHoldsEverybodyUp()
{
    HostGate gate;
    gate.pause(Host, 1h);
    Waiter one(gate, Host);
    Waiter other(gate, Host);
    TRY_VERIFY(one.until().isValid() && other.until().isValid());
    QCOMPARE(one.until(), gate.pausedUntil(Host));
    QCOMPARE(other.until(), gate.pausedUntil(Host));
    QVERIFY(!one.hasEnded && !other.hasEnded);
    gate.resume(Host);
    TRY_VERIFY(one.hasPassed && other.hasPassed);
    QVERIFY(!one.until().isValid()); // It was told of the end too.
    QVERIFY(!gate.pausedUntil(Host).isValid());
}

void TestHostGate::pauseEndsByItself()
{
    HostGate gate;
    gate.pause(Host, 100ms);
    QElapsedTimer time;
    time.start();
    VERIFY_RESULT(gate.pass(Host, {}, {}));
    QVERIFY(time.elapsed() >= 90);
    QVERIFY(!gate.pausedUntil(Host).isValid());
}

void TestHostGate::bellOfOneFreesAll()
{
    HostGate gate;
    gate.pause(Host, 1h);
    Waiter one(gate, Host);
    Waiter other(gate, Host);
    TRY_VERIFY(one.until().isValid() && other.until().isValid());
    one.bell.ring();
    TRY_VERIFY(one.hasPassed && other.hasPassed);
}

void TestHostGate::longerPauseCounts()
{
    HostGate gate;
    gate.pause(Host, 1h);
    const QDateTime until = gate.pausedUntil(Host);
    gate.pause(Host, 1s);
    QCOMPARE(gate.pausedUntil(Host), until);
    gate.pause(Host, 2h);
    QVERIFY(gate.pausedUntil(Host) > until);
}

void TestHostGate::stopEndsThePause()
{
    HostGate gate;
    gate.pause(Host, 1h);
    Waiter waiter(gate, Host);
    TRY_VERIFY(waiter.until().isValid());
    waiter.stop.request_stop();
    TRY_VERIFY(waiter.hasEnded);
    QVERIFY(!waiter.hasPassed);
    QVERIFY(gate.pausedUntil(Host).isValid()); // The others still wait.
}

void TestHostGate::whatConcernsAll_data()
{
    QTest::addColumn<bool>("isLimit");
    QTest::addColumn<int>("retryAfter"); // Seconds; -1: none.
    QTest::addColumn<bool>("pauses");
    QTest::newRow("too many") << true << -1 << true;
    QTest::newRow("too many, and says until when") << true << 60 << true;
    QTest::newRow("overloaded, and says until when") << false << 60 << true;
    QTest::newRow("overloaded, or cut") << false << -1 << false;
}

void TestHostGate::whatConcernsAll()
{
    QFETCH(bool, isLimit);
    QFETCH(int, retryAfter);
    HostGate gate;
    net::Backoff backoff({.base = 200ms}, {}, {});
    net::Failure failure{.error = {core::ErrorCode::Network, u"words"_s, {}},
                         .kind = net::Failure::Kind::Temporary};
    if (isLimit)
        failure.cause = net::Failure::Cause::Limit;
    if (retryAfter >= 0)
        failure.retryAfter = std::chrono::seconds(retryAfter);
    VERIFY_RESULT(gate.backOff(Host, backoff, failure));
    QTEST(gate.pausedUntil(Host).isValid(), "pauses");
    // A pause that is too long, or the last try, is the end.
    failure.retryAfter = 1h;
    QCOMPARE(gate.backOff(Host, backoff, failure).error().message, u"words"_s);
}

/// Who cannot see for how long, or has nobody to wait for it, is told at once.
void TestHostGate::limitIsTheErrorOfOthers()
{
    HostGate gate;
    net::Backoff backoff({}, {.outwaitsLimits = true}, {});
    const net::Failure failure{.error = {core::ErrorCode::Network, u"words"_s, {}},
                               .kind = net::Failure::Kind::Temporary,
                               .cause = net::Failure::Cause::Limit};
    VERIFY_RESULT(gate.backOff(Host, backoff, failure));
    const auto passed = gate.pass(Host, {}, {});
    QVERIFY(!passed);
    QCOMPARE(passed.error(), failure.error);
    QVERIFY(gate.wasLimit(Host, failure.error));
    QVERIFY(!gate.wasLimit(u"b.test"_s, failure.error));
    QVERIFY(!gate.wasLimit(Host, core::cancelled().error()));
    Waiter waiter(gate, Host);
    TRY_VERIFY(waiter.until().isValid());
    QCOMPARE(waiter.until(), gate.pausedUntil(Host));
    gate.resume(Host);
    TRY_VERIFY(waiter.hasPassed);
    VERIFY_RESULT(gate.pass(Host, {}, {}));
}

/// What waits for a limit, for hours maybe, keeps no place from what another host has.
void TestHostGate::othersHaveTheTurnOfWhoWaits()
{
    HostGate gate;
    gate.setBlobsAtOnce(1);
    gate.pause(Host, 1h);
    net::WaitBell bell;
    std::atomic<bool> waits = false;
    std::atomic<bool> isBack = false;
    std::stop_source stop;
    std::jthread waiter([&] {
        registry::HostTurn turn(gate, {u"b.test"_s, Host}, stop.get_token());
        if (!turn.take())
            return;
        const auto observer =
            turn.during({.tell = [&](const QDateTime &until) { waits = until.isValid(); },
                         .bell = &bell,
                         .outwaitsLimits = true});
        isBack = gate.pass(Host, observer, stop.get_token()).has_value();
    });
    const auto guard = qScopeGuard([&stop] { stop.request_stop(); });
    {
        TRY_VERIFY(waits);
        auto entering = std::async(std::launch::async,
                                   [&] { return gate.enter(u"b.test"_s, stop.get_token()); });
        TRY_VERIFY(entering.wait_for(0s) == std::future_status::ready);
        const auto place = entering.get();
        QVERIFY(place);
        bell.ring();
        QTest::qWait(50);
        QVERIFY(!isBack);
    }
    TRY_VERIFY(isBack);
}

void TestHostGate::oneTurnOfTwoThreads()
{
    HostGate gate;
    gate.setBlobsAtOnce(1);
    registry::HostTurn turn(gate, {Host}, {});
    VERIFY_RESULT(turn.take());
    const auto one = turn.during({});
    const auto other = turn.during({});
    const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(3600);
    const auto isFreeWithin = [&gate](std::chrono::milliseconds time) {
        std::stop_source stop;
        auto entering = std::async(std::launch::async,
                                   [&] { return gate.enter(Host, stop.get_token()).has_value(); });
        const bool isDone = entering.wait_for(time) == std::future_status::ready;
        stop.request_stop();
        return isDone;
    };
    const auto isFree = [&] { return isFreeWithin(std::chrono::milliseconds(SoonMs)); };
    const auto isTaken = [&] { return !isFreeWithin(50ms); };
    QVERIFY(isTaken());
    one.tell(QDateTime::currentDateTimeUtc().addSecs(1)); // Not worth it.
    QVERIFY(isTaken());
    one.tell(later);
    one.tell(later); // The pause became longer.
    QVERIFY(isFree());
    other.tell(later);
    one.tell({});
    QVERIFY(isFree());
    other.tell({});
    QVERIFY(isTaken());
}

/// One of two threads waits for its turn to come again: the other one does not wait for a second
/// one, which would never come.
void TestHostGate::oneTurnIsEnough()
{
    HostGate gate;
    gate.setBlobsAtOnce(1);
    std::stop_source stop;
    registry::HostTurn turn(gate, {Host}, stop.get_token());
    VERIFY_RESULT(turn.take());
    const auto one = turn.during({});
    const auto other = turn.during({});
    const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(3600);
    one.tell(later);
    other.tell(later);
    auto place = gate.enter(Host, {});
    VERIFY_RESULT(place);
    other.tell({});
    auto taking = std::async(std::launch::async, [&] { one.tell({}); });
    const auto guard = qScopeGuard([&stop] { stop.request_stop(); });
    QVERIFY(taking.wait_for(50ms) == std::future_status::timeout);
    auto again = std::async(std::launch::async, [&] {
        other.tell(later);
        other.tell({});
    });
    TRY_VERIFY(again.wait_for(0s) == std::future_status::ready);
    {
        const auto given = *std::move(place);
    }
    TRY_VERIFY(taking.wait_for(0s) == std::future_status::ready);
}

/// A new pause that began while somebody waited for a turn is kept, too.
void TestHostGate::newPauseIsKept()
{
    HostGate gate;
    gate.pause(Host, 1h);
    net::WaitBell bell;
    std::atomic<bool> waits = false;
    std::atomic<int> ends = 0;
    const auto tell = [&](const QDateTime &until) {
        waits = until.isValid();
        if (!until.isValid() && ++ends == 1)
            gate.pause(Host, 1h);
    };
    const net::WaitObserver observer{.tell = tell, .bell = &bell, .outwaitsLimits = true};
    std::stop_source stop;
    auto passing =
        std::async(std::launch::async, [&] { return gate.pass(Host, observer, stop.get_token()); });
    const auto guard = qScopeGuard([&stop] { stop.request_stop(); });
    TRY_VERIFY(waits);
    gate.resume(Host);
    TRY_VERIFY(ends == 1);
    TRY_VERIFY(waits);
    QVERIFY(passing.wait_for(50ms) == std::future_status::timeout);
    gate.resume(Host);
    TRY_VERIFY(passing.wait_for(0s) == std::future_status::ready);
    VERIFY_RESULT(passing.get());
}

QTEST_GUILESS_MAIN(TestHostGate)
#include "tst_hostgate.moc"
