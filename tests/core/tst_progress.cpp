// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/progress.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::Progress;
using core::ProgressPart;

class TestProgress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasWritten();
    void partsKeepTheirPlace();
    void partsAreBounded();
    void manyThreads();
};

void TestProgress::tellsWhatWasWritten()
{
    Progress progress;
    QCOMPARE(progress.status().totalBytes, -1);
    QCOMPARE(progress.status().doneBytes, 0);
    QCOMPARE(progress.status().secondsLeft, -1);
    progress.setStep(u"reading"_s);
    progress.setTotal(100);
    progress.setDone(30);
    progress.add(12);
    const auto status = progress.status();
    QCOMPARE(status.step, u"reading"_s);
    QCOMPARE(status.totalBytes, 100);
    QCOMPARE(status.doneBytes, 42);
    QVERIFY(status.bytesPerSecond >= 0);
}

void TestProgress::partsKeepTheirPlace()
{
    Progress progress;
    progress.setPart({.id = u"a"_s, .totalBytes = 5});
    progress.setPart({.id = u"b"_s});
    const ProgressPart done{
        .id = u"a"_s, .stage = ProgressPart::Stage::Done, .doneBytes = 5, .totalBytes = 5};
    progress.setPart(done);
    const auto parts = progress.status().parts;
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[0], done);
    QCOMPARE(parts[1].id, u"b"_s);
}

void TestProgress::partsAreBounded()
{
    Progress progress;
    for (qsizetype i = 0; i < 2 * Progress::MaxParts; ++i)
        progress.setPart({.id = QString::number(i)});
    QCOMPARE(progress.status().parts.size(), Progress::MaxParts);
}

void TestProgress::manyThreads()
{
    Progress progress;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&progress, i] {
                for (int n = 0; n < 1000; ++n) {
                    progress.add(1);
                    progress.setPart({.id = QString::number(i), .doneBytes = n});
                    (void)progress.status();
                }
            });
    }
    QCOMPARE(progress.status().doneBytes, 4000);
    QCOMPARE(progress.status().parts.size(), 4);
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
