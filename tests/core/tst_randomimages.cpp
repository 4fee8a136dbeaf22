// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imageanalysis.h"
#include "core/layers/imagediff.h"
#include "tests/support/randomimages.h"
#include "tests/support/slowmerge.h"
#include "tests/support/tochecks.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using layers::EntryType;
using layers::FileNode;
using support::SlowMerge;
using support::Tocs;

namespace {

std::string pathOf(const layers::FileTree &tree, const FileNode &node)
{
    std::string path(tree.name(node));
    for (quint32 parent = node.parent; parent != FileNode::None && parent != 0;
         parent = tree.node(parent).parent)
        path = std::string(tree.name(tree.node(parent))) + '/' + path;
    return path;
}

std::map<std::string, EntryType> visibleIn(const layers::FileTree &tree)
{
    std::map<std::string, EntryType> visible;
    for (const FileNode node : tree.nodes() | std::views::drop(1)) {
        if (!node.isHidden())
            visible[pathOf(tree, node)] = node.type;
    }
    return visible;
}

std::map<SlowMerge::WasteKey, SlowMerge::WasteRow> wasteIn(const layers::ImageAnalysis &analysis)
{
    std::map<SlowMerge::WasteKey, SlowMerge::WasteRow> rows;
    for (const layers::Waste &waste : analysis.waste) {
        auto &row = rows[{pathOf(*analysis.tree, analysis.tree->node(waste.node)), waste.hiddenBy,
                          waste.reason}];
        row.first += waste.bytes;
        row.second.insert(waste.storedIn.begin(), waste.storedIn.end());
    }
    return rows;
}

bool areSorted(const layers::ImageAnalysis &analysis)
{
    const auto isBefore = [&](const layers::Waste &a, const layers::Waste &b) {
        const auto key = [&](const layers::Waste &row) {
            return std::pair(-row.bytes, pathOf(*analysis.tree, analysis.tree->node(row.node)));
        };
        return key(a) < key(b);
    };
    return std::ranges::is_sorted(analysis.waste, isBefore);
}

/// Every copy that is too many is in a group of duplicates once, and what can be saved is there.
bool addsUp(const layers::ImageAnalysis &analysis)
{
    qint64 duplicates = 0;
    for (const layers::Duplicate &duplicate : analysis.duplicates) {
        duplicates += duplicate.wastedBytes();
        for (const layers::DuplicateMember &member : analysis.membersOf(duplicate)) {
            if (analysis.tree->node(member.node).isHidden())
                return false;
        }
    }
    qint64 advised = 0;
    for (const layers::Advice &advice : analysis.advice)
        advised += advice.saves == layers::Advice::Saves::Size ? advice.bytes : 0;
    return duplicates == analysis.duplicateBytes
           && advised <= analysis.wastedBytes + analysis.duplicateBytes;
}

/// What is wrong with the analysis of \a tocs, empty if nothing is.
QByteArray complaint(const Tocs &tocs)
{
    const auto analysis = *layers::analyze(tocs);
    const SlowMerge expected(tocs);
    if (analysis->storedBytes != expected.storedBytes || analysis->liveBytes != expected.liveBytes)
        return "stored or live";
    if (analysis->duplicateBytes != expected.duplicateBytes)
        return "duplicates";
    if (analysis->layers != expected.layers)
        return "layers";
    if (visibleIn(*analysis->tree) != expected.visible)
        return "visible paths";
    if (wasteIn(*analysis) != expected.waste || analysis->waste.size() != expected.waste.size())
        return "waste";
    if (!areSorted(*analysis))
        return "order of the waste";
    if (!addsUp(*analysis)) // the names of the generator are no leftovers
        return "sums of duplicates or advice";
    bool sound = true;
    support::checkAnalysis(*analysis, [&](bool promise) { sound &= promise; });
    if (!sound)
        return "shape";
    const layers::DiveFigures dive = support::slowDive(tocs);
    const auto same = [](double a, double b) { return a == b || std::abs(a - b) < 1e-12; };
    if (dive.wastedBytes != analysis->dive.wastedBytes || dive.sizeBytes != analysis->dive.sizeBytes
        || !same(dive.efficiency, analysis->dive.efficiency)
        || !same(dive.userWastedPercent, analysis->dive.userWastedPercent))
        return "Dive's figures";
    return {};
}

} // namespace

class RandomImagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fastIsSlow();
    void comparisonsAddUp();
    void generatorReachesEverything();
};

/// analyze() against the slow and plain merge, and against Dive's own method.
void RandomImagesTest::fastIsSlow()
{
    for (quint32 seed = 0; seed < 10'000; ++seed) {
        const Tocs tocs = support::randomImage(seed);
        const QByteArray wrong = complaint(tocs);
        QVERIFY2(
            wrong.isEmpty(),
            (wrong + " of seed " + QByteArray::number(seed) + support::describe(tocs)).constData());
    }
}

/// The sizes of all paths are what is live, and the sums say how one image becomes the other.
void RandomImagesTest::comparisonsAddUp()
{
    qint64 withoutAName = 0;
    for (quint32 seed = 0; seed < 4'000; ++seed) {
        const auto a = *layers::analyze(support::randomImage(seed));
        const auto b = *layers::analyze(support::randomImage(seed + 1));
        const auto diff = *layers::diff(layers::ImagePaths(a), layers::ImagePaths(b), {},
                                        layers::SamePaths::List);
        qint64 sizeA = 0;
        qint64 sizeB = 0;
        for (const layers::PathDifference &path : diff.paths) {
            sizeA += path.sizeA;
            sizeB += path.sizeB;
        }
        const QByteArray where = "seed " + QByteArray::number(seed) + support::describe(a->tocs);
        QVERIFY2(sizeA == a->liveBytes && sizeB == b->liveBytes, where.constData());
        QVERIFY2(a->liveBytes + diff.addedBytes - diff.removedBytes - diff.changedBytesA
                         + diff.changedBytesB
                     == b->liveBytes,
                 where.constData());
        for (const FileNode node : a->tree->nodes())
            withoutAName += node.isHidden() && node.size > node.hiddenSize ? 1 : 0;
    }
    QVERIFY2(withoutAName > 20, QByteArray::number(withoutAName).constData());
}

/// A comparison proves nothing if the rare cases never come up.
void RandomImagesTest::generatorReachesEverything()
{
    std::array<int, 4> reasons{};
    int severalLayers = 0;
    int behindLinks = 0;
    int keptByLinks = 0;
    int duplicates = 0;
    int divesApart = 0;
    for (quint32 seed = 0; seed < 10'000; ++seed) {
        const auto analysis = *layers::analyze(support::randomImage(seed));
        for (const layers::Waste &waste : analysis->waste) {
            ++reasons[std::size_t(waste.reason)];
            severalLayers += waste.storedIn.size() > 1 ? 1 : 0;
        }
        for (const FileNode node : analysis->tree->nodes()) {
            const bool isListed = node.entry != FileNode::None;
            behindLinks += isListed
                                   && pathOf(*analysis->tree, node)
                                          != analysis->tocs[node.layer]->at(node.entry).path
                               ? 1
                               : 0;
        }
        for (const FileNode node : analysis->tree->nodes())
            keptByLinks += node.isHidden() && node.size > node.hiddenSize ? 1 : 0;
        duplicates += analysis->duplicateBytes > 0 ? 1 : 0;
        divesApart += analysis->dive.wastedBytes != analysis->wastedBytes ? 1 : 0;
    }
    for (const int count : reasons)
        QVERIFY2(count > 100, QByteArray::number(count).constData());
    QVERIFY2(severalLayers > 0, QByteArray::number(severalLayers).constData());
    QVERIFY2(keptByLinks > 100, QByteArray::number(keptByLinks).constData());
    QVERIFY2(behindLinks > 100, QByteArray::number(behindLinks).constData());
    QVERIFY(duplicates > 100);
    QVERIFY(divesApart > 100);
}

QTEST_GUILESS_MAIN(RandomImagesTest)
#include "tst_randomimages.moc"
