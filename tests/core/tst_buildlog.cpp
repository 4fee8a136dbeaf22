// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/engine/buildlog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::BuildLog;
using engine::BuildStep;

namespace {

void write(BuildLog &log, const QString &text)
{
    log.take({.stream = text});
}

} // namespace

/// What builds write, cut into lines and steps.
class TestBuildLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void docker();
    void podman();
    void podmanStages();
    void lines_data();
    void lines();
    void statuses();
    void noStep_data();
    void noStep();
    void outcome_data();
    void outcome();
    void parts();
    void times();
    void bounded();
};

void TestBuildLog::docker()
{
    BuildLog log;
    QVERIFY(!log.currentStep());
    write(log, u"Step 1/2 : FROM scratch"_s);
    write(log, u"\n"_s);
    write(log, u" ---> \n"_s);
    write(log, u"Step 2/2 : COPY a /b\n"_s);
    write(log, u" ---> Using cache\n"_s);
    write(log, u" ---> 0123456789ab\nSuccessfully built 0123456789ab\n"_s);
    const QList<BuildStep> expected{
        {.number = 1, .count = 2, .instruction = u"FROM scratch"_s},
        {.number = 2, .count = 2, .instruction = u"COPY a /b"_s, .isCached = true, .firstLine = 2}};
    const BuildLog::Part part = log.since(0);
    QVERIFY(part.steps == expected);
    QCOMPARE(part.lines.size(), 6);
    QCOMPARE(log.currentStep()->position(), u"2/2"_s);
    QCOMPARE(log.builtId(), u"0123456789ab"_s);
}

void TestBuildLog::podman()
{
    BuildLog log;
    const QString id(64, u'a');
    write(log, u"STEP 1/2: FROM scratch\nSTEP 2/2: COPY a /b\n--> Using cache "_s + id);
    write(log, u"\nCOMMIT a:1\n--> aaaaaaaaaaaa\n"_s + id + u'\n');
    const BuildLog::Part part = log.since(0);
    QCOMPARE(part.steps.size(), 2);
    QCOMPARE(part.steps[1].instruction, u"COPY a /b"_s);
    QVERIFY(part.steps[1].isCached);
    QCOMPARE(log.builtId(), id);
}

void TestBuildLog::podmanStages()
{
    BuildLog log;
    write(log, u"[1/2] STEP 1/2: FROM scratch AS a\n[1/2] STEP 2/2: COPY a /b\n"
               "[2/2] STEP 1/1: FROM a\n"_s);
    const QList<BuildStep> expected{
        {.number = 1, .count = 2, .stage = 1, .instruction = u"FROM scratch AS a"_s},
        {.number = 2, .count = 2, .stage = 1, .instruction = u"COPY a /b"_s, .firstLine = 1},
        {.number = 1, .count = 1, .stage = 2, .instruction = u"FROM a"_s, .firstLine = 2}};
    QVERIFY(log.since(0).steps == expected);
}

void TestBuildLog::lines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("not whole") << u"a\nb"_s << QStringList{u"a"_s};
    QTest::newRow("empty ones") << u"\n\na\n"_s << QStringList{u""_s, u""_s, u"a"_s};
    QTest::newRow("colours") << u"\x1b[91mred\x1b[0m plain\n"_s << QStringList{u"red plain"_s};
    QTest::newRow("a bar that moves") << u" 1%\r 50%\r100%\r\n"_s << QStringList{u"100%"_s};
    QTest::newRow("steering") << u"a\x1b]0;title\x07\u202e\tb\n"_s
                              << QStringList{u"a0;title\uFFFD\uFFFD\tb"_s};
    QTest::newRow("long") << QString(10'000, u'x') + u'\n'
                          << QStringList{QString(core::limits::BuildLine, u'x')};
}

void TestBuildLog::lines()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, lines);
    BuildLog log;
    write(log, text);
    QCOMPARE(log.since(0).lines, lines);
}

/// Docker pulls base images by itself.
void TestBuildLog::statuses()
{
    BuildLog log;
    log.take({.status = u"Pulling from library/busybox"_s, .id = u"1"_s});
    log.take({.status = u"Downloading"_s,
              .id = u"a"_s,
              .progress = engine::EngineMessage::Progress{.current = 1, .total = 2}});
    log.take({.status = u"Digest: sha256:1"_s});
    QCOMPARE(log.since(0).lines,
             (QStringList{u"1: Pulling from library/busybox"_s, u"Digest: sha256:1"_s}));
}

void TestBuildLog::noStep_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("the same") << u"Step 1/3 : RUN true\n"_s;
    QTest::newRow("too far") << u"Step 3/3 : RUN true\n"_s;
    QTest::newRow("of another count") << u"Step 2/4 : RUN true\n"_s;
    QTest::newRow("indented") << u" Step 2/3 : RUN true\n"_s;
    QTest::newRow("too large") << u"Step 99999999999/3 : RUN true\n"_s;
}

/// Programs that a step runs may write what looks like one.
void TestBuildLog::noStep()
{
    QFETCH(const QString, line);
    BuildLog log;
    write(log, u"Step 1/3 : FROM scratch\n"_s);
    write(log, line);
    QCOMPARE(log.since(0).steps.size(), 1);
    QCOMPARE(log.since(0).lines.size(), 2);
}

void TestBuildLog::outcome_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("none") << u"Step 1/1 : FROM scratch\n"_s << QString();
    QTest::newRow("Docker") << u"Successfully built 0123456789ab\nSuccessfully tagged a:1\n"_s
                            << u"0123456789ab"_s;
    QTest::newRow("Podman") << QString(64, u'a') + u'\n' << QString(64, u'a');
    QTest::newRow("too short") << u"Successfully built 012\n"_s << QString();
}

void TestBuildLog::outcome()
{
    QFETCH(const QString, text);
    QFETCH(const QString, id);
    BuildLog log;
    write(log, text);
    QCOMPARE(log.builtId(), id);
    const QString whole = u"sha256:"_s + QString(64, u'b');
    log.take({.aux = {{u"ID"_s, whole}}});
    QCOMPARE(log.builtId(), whole);
    write(log, u"Successfully built bbbbbbbbbbbb\n"_s);
    QCOMPARE(log.builtId(), whole);
}

void TestBuildLog::parts()
{
    BuildLog log;
    write(log, u"a\nb\nc\n"_s);
    const BuildLog::Part part = log.since(2);
    QCOMPARE(part.firstLine, 2);
    QCOMPARE(part.lines, QStringList{u"c"_s});
    QCOMPARE(part.nextLine(), 3);
    QCOMPARE(log.since(3).lines, QStringList());
    QCOMPARE(log.since(99).firstLine, 3);
    QCOMPARE(log.since(-1).lines.size(), 3);
    QCOMPARE(log.since(0, 2).lines, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(log.since(2, 1).lines, QStringList());
    QCOMPARE(log.since(0, 99).lines.size(), 3);
    write(log, u"the rest"_s);
    log.end();
    QCOMPARE(log.since(3).lines, QStringList{u"the rest"_s});
}

void TestBuildLog::times()
{
    BuildLog log;
    write(log, u"Step 1/2 : FROM scratch\n"_s);
    QTest::qSleep(30);
    write(log, u"Step 2/2 : RUN true\n"_s);
    log.end();
    const BuildLog::Part part = log.since(0);
    QCOMPARE(part.begun.size(), 2);
    QVERIFY(part.begun[1] >= part.begun[0] + std::chrono::milliseconds(30));
    QVERIFY(part.elapsed >= part.begun[1]);
    QTest::qSleep(5);
    QCOMPARE(log.since(0).elapsed, part.elapsed);
}

void TestBuildLog::bounded()
{
    BuildLog log;
    const qint64 count = core::limits::BuildLines + 5;
    for (qint64 i = 0; i < count; ++i)
        write(log, u"%1\n"_s.arg(i));
    const BuildLog::Part part = log.since(0);
    QCOMPARE(part.firstLine, 5);
    QCOMPARE(part.lines.first(), u"5"_s);
    QCOMPARE(part.nextLine(), count);
    write(log, QString(1'000'000, u'x'));
    QCOMPARE(log.since(count).lines.size(), 1);
    for (qint64 i = 0; i < 2 * BuildLog::MostCharacters / core::limits::BuildLine; ++i)
        write(log, QString(core::limits::BuildLine, u'y') + u'\n');
    const QStringList lines = log.since(0).lines;
    QVERIFY(lines.size() * core::limits::BuildLine <= BuildLog::MostCharacters);
    QVERIFY(lines.size() > 1000);
}

QTEST_GUILESS_MAIN(TestBuildLog)
#include "tst_buildlog.moc"
