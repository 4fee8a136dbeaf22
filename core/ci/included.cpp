// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/ci/included.h"

#include "core/base/pathtext.h"

#include <algorithm>

namespace ci {

namespace {

constexpr std::size_t ListedFiles = 20;

using layers::FileNode;
using layers::FileTree;
using layers::ImageAnalysis;

/// The same nodes, of which those that \a isExcluded hold nothing.
std::shared_ptr<const FileTree> emptied(const FileTree &tree, const std::vector<bool> &isExcluded)
{
    std::vector<FileNode> nodes;
    std::vector<char> names;
    nodes.reserve(tree.count());
    for (const FileNode &node : tree.nodes()) {
        nodes.push_back(node);
        const std::string_view name = tree.name(node);
        names.insert(names.end(), name.begin(), name.end());
        FileNode &copy = nodes.back();
        copy.totalSize = copy.size = isExcluded[node.index] ? 0 : node.size;
        copy.hiddenSize = isExcluded[node.index] || node.isFolder() ? 0 : node.hiddenSize;
    }
    for (std::size_t i = nodes.size(); i-- > 1;) { // Children stand after their parents.
        nodes[nodes[i].parent].totalSize += nodes[i].totalSize;
        nodes[nodes[i].parent].hiddenSize += nodes[i].hiddenSize;
    }
    return std::make_shared<const FileTree>(nodes, std::move(names));
}

void removeDuplicates(ImageAnalysis &analysis, const std::vector<bool> &isExcluded)
{
    std::vector<layers::DuplicateMember> members;
    for (layers::Duplicate &duplicate : analysis.duplicates) {
        const auto first = quint32(members.size());
        std::ranges::remove_copy_if(
            analysis.membersOf(duplicate), std::back_inserter(members),
            [&](quint32 node) { return isExcluded[node]; }, &layers::DuplicateMember::node);
        duplicate.first = first;
        duplicate.count = quint32(members.size()) - first;
    }
    std::erase_if(analysis.duplicates,
                  [](const layers::Duplicate &duplicate) { return duplicate.count < 2; });
    std::ranges::stable_sort(analysis.duplicates, std::ranges::greater(),
                             &layers::Duplicate::wastedBytes);
    analysis.duplicateMembers = std::move(members);
}

/// \a analysis as advise() reads it, as if what \a isExcluded held nothing. What is stored in all
/// stays: it is what an advice has to be worth a part of.
ImageAnalysis without(const ImageAnalysis &analysis, const std::vector<bool> &isExcluded)
{
    ImageAnalysis rest = analysis;
    std::erase_if(rest.waste, [&](const layers::Waste &waste) { return isExcluded[waste.node]; });
    removeDuplicates(rest, isExcluded);
    for (const FileNode &node : analysis.tree->nodes()) {
        if (isExcluded[node.index] && node.type == layers::EntryType::File)
            rest.layers[node.layer].storedBytes -= node.size;
    }
    rest.tree = emptied(*analysis.tree, isExcluded);
    return rest;
}

std::vector<quint32> largestFiles(const FileTree &tree)
{
    std::vector<quint32> files;
    for (const FileNode &node : tree.nodes()) {
        if (node.type == layers::EntryType::File && !node.isHidden() && node.size > 0)
            files.push_back(node.index);
    }
    const auto end = files.begin() + qsizetype(std::min(files.size(), ListedFiles));
    std::ranges::partial_sort(files, end, [&tree](quint32 a, quint32 b) {
        const qint64 one = tree.node(a).size;
        const qint64 other = tree.node(b).size;
        return one != other ? one > other : a < b;
    });
    files.erase(end, files.end());
    return files;
}

} // namespace

std::vector<bool> excludedNodes(const FileTree &tree, const PathFilter &exclude)
{
    std::vector<bool> isExcluded(tree.count());
    if (exclude.isEmpty())
        return isExcluded;
    for (const FileNode &node : tree.nodes()) {
        const bool isBelow = node.parent != FileNode::None && isExcluded[node.parent];
        isExcluded[node.index] = isBelow || exclude.holds(tree.displayPath(node));
    }
    return isExcluded;
}

Included included(const ImageAnalysis &analysis, const oci::ImageConfig &config,
                  const PathFilter &exclude)
{
    if (exclude.isEmpty())
        return {.waste = analysis.waste,
                .wastedBytes = analysis.wastedBytes,
                .secrets = analysis.secrets,
                .duplicates = analysis.duplicates,
                .duplicateMembers = analysis.duplicateMembers,
                .advice = analysis.advice,
                .divePaths = analysis.dive.worst,
                .largestFiles = largestFiles(*analysis.tree)};
    const std::vector<bool> isExcluded = excludedNodes(*analysis.tree, exclude);
    ImageAnalysis rest = without(analysis, isExcluded);
    Included included{.advice = layers::advise(rest, config)};
    included.waste = std::move(rest.waste);
    included.duplicates = std::move(rest.duplicates);
    included.duplicateMembers = std::move(rest.duplicateMembers);
    for (const layers::Waste &waste : included.waste)
        included.wastedBytes += waste.bytes;
    std::ranges::remove_copy_if(
        analysis.secrets, std::back_inserter(included.secrets),
        [&](quint32 node) { return isExcluded[node]; }, &layers::Secret::node);
    std::ranges::copy_if(
        analysis.dive.worst, std::back_inserter(included.divePaths),
        [&](const std::string &path) { return !exclude.holds(core::pathText(path)); },
        &layers::DivePath::path);
    included.largestFiles = largestFiles(*rest.tree);
    return included;
}

} // namespace ci
