// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/analyzedtars.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::analyzed;
using support::TarBuilder;

/// Bytes of images whose tars name their files in rare ways.
class TestStrangeNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void globalHeader();
    void sixKilobytes();
};

namespace {

/// "/path bytes", in their order.
QStringList wasteOf(const layers::ImageAnalysis &analysis)
{
    QStringList rows;
    for (const layers::Waste &waste : analysis.waste)
        rows += analysis.tree->displayPath(analysis.tree->node(waste.node)) + u' '
                + QString::number(waste.bytes);
    return rows;
}

} // namespace

/// As `git archive` writes it: it names no entry. Of a 100, which goes; of b 7.
void TestStrangeNames::globalHeader()
{
    const auto analysis = analyzed(
        {TarBuilder().pax({{"comment", "012"}, {"path", "not/this"}}, 'g').filler("a", 100),
         TarBuilder().pax({{"comment", "x"}}, 'g').filler("b", 7).whiteout("a")});
    QCOMPARE(analysis->storedBytes, 107);
    QCOMPARE(analysis->liveBytes, 7);
    QCOMPARE(wasteOf(*analysis), QStringList{u"/a 100"_s});
}

/// By PAX and by GNU, files and whiteouts: 100 replaced by 7, 20 removed.
void TestStrangeNames::sixKilobytes()
{
    const QByteArray folder = QByteArray("folder/").repeated(857);
    const auto analysis = analyzed({TarBuilder()
                                        .pax({{"path", folder + "a"}})
                                        .filler("short", 100)
                                        .gnuLong('L', folder + "b")
                                        .filler("s", 20),
                                    TarBuilder()
                                        .gnuLong('L', folder + "a")
                                        .filler("short", 7)
                                        .pax({{"path", folder + ".wh.b"}})
                                        .file("w")});
    QCOMPARE(analysis->storedBytes, 127);
    QCOMPARE(analysis->liveBytes, 7);
    const QString path = u'/' + QString::fromLatin1(folder);
    QCOMPARE(wasteOf(*analysis), (QStringList{path + u"a 100"_s, path + u"b 20"_s}));
}

QTEST_GUILESS_MAIN(TestStrangeNames)
#include "tst_strangenames.moc"
