// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/format.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace views;

class TestFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void size_data();
    void size();
    void exactBytes();
    void sizeOf();
    void percent();
    void age_data();
    void age();
    void shortDigest();
    void elideMiddle_data();
    void elideMiddle();
};

void TestFormat::size_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("french");

    const auto row = [](const char *name, qint64 bytes, const QString &english,
                        const QString &french) {
        QTest::newRow(name) << bytes << english << french;
    };
    row("nothing", 0, u"0 B"_s, u"0 o"_s);
    row("one", 1, u"1 B"_s, u"1 o"_s);
    row("bytes", 999, u"999 B"_s, u"999 o"_s);
    row("kilo", 1000, u"1.00 kB"_s, u"1,00 ko"_s);
    row("half up", 1005, u"1.01 kB"_s, u"1,01 ko"_s);
    row("ten kilo", 12'345, u"12.3 kB"_s, u"12,3 ko"_s);
    row("mega", 142'345'678, u"142 MB"_s, u"142 Mo"_s);
    row("next unit after rounding", 999'999, u"1.00 MB"_s, u"1,00 Mo"_s);
    row("not yet the next unit", 999'499, u"999 kB"_s, u"999 ko"_s);
    row("giga", 1'860'000'000, u"1.86 GB"_s, u"1,86 Go"_s);
    row("tera", 38'200'000'000'000, u"38.2 TB"_s, u"38,2 To"_s);
    row("most", std::numeric_limits<qint64>::max(), u"9.22 EB"_s, u"9,22 Eo"_s);
    row("negative is nothing", -5, u"0 B"_s, u"0 o"_s);
}

void TestFormat::size()
{
    QFETCH(qint64, bytes);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QTEST(format::size(bytes), "english");
    QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
    QTEST(format::size(bytes), "french");
}

void TestFormat::exactBytes()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(format::exactBytes(1), u"1 byte"_s);
    QCOMPARE(format::exactBytes(142'345'678), u"142,345,678 bytes"_s);
    QCOMPARE(format::exactBytes(9'142'345'678), u"9,142,345,678 bytes"_s);
}

void TestFormat::sizeOf()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(format::sizeOf(84'000'000, 137'000'000), u"84 of 137 MB"_s);
    QCOMPARE(format::sizeOf(400'000, 1'860'000'000), u"0.00 of 1.86 GB"_s);
    QCOMPARE(format::sizeOf(7, 12), u"7 of 12 B"_s);
    QCOMPARE(format::sizeOf(99, 12), u"12 of 12 B"_s);
    QCOMPARE(format::rate(41'234'567.8), u"41.2 MB/s"_s);
}

void TestFormat::percent()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(format::percent(0.61), u"61 %"_s);
    QCOMPARE(format::percent(0.29), u"29 %"_s);
    QCOMPARE(format::percent(1), u"100 %"_s);
    QCOMPARE(format::percent(0.99999, 1), u"99.9 %"_s);
    QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
    QCOMPARE(format::percent(0.9941, 1), u"99,4 %"_s);
}

void TestFormat::age_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");

    constexpr qint64 Day = 86'400;
    QTest::newRow("future") << qint64(-90) << u"just now"_s;
    QTest::newRow("now") << qint64(59) << u"just now"_s;
    QTest::newRow("minute") << qint64(60) << u"a minute ago"_s;
    QTest::newRow("minutes") << qint64(3599) << u"59 minutes ago"_s;
    QTest::newRow("hour") << qint64(3600) << u"an hour ago"_s;
    QTest::newRow("hours") << qint64(47 * 3600) << u"47 hours ago"_s;
    QTest::newRow("days") << 3 * Day << u"3 days ago"_s;
    QTest::newRow("weeks") << 14 * Day << u"2 weeks ago"_s;
    QTest::newRow("months") << 60 * Day << u"2 months ago"_s;
    QTest::newRow("years") << 730 * Day << u"2 years ago"_s;
}

void TestFormat::age()
{
    QFETCH(qint64, seconds);
    const QDateTime now = QDateTime::fromString(u"2026-03-01T12:00:00Z"_s, Qt::ISODate);
    QTEST(format::age(now.addSecs(-seconds), now), "expected");
    QCOMPARE(format::age(QDateTime(), now), QString());
}

void TestFormat::shortDigest()
{
    const QString whole =
        u"sha256:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d669f21d3"_s;
    QCOMPARE(format::shortDigest(whole), u"sha256:6c3c624b…9f21d3"_s);
    QCOMPARE(format::shortDigest(u"sha256:6c3c"_s), u"sha256:6c3c"_s);
}

void TestFormat::elideMiddle_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("expected");

    QTest::newRow("fits") << u"/usr/bin"_s << 8 << u"/usr/bin"_s;
    QTest::newRow("odd") << u"/usr/bin/env"_s << 7 << u"/us…env"_s;
    QTest::newRow("even") << u"/usr/bin/env"_s << 8 << u"/usr…env"_s;
    QTest::newRow("one") << u"abc"_s << 1 << u"…"_s;
    QTest::newRow("empty") << QString() << 3 << QString();
}

void TestFormat::elideMiddle()
{
    QFETCH(QString, text);
    QFETCH(int, length);
    QTEST(format::elideMiddle(text, length), "expected");
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
