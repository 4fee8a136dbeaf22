// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progressline.h"

#include "app/language.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using registry::LayerStage;
using registry::LayerStatus;
using registry::PullStatus;

namespace {

LayerStatus layer(LayerStage stage)
{
    return {.digest = oci::Digest::of("layer"), .size = 100, .stage = stage};
}

/// Half of three layers.
PullStatus running()
{
    return {
        .isResolving = false,
        .layers = {layer(LayerStage::Done), layer(LayerStage::Running), layer(LayerStage::Queued)},
        .doneBytes = 84'000'000,
        .totalBytes = 168'000'000,
        .bytesPerSecond = 41.2e6,
        .secondsLeft = 2};
}

const QDateTime Until(QDate(2026, 1, 2), QTime(14, 2));

} // namespace

/// What the companion shows while it works.
class TestProgressLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pull_data();
    void pull();
    void engine();
    void work();
};

void TestProgressLine::initTestCase()
{
    app::installTranslations(app::Language::English);
}

void TestProgressLine::pull_data()
{
    QTest::addColumn<PullStatus>("status");
    QTest::addColumn<QString>("line");
    const QString wait = u"The registry asks to wait until %1."_s.arg(
        QLocale(QLocale::English, QLocale::system().territory()).toString(Until.time()));
    const QString numbers = u"50%  84 of 168 MB  41.2 MB/s  2 seconds left  layer 1 of 3"_s;

    QTest::newRow("resolving") << PullStatus() << u"Reading the manifest…"_s;
    QTest::newRow("held up while resolving")
        << PullStatus{.waitingUntil = Until, .isHeldUp = true} << wait;
    QTest::newRow("running") << running() << numbers;
    PullStatus status = running();
    status.secondsLeft = 1;
    QTest::newRow("one second") << status
                                << QString(numbers).replace(u"2 seconds"_s, u"1 second"_s);
    status.secondsLeft = -1;
    QTest::newRow("for how long is not known")
        << status << QString(numbers).remove(u"  2 seconds left"_s);
    status = running();
    status.layers[1].stage = LayerStage::Present;
    status.layers[2].stage = LayerStage::Absent;
    QTest::newRow("layers that need not come")
        << status << QString(numbers).replace(u"layer 1"_s, u"layer 3"_s);
    status = running();
    status.waitingUntil = Until;
    QTest::newRow("a layer waits") << status << numbers + u"  "_s + wait;
    status.isHeldUp = true;
    QTest::newRow("all layers wait") << status << wait;
}

void TestProgressLine::pull()
{
    QFETCH(const PullStatus, status);
    QFETCH(const QString, line);
    QString shown = cli::progressLine(status);
    shown.replace(u" %"_s, u"%"_s).replace(u"\u00a0%"_s, u"%"_s);
    QCOMPARE(shown, line);
}

void TestProgressLine::engine()
{
    QCOMPARE(cli::progressLine(engine::TransferStatus()), u"Waiting for the engine…"_s);
    using Stage = engine::TransferLayer::Stage;
    const engine::TransferStatus status{
        .layers = {{.id = u"a"_s, .stage = Stage::Present}, {.id = u"b"_s, .stage = Stage::Moving}},
        .doneBytes = 84'000'000,
        .totalBytes = 137'000'000,
        .bytesPerSecond = 41.2e6};
    QCOMPARE(cli::progressLine(status), u"84 of 137 MB  41.2 MB/s  layer 1 of 2"_s);
}

void TestProgressLine::work()
{
    QCOMPARE(cli::progressLine(core::ProgressStatus()), QString());
    const QString line = cli::progressLine(core::ProgressStatus{
        .step = u"Packing"_s, .doneBytes = 84'000'000, .totalBytes = 168'000'000});
    QVERIFY2(line.startsWith(u"Packing  50"_s) && line.endsWith(u"84 of 168 MB"_s),
             qPrintable(line));
}

QTEST_GUILESS_MAIN(TestProgressLine)
#include "tst_progressline.moc"
