// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/linediff.h"

#include <QTest>

#include <random>

using models::DiffLine;
using models::diffLines;
using models::splitLines;

class TestLineDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void bothSidesComeBack();
    void shortest();
    void limits();
    void stops();
};

namespace {

/// "-old +new =same", a word a line.
QByteArray summary(const QByteArray &before, const QByteArray &after)
{
    const auto a = splitLines(before);
    const auto b = splitLines(after);
    const auto diff = diffLines(a, b);
    if (!diff)
        return diff.error().message.toUtf8();
    QByteArrayList words;
    for (const DiffLine &line : *diff) {
        const bool isAfter = line.side == DiffLine::Side::After;
        const QByteArrayView text = isAfter ? b[line.after] : a[line.before];
        words += (isAfter                               ? "+"
                  : line.side == DiffLine::Side::Before ? "-"
                                                        : "=")
                 + text.toByteArray().replace('\n', "");
    }
    return words.join(' ');
}

QByteArray randomText(std::mt19937 &random, int lines)
{
    QByteArray text;
    for (int i = 0; i < lines; ++i)
        text += char('a' + random() % 4) + QByteArray("\n");
    return text;
}

/// The length of the longest common subsequence, by the plain table.
int commonLines(const std::vector<QByteArrayView> &a, const std::vector<QByteArrayView> &b)
{
    std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j)
            table[i + 1][j + 1] =
                a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
    }
    return table[a.size()][b.size()];
}

} // namespace

void TestLineDiff::lines_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("diff");
    using B = QByteArray;
    QTest::newRow("nothing") << B() << B() << B();
    QTest::newRow("same") << B("a\nb\n") << B("a\nb\n") << B("=a =b");
    QTest::newRow("added") << B() << B("a\nb\n") << B("+a +b");
    QTest::newRow("removed") << B("a\nb\n") << B() << B("-a -b");
    QTest::newRow("middle") << B("a\nb\nc\n") << B("a\nx\nc\n") << B("=a -b +x =c");
    QTest::newRow("run") << B("a\nb\nc\nd\n") << B("a\nx\ny\nd\n") << B("=a -b -c +x +y =d");
    QTest::newRow("moved") << B("a\nb\nc\n") << B("b\nc\na\n") << B("-a =b =c +a");
    QTest::newRow("last line feed") << B("a\nb") << B("a\nb\n") << B("=a -b +b");
    QTest::newRow("NUL") << B("a\0b\n", 4) << B("a\0c\n", 4) << B("-a\0b +a\0c", 9);
    QTest::newRow("Myers") << B("a\nb\nc\na\nb\nb\na\n") << B("c\nb\na\nb\na\nc\n")
                           << B("-a -b =c +b =a =b -b =a +c");
}

void TestLineDiff::lines()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QTEST(summary(before, after), "diff");
}

void TestLineDiff::bothSidesComeBack()
{
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        const QByteArray before = randomText(random, int(random() % 30));
        const QByteArray after = randomText(random, int(random() % 30));
        const auto a = splitLines(before);
        const auto b = splitLines(after);
        QByteArray left;
        QByteArray right;
        const auto diff = diffLines(a, b);
        QVERIFY(diff);
        quint32 nextBefore = 0;
        quint32 nextAfter = 0;
        for (const DiffLine &line : *diff) {
            QCOMPARE(line.before, nextBefore);
            QCOMPARE(line.after, nextAfter);
            if (line.side != DiffLine::Side::After)
                left += a[nextBefore++];
            if (line.side != DiffLine::Side::Before)
                right += b[nextAfter++];
        }
        QCOMPARE(left, before);
        QCOMPARE(right, after);
    }
}

void TestLineDiff::shortest()
{
    std::mt19937 random(8);
    for (int round = 0; round < 300; ++round) {
        const QByteArray before = randomText(random, int(random() % 25));
        const QByteArray after = randomText(random, int(random() % 25));
        const auto a = splitLines(before);
        const auto b = splitLines(after);
        const auto diff = diffLines(a, b);
        QVERIFY(diff);
        const auto same = std::ranges::count(*diff, DiffLine::Side::Both, &DiffLine::side);
        QCOMPARE(int(same), commonLines(a, b));
    }
}

void TestLineDiff::limits()
{
    const auto numbered = [](int count, const char *prefix) {
        QByteArray text;
        for (int i = 0; i < count; ++i)
            text += prefix + QByteArray::number(i) + '\n';
        return text;
    };
    const QByteArray a = numbered(models::MaxDifferences / 2, "a");
    const QByteArray b = numbered(models::MaxDifferences / 2, "b");
    const QByteArray c = numbered(models::MaxDifferences / 2 + 1, "c");
    QVERIFY(diffLines(splitLines(a), splitLines(b)));
    const auto many = diffLines(splitLines(a), splitLines(c));
    QVERIFY(!many);
    QCOMPARE(many.error().code, core::ErrorCode::LimitExceeded);
    // A common beginning costs nothing.
    const QByteArray big = numbered(100'000, "same");
    QVERIFY(diffLines(splitLines(big + a), splitLines(big + b)));
    const QByteArray feeds(models::MaxDiffLines + 1, '\n');
    QCOMPARE(diffLines(splitLines(feeds), {}).error().code, core::ErrorCode::LimitExceeded);
}

void TestLineDiff::stops()
{
    std::stop_source stop;
    stop.request_stop();
    const auto diff = diffLines(splitLines("a\n"), splitLines("b\n"), stop.get_token());
    QVERIFY(!diff);
    QCOMPARE(diff.error().code, core::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
