// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"
#include "core/layers/folderlisting.h"
#include "core/layers/imageanalysis.h"
#include "core/layers/layeritems.h"
#include "core/layers/pathtable.h"

#include <limits>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace layers {

/// A stored entry while layers are being merged. A parent comes before its children.
struct MergeNode
{
    quint32 slot = PathTable::Root;
    quint32 parent = FileNode::None;
    quint32 entry = FileNode::None;
    /// The node of the file that stores the content this one names, itself for files; None for what
    /// has no content, and for hard links to something that is not there.
    quint32 content = FileNode::None;
    /// The node of the symbolic link that this one is or names, itself for links; None for others.
    quint32 symlink = FileNode::None;
    quint32 firstChild = FileNode::None;  ///< Children that may still be visible,
    quint32 nextSibling = FileNode::None; ///< as a list.
    quint16 createdIn = 0;
    quint16 layer = 0; ///< Of a folder, the last layer that listed it.
    quint16 hiddenBy = FileNode::NotHidden;
    WasteReason reason = WasteReason::Removed; ///< If hidden.
    EntryType type = EntryType::Directory;
    ChangeKind kind = ChangeKind::Unchanged;
    bool isBehindLink = false; ///< Its path is not the one that its layer gives.
    qint64 size = 0;
};

/// Stacks layers by the rules of image-spec layer.md.
///
/// Whiteouts and opaque whiteouts act on the layers below, wherever in their tar they stand; then
/// the entries of the tar come one after the other. A hard link to what a later entry of its tar
/// whites out keeps it, as it does where a tar is unpacked from front to back. A symbolic link in
/// the middle of a path is followed, never out of the image, as by who unpacks one layer over the
/// other (decision 20); one that leads too far, and what else is no folder, gives way to a folder.
/// O(entries), and of links a bounded number of steps: a node is made once and hidden once.
class LayerMerge final
{
public:
    explicit LayerMerge(PathTable &paths);

    /// The next layer, base first. \a items belong to \a toc, which outlives the merge.
    void addLayer(const LayerToc &toc, std::span<const LayerItem> items);

    [[nodiscard]] const std::vector<MergeNode> &nodes() const { return m_nodes; }
    /// By index of MergeNode, in the order of the layers.
    [[nodiscard]] const std::vector<FolderListing> &earlierListings() const { return m_listings; }

private:
    [[nodiscard]] quint32 folderAt(quint32 slot);
    [[nodiscard]] quint32 follow(quint32 slot);
    [[nodiscard]] quint32 walk(quint32 slot);
    void prependWay(std::string_view path);
    [[nodiscard]] bool isTooLong(quint32 slot) const;
    [[nodiscard]] quint32 childSlot(quint32 parent, std::string_view name);
    [[nodiscard]] quint32 visibleAt(quint32 slot);
    [[nodiscard]] quint32 namedBy(std::string_view hardLink);
    quint32 append(quint32 slot, quint32 parent, EntryType type);
    void applyWhiteouts(const LayerToc &toc, std::span<const LayerItem> items);
    [[nodiscard]] bool isBelow(quint32 node, const std::unordered_set<quint32> &folders) const;
    [[nodiscard]] quint32 lowerTarget(quint32 index) const;
    void addEntry(const TocEntry &entry, quint32 index, quint32 slot);
    void touchFolder(quint32 folder, quint32 index);
    void markChangedFolders(std::size_t firstListing);
    [[nodiscard]] bool isSameContent(const MergeNode &present, const TocEntry &entry) const;
    void hide(quint32 node, WasteReason reason);
    void hideChildren(quint32 folder, WasteReason reason);

    PathTable &m_paths;
    std::vector<const LayerToc *> m_tocs;
    std::vector<MergeNode> m_nodes;
    std::vector<FolderListing> m_listings;
    std::vector<quint32> m_visible; ///< By slot: the node that is visible there.
    /// By slot: the last layer that hid something of a lower layer there.
    std::vector<quint16> m_lowerHiddenBy;
    /// By entry of the layer: what a hard link before the last whiteout found in the layers below.
    std::unordered_map<quint32, quint32> m_lowerTargets;
    std::vector<quint32> m_pending;
    std::vector<std::string_view> m_way; ///< Components still to be walked, the next one last.
    qint64 m_linkSteps;                  ///< Components that may still be walked behind links.
    quint16 m_layer = 0;
    bool m_hasBase = false;
};

} // namespace layers
