// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imageanalysis.h"
#include "tests/support/analyzedtars.h"

#include <QTest>

#include <cmath>

using support::analyzed;
using support::TarBuilder;

class DiveFiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dive_data();
    void dive();
};

void DiveFiguresTest::dive_data()
{
    QTest::addColumn<QList<TarBuilder>>("tars");
    QTest::addColumn<double>("efficiency");
    QTest::addColumn<qint64>("wasted");
    QTest::addColumn<double>("userWasted");
    using T = TarBuilder;
    const auto row = [](const char *name, const QList<TarBuilder> &tars, double efficiency,
                        qint64 wasted, double userWasted) {
        QTest::newRow(name) << tars << efficiency << wasted << userWasted;
    };
    row("one layer", {T().filler("a", 100)}, 1, 0, 0);
    // Path a: sizes 100 and 0, least 0 of 100; b 60 of 60. 60 / 160; user size 60.
    row("removed file", {T().filler("a", 100), T().whiteout("a").filler("b", 60)}, 60.0 / 160, 100,
        100.0 / 60);
    row("removed file, no user bytes", {T().filler("a", 100), T().whiteout("a")}, 0, 100,
        std::numeric_limits<double>::infinity());
    // Path d counts the 120 that went, once; d/a and d/b once each: nothing seems wasted.
    row("removed folder", {T().folder("d").filler("d/a", 100).filler("d/b", 20), T().whiteout("d")},
        1, 0, 0);
    // No layer lists d, so Dive does not know it for a folder, and its whiteout counts 0.
    row("removed folder that no layer lists", {T().filler("d/a", 100), T().whiteout("d")}, 1, 0, 0);
    row("rewritten file", {T().filler("a", 100), T().filler("a", 100)}, 0.5, 200, 2);
    row("growing file", {T().filler("a", 1), T().filler("a", 99)}, 1.0 / 100, 100, 100.0 / 99);
    row("opaque folder", {T().folder("d").filler("d/a", 100), T().folder("d").opaque("d")}, 1, 0,
        0);
    // Base: a 10. Layer 1 in order of names: ".wh.b" hides nothing, which ends its counting, so c
    // is not seen; b is known with -1. (10 - 1) / 10.
    row("whiteout of nothing", {T().filler("a", 10), T().whiteout("b").filler("c", 50)}, 9.0 / 10,
        0, 0);
    row("whiteout of nothing after a file in the order of names",
        {T().filler("a", 10), T().whiteout("b").filler(".a", 50)}, 59.0 / 60, 0, 0);
    // d stays in Dive's stack with d/a although it became a file: d/a still can be whited out.
    row("folder becomes a file",
        {T().folder("d").filler("d/a", 100), T().filler("d", 7), T().whiteout("d/a")}, 7.0 / 107,
        100, 100.0 / 7);
    row("whiteout in the base layer", {T().filler("a", 10).whiteout("a")}, 0, 10,
        std::numeric_limits<double>::infinity());
    // AddPath() drops only what begins with ".wh..wh..": the others are whiteouts, of ".wh.aufs"
    // and of ".wh.plnk", which are not there. Base: a 10; layer 1: nothing but ".wh.aufs" with -1.
    row("a note of a storage driver",
        {T().filler("a", 10), T().file(".wh..wh.aufs").filler("c", 50)}, 9.0 / 10, 0, 0);
    // Layer 1 by name: ".wh..wh.plnk" is a folder and no leaf, "x" in it counts its 3 bytes; c 50.
    row("a folder of a storage driver",
        {T().filler("a", 10), T().filler(".wh..wh.plnk/x", 3).filler("c", 50)}, 1, 0, 0);
    // ".wh..wh.b" hides ".wh.b", which Dive has in its stack: the base layer is copied as it is,
    // whiteouts too. Base by name: ".wh.b" hides b, not there: -1, and a is not seen. Layer 1:
    // ".wh.b" counts 0 (it is no folder), once; d 5. (-1 + 0 + 5) / 5.
    row("a whiteout of a whiteout",
        {T().filler("a", 10).whiteout("b"), T().file(".wh..wh.b").filler("d", 5)}, 4.0 / 5, 0, 0);
    // What begins with ".wh..wh.." is dropped with all in it; its folder d stays, as an empty leaf.
    row("below an opaque whiteout", {T().filler("d/.wh..wh..opq/x", 100).filler("a", 10)}, 1, 0, 0);
    // ".wh." hides "", and where Dive looks that is the folder around it: d with its 100 bytes,
    // which count for the path "/d/" beside those of d/a. The stack loses d: that of d/a comes too
    // late. Base: d/a 100. Layer 1: "/d/" 100. Layer 2: d/a is not there: -1, below the 100.
    row("a whiteout without a name",
        {T().folder("d").filler("d/a", 100), T().file("d/.wh."), T().whiteout("d/a")}, 1, 0, 0);
    row("a whiteout without a name at the top",
        {T().filler("a", 10), T().file(".wh.").filler("b", 5)}, 1, 0, 0);
    row("twice in one tar", {T().filler("a", 100).filler("a", 30)}, 1, 0, 0);
}

void DiveFiguresTest::dive()
{
    QFETCH(QList<TarBuilder>, tars);
    QFETCH(double, userWasted);
    const layers::DiveFigures figures = analyzed(tars)->dive;
    QTEST(figures.efficiency, "efficiency");
    QTEST(figures.wastedBytes, "wasted");
    if (std::isinf(userWasted))
        QVERIFY(std::isinf(figures.userWastedPercent));
    else
        QCOMPARE(figures.userWastedPercent, userWasted);
}

QTEST_GUILESS_MAIN(DiveFiguresTest)
#include "tst_divefigures.moc"
