// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "core/layers/layeritems.h"
#include "core/layers/pathtable.h"

#include <span>
#include <vector>

namespace layers {

/// Computes the figures of Dive 0.13, faults included, so that the rules of a .dive-ci mean what
/// they always meant (dive/filetree/efficiency.go, file_tree.go; image/analysis.go).
///
/// Dive stacks all lower layers anew for every whiteout; here one stack goes along, so that the
/// time is that of sorting the entries. What Dive does otherwise than our own merge: of names that
/// begin with ".wh..wh..", as opaque whiteouts do, only the folders above are seen, and every other
/// ".wh.NAME" hides NAME; a folder that becomes a file keeps its children; the entries of a layer
/// act in the order of their names, children first; a whiteout of something that is not there ends
/// the counting of its layer.
class DiveReplay final
{
public:
    explicit DiveReplay(PathTable &paths);

    /// The next layer, base first. \a isLookedUp is false if no layer above has whiteouts, so that
    /// nobody will ask what is in the stack.
    void addLayer(const LayerToc &toc, std::span<const LayerItem> items, bool isLookedUp);
    [[nodiscard]] DiveFigures figures() const;

private:
    /// What Dive knows of a file or folder; of a folder that no layer lists, nothing.
    struct Payload
    {
        qint64 size = 0;
        bool isFolder = false;
    };
    /// A path in the stack of all layers so far.
    struct Stacked
    {
        Payload payload = {};
        quint32 firstChild = PathTable::None; ///< Children that are present, doubly linked.
        quint32 previous = PathTable::None;
        quint32 next = PathTable::None;
        bool isPresent = false;
    };
    /// A path in the tree of the layer at hand.
    struct Member
    {
        Payload payload = {};
        quint32 childCount = 0;
        quint32 stamp = 0; ///< The number of the layer, from 1, for which this holds.
    };
    /// What Dive counts for a path over all layers.
    struct Score
    {
        quint64 cumulative = 0;
        qint64 least = -1;
        quint32 count = 0;
        quint16 layer = 0; ///< The last that counted.
        bool isKnown = false;
    };

    /// What a whiteout acts on.
    struct Hidden
    {
        quint32 path = PathTable::None; ///< What Dive counts it for.
        quint32 node = PathTable::None; ///< Where Dive looks; of ".wh." the folder around it.
    };

    [[nodiscard]] std::vector<DivePath> worst() const;
    void growTables();
    void add(std::string_view path, const Payload &payload);
    void buildTree(const LayerToc &toc, std::span<const LayerItem> items);
    void join(quint32 slot);
    void sortTree();
    void count();
    void stack();
    [[nodiscard]] bool isWhiteout(quint32 slot) const;
    [[nodiscard]] Hidden hiddenBy(quint32 whiteout);
    [[nodiscard]] bool isInStack(quint32 slot) const;
    [[nodiscard]] quint64 sizeBelow(quint32 slot);
    void addToStack(quint32 slot, const Payload &payload);
    void removeFromStack(quint32 slot);

    PathTable &m_paths;
    std::vector<quint32> m_tree; ///< The slots of the layer at hand, in the order Dive visits them.
    bool m_hasWhiteouts = false;
    quint32 m_layer = 0;           ///< From 1.
    std::vector<Member> m_members; ///< These three by slot.
    std::vector<Stacked> m_stack;
    std::vector<Score> m_scores;
    std::vector<quint32> m_pending;
    quint64 m_imageSize = 0;
    quint64 m_baseSize = 0;
};

} // namespace layers
