// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/advice.h"

#include "core/base/shellwords.h"
#include "core/layers/advicedraft.h"
#include "core/layers/advicerules.h"
#include "core/layers/imageanalysis.h"
#include "core/layers/layeradvice.h"
#include "core/layers/pathrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace layers {

namespace {

using Tag = PathRules::Tag;

constexpr Tag Needed = 0;    ///< Before the rules, so that it wins.
constexpr Tag FirstRule = 1; ///< The tag of leftoverRules()[0].

PathRules compiled()
{
    PathRules rules;
    rules.add(neededPatterns(), Needed);
    for (std::size_t i = 0; i < leftoverRules().size(); ++i)
        rules.add(leftoverRules()[i].patterns, Tag(FirstRule + i));
    return rules;
}

struct LeftoverDraft
{
    AdviceDraft draft;
    qint64 hiddenBytes = 0;
};

/// By index of node: whether what it stores is shown by a hard link that is no leftover.
std::vector<bool> keptByLinks(const ImageAnalysis &analysis, std::span<const Tag> tags)
{
    std::vector<bool> kept(tags.size());
    for (const HardLink &link : analysis.hardLinks) {
        if (tags[link.node] != tags[link.content] && !analysis.tree->node(link.node).isHidden())
            kept[link.content] = true;
    }
    return kept;
}

/// Takes the rules' files out of \a tags: what is left are those that no rule counts.
std::vector<LeftoverDraft> gather(const ImageAnalysis &analysis, std::span<const Tag> tags,
                                  std::vector<bool> &isTaken, AdviceDraft &base)
{
    std::vector<LeftoverDraft> drafts(leftoverRules().size());
    const std::vector<bool> kept = keptByLinks(analysis, tags);
    std::vector<quint32> tops(tags.size()); // where the pattern began to hold
    for (quint32 i = 1; i < tags.size(); ++i) {
        if (tags[i] == PathRules::NoTag)
            continue;
        const FileNode node = analysis.tree->node(i);
        tops[i] = tags[i] == tags[node.parent] ? tops[node.parent] : i;
        if (tags[i] == Needed || kept[i])
            continue;
        isTaken[i] = true;
        if (node.type != EntryType::File || node.size == 0)
            continue;
        if (node.layer < analysis.baseLayers) {
            base.add(tops[i], node.layer, node.size);
            continue;
        }
        LeftoverDraft &leftover = drafts[std::size_t(tags[i] - FirstRule)];
        leftover.draft.add(tops[i], node.layer, node.size);
        leftover.hiddenBytes += node.hiddenSize;
    }
    return drafts;
}

bool has(const FileTree &tree, std::initializer_list<std::string_view> path)
{
    return tree.holds(path, [](const FileNode &node) { return !node.isHidden(); });
}

const char *lineOf(const LeftoverRule &rule, const FileTree &tree, bool isCopied)
{
    if (isCopied && rule.copyLine)
        return rule.copyLine;
    if (!rule.otherLine || has(tree, {"var", "lib", "dpkg"}))
        return rule.line;
    const bool isRpm =
        has(tree, {"var", "lib", "rpm"}) || has(tree, {"usr", "lib", "sysimage", "rpm"});
    return isRpm ? rule.rpmLine : rule.otherLine;
}

Advice conclude(const LeftoverRule &rule, const LeftoverDraft &leftover, const FileTree &tree,
                std::span<const BuildStep> steps)
{
    QString text = core::Tr::tr(rule.text);
    if (leftover.hiddenBytes > leftover.draft.bytes() / 2)
        text += u' '
                + core::Tr::tr("A later layer removes or replaces them, which makes the image no "
                               "smaller.");
    const bool isCopied = steps[leftover.draft.mainLayer()].isCopy();
    QString line = QString::fromUtf8(lineOf(rule, tree, isCopied));
    if (line.contains("%1"_L1))
        line = line.arg(core::shellQuoted(writablePath(tree, leftover.draft)));
    return leftover.draft.finish(tree, rule.id, text, line);
}

} // namespace

std::vector<Advice> advise(const ImageAnalysis &analysis, const oci::ImageConfig &config)
{
    static const PathRules rules = compiled();
    const std::vector<Tag> tags = rules.match(*analysis.tree);
    const std::vector<BuildStep> steps = buildSteps(config, analysis.layers.size());
    std::vector<bool> isTaken(tags.size());
    AdviceDraft base;
    const std::vector<LeftoverDraft> leftovers = gather(analysis, tags, isTaken, base);
    std::vector<Advice> advice = layerAdvice(analysis, steps, isTaken, base);
    if (base.isWorthIt(analysis.storedBytes)) {
        advice.push_back(base.finish(*analysis.tree, BaseRule.id, core::Tr::tr(BaseRule.text),
                                     QString::fromUtf8(BaseRule.line)));
        advice.back().saves = Advice::Saves::Base;
    }
    for (std::size_t i = 0; i < leftovers.size(); ++i) {
        if (leftovers[i].draft.isWorthIt(analysis.storedBytes))
            advice.push_back(conclude(leftoverRules()[i], leftovers[i], *analysis.tree, steps));
    }
    std::ranges::stable_sort(advice, [](const Advice &a, const Advice &b) {
        const bool isBaseA = a.saves == Advice::Saves::Base;
        const bool isBaseB = b.saves == Advice::Saves::Base;
        if (isBaseA != isBaseB)
            return isBaseB;
        return a.bytes != b.bytes ? a.bytes > b.bytes : a.id < b.id;
    });
    return advice;
}

} // namespace layers
