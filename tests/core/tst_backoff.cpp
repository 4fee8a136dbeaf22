// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/backoff.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using net::Backoff;
using net::Failure;
using Kind = net::Failure::Kind;

namespace {

net::RetryPolicy quick()
{
    net::RetryPolicy policy;
    policy.base = 1ms;
    return policy;
}

Failure failureOf(Kind kind)
{
    return {core::Error{core::ErrorCode::Network, u"it"_s, {}}, kind};
}

/// How many waits are granted before the error comes out.
int waitsOf(Backoff &backoff, const Failure &failure)
{
    for (int waits = 0; waits < 100; ++waits) {
        if (const auto waited = backoff.wait(failure); !waited)
            return waited.error() == failure.error ? waits : -1;
    }
    return 100;
}

} // namespace

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tries_data();
    void tries();
    void progressStartsAnew();
    void unreachableAfterProgress();
    void growsUpToTheCap();
    void retryAfterIsObeyed();
    void tooLongRetryAfter();
    void limitIsOutwaited();
    void limitThatIsNot_data();
    void limitThatIsNot();
    void stopWakes();
    void bellWakes();
    void bellOfEarlierIsOver();
    void retryAfter_data();
    void retryAfter();
    void temporaryStatuses();
};

void TestBackoff::tries_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("waits");

    QTest::newRow("temporary") << int(Kind::Temporary) << 5;
    QTest::newRow("unreachable") << int(Kind::Unreachable) << 2;
    QTest::newRow("final") << int(Kind::Final) << 0;
}

void TestBackoff::tries()
{
    QFETCH(int, kind);
    QFETCH(int, waits);
    Backoff backoff(quick(), {}, {});
    QCOMPARE(waitsOf(backoff, failureOf(Kind(kind))), waits);
}

void TestBackoff::progressStartsAnew()
{
    Backoff backoff(quick(), {}, {});
    for (int i = 0; i < 20; ++i) {
        QVERIFY(backoff.wait(failureOf(Kind::Temporary)));
        backoff.progressed(512 * 1024);
        backoff.progressed(512 * 1024);
    }
    QVERIFY(backoff.wait(failureOf(Kind::Temporary)));
    backoff.progressed(1024 * 1024 - 1);
    QCOMPARE(waitsOf(backoff, failureOf(Kind::Temporary)), 4);
}

void TestBackoff::unreachableAfterProgress()
{
    Backoff backoff(quick(), {}, {});
    backoff.progressed(1);
    QCOMPARE(waitsOf(backoff, failureOf(Kind::Unreachable)), 5);
}

void TestBackoff::growsUpToTheCap()
{
    QList<qint64> longest(6, 0);
    for (int round = 0; round < 40; ++round) {
        net::RetryPolicy policy{.tries = 7, .base = 4ms, .cap = 20ms};
        qsizetype wait = 0;
        const auto note = [&](const QDateTime &until) {
            if (until.isValid()) {
                const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(until);
                longest[wait] = std::max(longest[wait], left);
                ++wait;
            }
        };
        Backoff backoff(policy, {.tell = note}, {});
        QCOMPARE(waitsOf(backoff, failureOf(Kind::Temporary)), 6);
    }
    QVERIFY(longest[0] <= 4);
    QVERIFY(longest[1] <= 8);
    for (const qint64 wait : longest)
        QVERIFY(wait <= 20);
    QVERIFY2(longest[5] > 8, "it does not grow");
}

void TestBackoff::retryAfterIsObeyed()
{
    QList<QDateTime> told;
    Backoff backoff(quick(), {.tell = [&told](const QDateTime &until) { told.append(until); }}, {});
    Failure failure = failureOf(Kind::Temporary);
    failure.retryAfter = 80ms;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(backoff.wait(failure));
    QVERIFY2(timer.elapsed() >= 80, QByteArray::number(timer.elapsed()).constData());
    QCOMPARE(told.size(), 2);
    QVERIFY(told[0].isValid());
    QVERIFY(!told[1].isValid());
}

void TestBackoff::tooLongRetryAfter()
{
    Backoff backoff(quick(), {}, {});
    Failure failure = failureOf(Kind::Temporary);
    failure.retryAfter = 10min + 1s;
    QCOMPARE(waitsOf(backoff, failure), 0);
}

void TestBackoff::limitIsOutwaited()
{
    Backoff backoff({}, {.outwaitsLimits = true}, {});
    Failure failure = failureOf(Kind::Temporary);
    failure.cause = Failure::Cause::Limit;
    // As long as it takes, in growing steps if nobody says how long.
    for (const auto step : {1min, 2min, 4min, 8min, 16min, 30min, 30min, 30min})
        QCOMPARE(backoff.next(failure).value_or(0ms), std::chrono::milliseconds(step));
    failure.retryAfter = 6h;
    QCOMPARE(backoff.next(failure).value_or(0ms), std::chrono::milliseconds(6h));
    // What is said in vain so often counts no more.
    failure.retryAfter = 1s;
    QCOMPARE(backoff.next(failure).value_or(0ms), std::chrono::milliseconds(30min));
    backoff.progressed(2 * core::limits::MiB);
    QCOMPARE(backoff.next(failure).value_or(0ms), std::chrono::milliseconds(1s));
    failure.retryAfter.reset();
    QCOMPARE(backoff.next(failure).value_or(0ms), std::chrono::milliseconds(1min));
    // It may be over sooner: a try costs nothing.
    failure.retryAfter = 5min;
    failure.isLatest = true;
    for (const auto step : {2min, 4min, 5min, 5min})
        QCOMPARE(backoff.next(failure).value_or(0ms), std::chrono::milliseconds(step));
}

void TestBackoff::limitThatIsNot_data()
{
    QTest::addColumn<bool>("outwaits");
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("isLimit");
    QTest::addColumn<bool>("hasOtherPlace");
    QTest::newRow("nobody sees the pause") << false << 1 << true << false;
    QTest::newRow("longer than a day") << true << 25 << true << false;
    QTest::newRow("no limit") << true << 1 << false << false;
    QTest::newRow("there is another place") << true << 1 << true << true;
}

void TestBackoff::limitThatIsNot()
{
    QFETCH(const bool, outwaits);
    QFETCH(const int, hours);
    QFETCH(const bool, isLimit);
    QFETCH(const bool, hasOtherPlace);
    net::RetryPolicy policy;
    if (hasOtherPlace)
        policy.longestLimit = 0s;
    Backoff backoff(policy, {.outwaitsLimits = outwaits}, {});
    Failure failure = failureOf(Kind::Temporary);
    failure.cause = isLimit ? Failure::Cause::Limit : Failure::Cause::Other;
    failure.retryAfter = std::chrono::hours(hours);
    QCOMPARE(waitsOf(backoff, failure), 0);
}

void TestBackoff::stopWakes()
{
    std::stop_source source;
    Backoff backoff(quick(), {}, source.get_token());
    Failure failure = failureOf(Kind::Temporary);
    failure.retryAfter = 1min;
    QElapsedTimer sinceStop;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(50ms);
        sinceStop.start();
        source.request_stop();
    });
    const auto waited = backoff.wait(failure);
    QVERIFY(!waited);
    QCOMPARE(waited.error().code, core::ErrorCode::Cancelled);
    QVERIFY2(sinceStop.elapsed() < 100, QByteArray::number(sinceStop.elapsed()).constData());
}

void TestBackoff::bellWakes()
{
    net::WaitBell bell;
    std::jthread ringer;
    // From another thread for the first pause, by who is told of it for the second.
    int pauses = 0;
    const auto answer = [&](const QDateTime &until) {
        if (!until.isValid())
            return;
        if (++pauses == 1)
            ringer = std::jthread([&bell] {
                std::this_thread::sleep_for(20ms);
                bell.ring();
            });
        else
            bell.ring();
    };
    Backoff backoff(quick(), {.tell = answer, .bell = &bell}, {});
    Failure failure = failureOf(Kind::Temporary);
    failure.retryAfter = 5min;
    QVERIFY(backoff.wait(failure));
    QVERIFY(backoff.wait(failure));
    QCOMPARE(pauses, 2);
    QCOMPARE(bell.rings(), 2U);
}

void TestBackoff::bellOfEarlierIsOver()
{
    net::WaitBell bell;
    bell.ring();
    Backoff backoff(quick(), {.bell = &bell}, {});
    Failure failure = failureOf(Kind::Temporary);
    failure.retryAfter = 40ms;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(backoff.wait(failure));
    QVERIFY(timer.elapsed() >= 40);
}

void TestBackoff::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seconds"); // -1: nothing.

    QTest::newRow("seconds") << "120"_ba << qint64(120);
    QTest::newRow("zero") << "0"_ba << qint64(0);
    QTest::newRow("spaces") << " 5 "_ba << qint64(5);
    QTest::newRow("date") << "Sun, 06 Nov 1994 08:49:37 GMT"_ba << qint64(37);
    QTest::newRow("date in the past") << "Sun, 06 Nov 1994 08:48:00 GMT"_ba << qint64(0);
    QTest::newRow("absurd") << "9999999999999"_ba << qint64(365 * 24 * 3600);
    QTest::newRow("beyond 64 bits") << "99999999999999999999999"_ba << qint64(-1);
    QTest::newRow("negative") << "-5"_ba << qint64(-1);
    QTest::newRow("plus") << "+5"_ba << qint64(-1);
    QTest::newRow("fraction") << "1.5"_ba << qint64(-1);
    QTest::newRow("words") << "soon"_ba << qint64(-1);
    QTest::newRow("empty") << ""_ba << qint64(-1);
    QTest::newRow("other zone") << "Sun, 06 Nov 1994 08:49:37 CET"_ba << qint64(-1);
}

void TestBackoff::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, seconds);
    const QDateTime now(QDate(1994, 11, 6), QTime(8, 49, 0), QTimeZone::UTC);
    const auto parsed = net::parseRetryAfter(value, now);
    QCOMPARE(parsed ? parsed->count() : -1, seconds < 0 ? -1 : seconds * 1000);
}

void TestBackoff::temporaryStatuses()
{
    for (const int status : {408, 425, 429, 500, 502, 503, 504, 599})
        QVERIFY(net::isTemporaryStatus(status));
    for (const int status : {200, 206, 301, 400, 401, 403, 404, 416, 499, 501, 505})
        QVERIFY(!net::isTemporaryStatus(status));
}

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
