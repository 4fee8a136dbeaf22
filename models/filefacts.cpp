// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filefacts.h"

#include <algorithm>
#include <string_view>

namespace models {

using layers::FileNode;
using layers::FileTree;

namespace {

/// Marks, among the children of one folder, those that took the place of another.
void markReplacements(const FileTree &tree, const FileNode &folder, std::vector<bool> &replaces)
{
    struct Path
    {
        std::string_view name;
        quint16 layer;

        auto operator<=>(const Path &) const = default;
    };
    std::vector<Path> gone; // By name and the layer that hid it.
    const quint32 end = folder.firstChild + folder.childCount;
    for (quint32 child = folder.firstChild; child < end; ++child) {
        const FileNode node = tree.node(child);
        if (node.isHidden() && node.hiddenBy > node.layer)
            gone.push_back({tree.name(node), node.hiddenBy});
    }
    if (gone.empty())
        return;
    std::ranges::sort(gone);
    for (quint32 child = folder.firstChild; child < end; ++child) {
        const FileNode node = tree.node(child);
        replaces[child] = std::ranges::binary_search(gone, Path{tree.name(node), node.layer});
    }
}

} // namespace

FileFacts::FileFacts(std::shared_ptr<const layers::ImageAnalysis> analysis)
    : m_analysis(std::move(analysis))
{}

quint32 FileFacts::count() const
{
    return tree().count();
}

std::optional<layers::TocEntry> FileFacts::entry(quint32 node) const
{
    const FileNode entry = tree().node(node);
    if (entry.entry == FileNode::None || entry.layer >= m_analysis->tocs.size())
        return {};
    const layers::LayerToc &toc = *m_analysis->tocs[entry.layer];
    return entry.entry < toc.count() ? std::optional(toc.at(entry.entry)) : std::nullopt;
}

bool FileFacts::replaces(quint32 node) const
{
    std::call_once(m_replacementsFound, &FileFacts::findReplacements, this);
    return m_replaces[node];
}

void FileFacts::findReplacements() const
{
    m_replaces.resize(count());
    for (quint32 i = 0; i < count(); ++i) {
        if (const FileNode folder = tree().node(i); folder.childCount > 0)
            markReplacements(tree(), folder, m_replaces);
    }
}

std::optional<layers::WasteReason> FileFacts::whyHidden(quint32 node) const
{
    const FileNode hidden = tree().node(node);
    if (!hidden.isHidden())
        return {};
    const auto found = std::ranges::find_if(m_analysis->waste, [&](const layers::Waste &waste) {
        if (waste.node == node)
            return true;
        const FileNode other = tree().node(waste.node);
        return waste.hiddenBy == hidden.hiddenBy && other.parent == hidden.parent
               && tree().name(other) == tree().name(hidden);
    });
    return found == m_analysis->waste.end() ? std::nullopt : std::optional(found->reason);
}

} // namespace models
