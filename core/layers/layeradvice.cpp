// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layeradvice.h"

#include "core/base/shellwords.h"
#include "core/layers/advicedraft.h"
#include "core/layers/advicerules.h"
#include "core/layers/imageanalysis.h"

#include <algorithm>
#include <map>
#include <ranges>

using namespace Qt::StringLiterals;

namespace layers {

namespace {

constexpr qint64 DuplicatesOfAll = 1000; ///< Smaller groups than this part are no work to link.

/// The layers of one row of RUN instructions that undo each other's work.
struct MergeDraft
{
    AdviceDraft draft;
    std::size_t first = 0;
    std::size_t last = 0;
};

struct WasteDrafts
{
    AdviceDraft metadata;
    AdviceDraft removed;
    AdviceDraft copied;
    AdviceDraft rewritten;
    const Waste *worstRewritten = nullptr;
    std::map<quint32, MergeDraft> merges; ///< By BuildStep::run.
};

/// What was hidden as a whole: the file, or the topmost folder that went with it.
quint32 hiddenWhole(const FileTree &tree, const Waste &waste)
{
    FileNode node = tree.node(waste.node);
    while (node.parent != FileNode::None) {
        const FileNode parent = tree.node(node.parent);
        if (parent.hiddenBy != waste.hiddenBy)
            break;
        node = parent;
    }
    return node.index;
}

void add(AdviceDraft &draft, const FileTree &tree, const Waste &waste)
{
    draft.add(hiddenWhole(tree, waste), waste.storedIn.back(), waste.bytes);
    for (const quint16 layer : waste.storedIn)
        draft.addLayer(layer);
}

void addToMerge(MergeDraft &merge, const FileTree &tree, const Waste &waste)
{
    const bool isFirst = merge.draft.bytes() == 0;
    merge.first = isFirst ? waste.storedIn.front()
                          : std::min<std::size_t>(merge.first, waste.storedIn.front());
    merge.last = std::max<std::size_t>(merge.last, waste.hiddenBy);
    add(merge.draft, tree, waste);
}

void addRewritten(WasteDrafts &drafts, const FileTree &tree, const Waste &waste)
{
    if (!drafts.worstRewritten || waste.bytes > drafts.worstRewritten->bytes)
        drafts.worstRewritten = &waste;
    add(drafts.rewritten, tree, waste);
}

/// Stored by the base image; what a later layer stores again as it is, that layer need not store.
bool isOfBase(const ImageAnalysis &analysis, const Waste &waste)
{
    const bool isCopyAbove =
        waste.reason == WasteReason::SameContent && waste.hiddenBy >= analysis.baseLayers;
    return waste.storedIn.back() < analysis.baseLayers && !isCopyAbove;
}

WasteDrafts sortOut(const ImageAnalysis &analysis, std::span<const BuildStep> steps,
                    const std::vector<bool> &isTaken, AdviceDraft &base)
{
    const FileTree &tree = *analysis.tree;
    WasteDrafts drafts;
    for (const Waste &waste : analysis.waste) {
        if (isTaken[waste.node] || waste.storedIn.back() == waste.hiddenBy)
            continue;
        if (isOfBase(analysis, waste)) {
            add(base, tree, waste);
            continue;
        }
        const quint32 run = steps[waste.hiddenBy].run;
        const bool isOneRun =
            run != BuildStep::NoRun && std::ranges::all_of(waste.storedIn, [&](quint16 layer) {
                return steps[layer].run == run && layer >= analysis.baseLayers;
            });
        if (isOneRun)
            addToMerge(drafts.merges[run], tree, waste);
        else if (waste.reason == WasteReason::SameContent)
            add(drafts.metadata, tree, waste);
        else if (waste.reason == WasteReason::Replaced)
            addRewritten(drafts, tree, waste);
        else if (steps[waste.storedIn.back()].isCopy())
            add(drafts.copied, tree, waste);
        else
            add(drafts.removed, tree, waste);
    }
    return drafts;
}

/// \a from and \a to as the arguments of COPY, which splits words, and puts in variables, by
/// itself.
QString copyArguments(const QString &from, const QString &to)
{
    if (to == core::shellQuoted(to))
        return from + u' ' + to;
    const auto quoted = [](QString word) {
        return word.replace(u'"', "\\\""_L1).replace(u'$', "\\\\$"_L1);
    };
    return u"[\"%1\", \"%2\"]"_s.arg(quoted(from), quoted(to));
}

/// What the steps that write and rewrite \a waste can be made: one of two RUN, once what lies
/// between them is elsewhere, else a stage.
QString rewrittenLine(const Waste &waste, std::span<const BuildStep> steps, const QString &path)
{
    const BuildStep &first = steps[waste.storedIn.back()];
    const BuildStep &second = steps[waste.hiddenBy];
    if (first.kind != BuildStep::Kind::Run || second.kind != BuildStep::Kind::Run)
        return QString::fromUtf8(RewrittenRule.line).arg(copyArguments(path, path));
    return QString::fromUtf8(MergeRule.line);
}

void adviseOnWaste(std::vector<Advice> &advice, const ImageAnalysis &analysis,
                   std::span<const BuildStep> steps, const WasteDrafts &drafts)
{
    const FileTree &tree = *analysis.tree;
    const auto conclude = [&](const AdviceDraft &draft, const LayerRule &rule, auto lineOf) {
        if (draft.isWorthIt(analysis.storedBytes))
            advice.push_back(draft.finish(tree, rule.id, core::Tr::tr(rule.text),
                                          lineOf(rule, writablePath(tree, draft))));
    };
    const auto inShell = [](const LayerRule &rule, const QString &path) {
        return QString::fromUtf8(rule.line).arg(core::shellQuoted(path));
    };
    conclude(drafts.metadata, MetadataRule, [](const LayerRule &rule, const QString &path) {
        return QString::fromUtf8(rule.line).arg(copyArguments(u"SOURCE"_s, path));
    });
    conclude(drafts.removed, RemovedRule, inShell);
    conclude(drafts.copied, CopiedRule, inShell);
    conclude(drafts.rewritten, RewrittenRule, [&](const LayerRule &, const QString &path) {
        return rewrittenLine(*drafts.worstRewritten, steps, path);
    });
    for (const MergeDraft &merge : drafts.merges | std::views::values) {
        if (!merge.draft.isWorthIt(analysis.storedBytes))
            continue;
        const QString line = mergedRun(steps.subspan(merge.first, merge.last - merge.first + 1));
        advice.push_back(
            merge.draft.finish(tree, MergeRule.id, core::Tr::tr(MergeRule.text),
                               line.isEmpty() ? QString::fromUtf8(MergeRule.line) : line));
        advice.back().layers.clear();
        for (std::size_t layer = merge.first; layer <= merge.last; ++layer)
            advice.back().layers.push_back(quint16(layer));
    }
}

void adviseOnDuplicates(std::vector<Advice> &advice, const ImageAnalysis &analysis,
                        const std::vector<bool> &isTaken, AdviceDraft &base)
{
    AdviceDraft draft;
    QString kept;
    QString linked;
    for (const Duplicate &duplicate : analysis.duplicates) {
        if (duplicate.wastedBytes() < analysis.storedBytes / DuplicatesOfAll)
            break;
        const DuplicateMember *original = nullptr;
        for (const DuplicateMember &member : analysis.membersOf(duplicate)) {
            if (isTaken[member.node])
                continue;
            if (!original) {
                original = &member;
                continue;
            }
            if (member.layer < analysis.baseLayers) {
                base.add(member.node, member.layer, duplicate.size);
                continue;
            }
            if (kept.isEmpty()) {
                kept = writablePath(*analysis.tree, original->node);
                linked = writablePath(*analysis.tree, member.node);
            }
            draft.add(member.node, member.layer, duplicate.size);
        }
    }
    if (!draft.isWorthIt(analysis.storedBytes))
        return;
    const QString line = QString::fromUtf8(DuplicateRule.line)
                             .arg(core::shellQuoted(kept), core::shellQuoted(linked));
    advice.push_back(
        draft.finish(*analysis.tree, DuplicateRule.id, core::Tr::tr(DuplicateRule.text), line));
}

const InstallCommand *installOf(const BuildStep &step)
{
    for (const InstallCommand &install : installCommands()) {
        if (step.kind == BuildStep::Kind::Run
            && step.command.contains(
                QLatin1StringView(install.words.data(), qsizetype(install.words.size()))))
            return &install;
    }
    return nullptr;
}

/// The folders and files that hold nothing but what \a isMeant layers store.
void addPaths(AdviceDraft &draft, const FileTree &tree, const std::vector<bool> &isMeant)
{
    std::vector<qint64> bytes(tree.count());
    for (quint32 i = tree.count(); i-- > 0;) { // Children stand after their parents.
        const FileNode node = tree.node(i);
        bytes[i] += node.size > 0 && isMeant[node.layer] ? node.size : 0;
        if (node.parent != FileNode::None)
            bytes[node.parent] += bytes[i];
    }
    std::vector<bool> isInside(tree.count());
    for (quint32 i = 0; i < tree.count(); ++i) {
        const FileNode node = tree.node(i);
        const bool isParentInside = node.parent != FileNode::None && isInside[node.parent];
        isInside[i] = isParentInside || (bytes[i] > 0 && bytes[i] == node.totalSize);
        if (isInside[i] && !isParentInside)
            draft.addPath(i, bytes[i]);
    }
}

void adviseOnOrder(std::vector<Advice> &advice, const ImageAnalysis &analysis,
                   std::span<const BuildStep> steps)
{
    const auto copy = std::ranges::find(steps, BuildStep::Kind::CopyContext, &BuildStep::kind);
    AdviceDraft draft;
    std::vector<bool> isMeant(steps.size());
    for (std::size_t layer = std::size_t(copy - steps.begin()); layer < steps.size(); ++layer) {
        isMeant[layer] = installOf(steps[layer]) != nullptr;
        if (isMeant[layer])
            draft.add(quint16(layer), analysis.layers[layer].storedBytes);
    }
    if (!draft.isWorthIt(analysis.storedBytes))
        return;
    addPaths(draft, *analysis.tree, isMeant);
    const InstallCommand *install = installOf(steps[draft.mainLayer()]);
    advice.push_back(draft.finish(*analysis.tree, ReorderRule.id, core::Tr::tr(ReorderRule.text),
                                  QString::fromUtf8(install->line)));
    advice.back().saves = Advice::Saves::Cache;
}

} // namespace

std::vector<Advice> layerAdvice(const ImageAnalysis &analysis, std::span<const BuildStep> steps,
                                const std::vector<bool> &isTaken, AdviceDraft &base)
{
    std::vector<Advice> advice;
    adviseOnWaste(advice, analysis, steps, sortOut(analysis, steps, isTaken, base));
    adviseOnDuplicates(advice, analysis, isTaken, base);
    adviseOnOrder(advice, analysis, steps);
    return advice;
}

} // namespace layers
