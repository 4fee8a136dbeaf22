// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imageanalysis.h"

#include "core/base/limits.h"
#include "core/layers/baseimage.h"
#include "core/layers/contentfate.h"
#include "core/layers/divereplay.h"
#include "core/layers/duplicatesearch.h"
#include "core/layers/filetreebuilder.h"
#include "core/layers/layermerge.h"

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

using Tocs = std::vector<std::shared_ptr<const LayerToc>>;

namespace {

Result<void> countEntries(ImageAnalysis &analysis, std::size_t layer,
                          std::span<const LayerItem> items)
{
    LayerTotals &totals = analysis.layers[layer];
    const LayerToc &toc = *analysis.tocs[layer];
    totals.entries = qint64(toc.count());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const TocEntry entry = toc.at(i);
        if (items[i].kind != ItemKind::Content || entry.type != EntryType::File)
            continue;
        ++totals.files;
        totals.storedBytes += entry.size;
        analysis.storedBytes += entry.size;
        if (analysis.storedBytes > core::limits::ImageBytes)
            return core::fail(ErrorCode::LimitExceeded, Tr::tr("The image is too large."));
    }
    return {};
}

void countFates(ImageAnalysis &analysis, std::span<const MergeNode> nodes,
                const std::vector<ContentFate> &fates)
{
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].size == 0) // also the root of an image without layers
            continue;
        LayerTotals &totals = analysis.layers[nodes[i].createdIn];
        (fates[i].isAlive() ? totals.liveBytes : totals.hiddenBytes) += nodes[i].size;
        (fates[i].isAlive() ? analysis.liveBytes : analysis.wastedBytes) += nodes[i].size;
    }
    if (analysis.storedBytes > 0)
        analysis.efficiency = double(analysis.liveBytes) / double(analysis.storedBytes);
}

/// The waste of single files, those of one path, hiding layer and reason put together.
std::vector<Waste> wasteOf(std::span<const MergeNode> nodes, const std::vector<ContentFate> &fates)
{
    std::vector<quint32> gone;
    for (quint32 i = 0; i < nodes.size(); ++i) {
        if (nodes[i].size > 0 && !fates[i].isAlive())
            gone.push_back(i);
    }
    const auto key = [&](quint32 i) {
        return std::tuple(nodes[i].slot, fates[i].goneBy, fates[i].reason);
    };
    std::ranges::stable_sort(gone, {}, key); // stable: layers of one key stay in order
    std::vector<Waste> waste;
    for (std::size_t i = 0; i < gone.size(); ++i) {
        const MergeNode &node = nodes[gone[i]];
        const ContentFate &fate = fates[gone[i]];
        if (i == 0 || key(gone[i]) != key(gone[i - 1]))
            waste.push_back({.node = gone[i], .hiddenBy = fate.goneBy, .reason = fate.reason});
        Waste &row = waste.back();
        row.bytes += node.size;
        if (row.storedIn.empty() || row.storedIn.back() != node.createdIn)
            row.storedIn.push_back(node.createdIn);
    }
    return waste;
}

void sortWaste(std::vector<Waste> &waste, const Tocs &tocs, std::span<const MergeNode> nodes,
               const PathTable &paths)
{
    std::unordered_map<quint32, std::string> behindLinks;
    for (const Waste &row : waste) {
        if (nodes[row.node].isBehindLink)
            behindLinks.emplace(row.node, paths.pathOf(nodes[row.node].slot));
    }
    const auto path = [&](const Waste &row) -> std::string_view {
        const MergeNode &node = nodes[row.node];
        return node.isBehindLink ? behindLinks.at(row.node)
                                 : tocs[node.createdIn]->at(node.entry).path;
    };
    std::ranges::sort(waste, [&](const Waste &a, const Waste &b) {
        if (a.bytes != b.bytes)
            return a.bytes > b.bytes;
        return std::tuple(path(a), a.hiddenBy, a.reason)
               < std::tuple(path(b), b.hiddenBy, b.reason);
    });
}

void addDuplicates(ImageAnalysis &analysis, DuplicateList duplicates,
                   std::span<const quint32> positions)
{
    for (DuplicateMember &member : duplicates.members)
        member.node = positions[member.node];
    for (const Duplicate &duplicate : duplicates.groups)
        analysis.duplicateBytes += duplicate.wastedBytes();
    analysis.duplicates = std::move(duplicates.groups);
    analysis.duplicateMembers = std::move(duplicates.members);
}

void addListings(ImageAnalysis &analysis, std::vector<FolderListing> listings,
                 std::span<const quint32> positions)
{
    for (FolderListing &listing : listings)
        listing.node = positions[listing.node];
    std::ranges::stable_sort(listings, {}, &FolderListing::node);
    analysis.earlierListings = std::move(listings);
}

void conclude(ImageAnalysis &analysis, const LayerMerge &merge, const PathTable &paths)
{
    const std::span<const MergeNode> nodes = merge.nodes();
    const std::vector<ContentFate> fates = fatesOf(nodes);
    countFates(analysis, nodes, fates);
    analysis.waste = wasteOf(nodes, fates);
    sortWaste(analysis.waste, analysis.tocs, nodes, paths);

    std::vector<bool> wasted(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        wasted[i] = !fates[i].isAlive();
    auto [tree, positions] = buildTree(nodes, paths, wasted);
    for (Waste &row : analysis.waste)
        row.node = positions[row.node];
    analysis.tree = std::move(tree);
    addDuplicates(analysis, findDuplicates(analysis.tocs, nodes, fates), positions);
    for (quint32 i = 0; i < nodes.size(); ++i) {
        if (nodes[i].content != FileNode::None && nodes[i].content != i)
            analysis.hardLinks.push_back({positions[i], positions[nodes[i].content]});
    }
    addListings(analysis, merge.earlierListings(), positions);
}

} // namespace

Result<std::shared_ptr<const ImageAnalysis>>
analyze(Tocs tocs, std::stop_token stop, const oci::ImageConfig &config, std::size_t baseLayers)
{
    if (tocs.size() > std::size_t(core::limits::Layers))
        return core::fail(ErrorCode::LimitExceeded, Tr::tr("The image has too many layers."),
                          u"%1 layers"_s.arg(tocs.size()));
    auto analysis = std::make_shared<ImageAnalysis>();
    analysis->tocs = std::move(tocs);
    analysis->layers.resize(analysis->tocs.size());
    const std::size_t count = analysis->tocs.size();

    PathTable paths;
    std::vector<std::vector<LayerItem>> items(count);
    std::size_t lookedUp = 0; // the layers below one with whiteouts of any kind
    for (std::size_t i = 0; i < count; ++i) {
        auto read = readItems(*analysis->tocs[i], paths, stop);
        if (!read)
            return std::unexpected(std::move(read.error()));
        items[i] = std::move(*read);
        if (auto counted = countEntries(*analysis, i, items[i]); !counted)
            return std::unexpected(std::move(counted.error()));
        const auto isContent = [](const LayerItem &item) { return item.kind == ItemKind::Content; };
        if (!std::ranges::all_of(items[i], isContent))
            lookedUp = i;
    }
    LayerMerge merge(paths);
    DiveReplay dive(paths);
    for (std::size_t i = 0; i < count; ++i) {
        if (stop.stop_requested())
            return core::cancelled();
        merge.addLayer(*analysis->tocs[i], items[i]);
        dive.addLayer(*analysis->tocs[i], items[i], i < lookedUp);
        items[i] = {};
    }
    analysis->dive = dive.figures();
    conclude(*analysis, merge, paths);
    if (stop.stop_requested())
        return core::cancelled();
    analysis->secrets = findSecrets(*analysis->tree, analysis->tocs);
    analysis->baseLayers = baseLayers > 0 ? std::min(baseLayers, count)
                                          : guessBaseLayers(*analysis->tree, config, count);
    analysis->advice = advise(*analysis, config);
    return analysis;
}

} // namespace layers
