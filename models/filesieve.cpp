// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filesieve.h"

#include <numeric>
#include <utility>

namespace models {

using layers::ChangeKind;
using layers::FileNode;
using layers::FileTree;
using Extent = LayerScope::Extent;

FileSieve::FileSieve(std::shared_ptr<const FileFacts> files, const LayerScope &scope,
                     const FileFilter &filter, const std::stop_token &stop)
    : m_files(std::move(files))
    , m_scope(scope)
    , m_filter(filter)
{
    if (m_scope.extent == Extent::Image && m_filter.isEmpty())
        return;
    if (!m_filter.text.isEmpty()) {
        m_matches = patternError(m_filter).isEmpty()
                        ? matchPaths(*m_files, m_filter, stop)
                        : PathMatches{.nodes = std::vector<bool>(m_files->count())};
    }
    if (!stop.stop_requested())
        sift();
    m_matches.nodes = std::vector<bool>(); // {} would keep its memory.
}

int FileSieve::count() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), 0);
}

bool FileSieve::isShown(quint32 node) const
{
    return showsAll() || m_marks[node].shown != 0;
}

bool FileSieve::isFilled(const FileNode &node) const
{
    return showsAll() ? node.childCount > 0 : m_marks[node.index].filled != 0;
}

FileSieve::Sum FileSieve::sumOf(const FileNode &node) const
{
    if (showsAll())
        return {.bytes = node.totalSize, .hidden = node.hiddenSize};
    if (node.folder != FileNode::None)
        return m_sums[node.folder];
    if (m_marks[node.index].shown == 0)
        return {};
    const bool stillThere = m_scope.extent == Extent::UpTo && node.hiddenBy != m_scope.layer;
    return {.bytes = node.size, .hidden = stillThere ? 0 : node.hiddenSize};
}

qint64 FileSieve::hiddenBytes(quint32 node) const
{
    return sumOf(m_files->tree().node(node)).hidden;
}

ChangeKind FileSieve::kind(quint32 node) const
{
    return showsAll() ? m_files->tree().node(node).kind : ChangeKind(m_marks[node].kind);
}

bool FileSieve::isInScope(const FileNode &node) const
{
    switch (m_scope.extent) {
    case Extent::Image:
        return true;
    case Extent::UpTo:
        return node.createdIn <= m_scope.layer && node.hiddenBy >= m_scope.layer;
    case Extent::Only:
    case Extent::Range:
        return m_scope.isStep(node.createdIn) || m_scope.isStep(node.hiddenBy)
               || isFolderChanged(node);
    }
    return false;
}

/// For its own sake, whatever is in it. A full folder has no size, and says nothing by being left
/// alone.
bool FileSieve::isWanted(const FileNode &node) const
{
    if (m_filter.isEmpty())
        return true;
    if (!m_matches.nodes.empty() && !m_matches.nodes[node.index])
        return false;
    const bool isAnySize = m_filter.size == SizeRange();
    if (!isAnySize && node.childCount > 0)
        return false;
    if (node.size < m_filter.size.smallest || node.size > m_filter.size.largest)
        return false;
    if (!m_filter.kinds.isEmpty() && !isWanted(stepKind(node), node.childCount > 0))
        return false;
    if (m_filter.family && (node.isFolder() || m_files->family(node.index) != *m_filter.family))
        return false;
    if (m_filter.owner.isAnybody())
        return true;
    const auto stored = m_files->entry(node.index, m_scope.top());
    return stored && m_filter.owner.owns(stored->uid, stored->gid);
}

bool FileSieve::isWanted(ChangeKind kind, bool isFull) const
{
    return m_filter.kinds.contains(kind) && (kind != ChangeKind::Unchanged || !isFull);
}

/// By one of the layers looked at, which found it there.
bool FileSieve::isFolderChanged(const FileNode &node) const
{
    return node.isFolder() && m_files->isFolderChanged(node, m_scope.begin(), m_scope.layer);
}

/// What the layers looked at did to an entry, whatever they did to what is in it.
ChangeKind FileSieve::stepKind(const FileNode &node) const
{
    if (m_scope.extent == Extent::Image)
        return node.kind;
    if (m_scope.isStep(node.hiddenBy))
        return ChangeKind::Deleted;
    if (m_scope.isStep(node.createdIn))
        return m_files->wasThere(node.index, m_scope.begin()) ? ChangeKind::Modified
                                                              : ChangeKind::Added;
    return isFolderChanged(node) ? ChangeKind::Modified : ChangeKind::Unchanged;
}

void FileSieve::sift()
{
    const FileTree &tree = m_files->tree();
    m_marks.resize(m_files->count());
    m_sums.resize(tree.folderCount());
    quint32 around = tree.folderCount(); // Siblings stand side by side, behind their folder.
    quint32 parent = FileNode::None;
    for (quint32 i = m_files->count(); i-- > 0;) {
        const FileNode node = tree.node(i);
        judge(node);
        const Mark &mark = m_marks[i];
        if (mark.shown == 0 || node.parent == FileNode::None)
            continue;
        if (std::exchange(parent, node.parent) != node.parent)
            around = tree.node(parent).folder;
        const Sum sum = sumOf(node);
        m_sums[around].bytes += sum.bytes;
        m_sums[around].hidden += sum.hidden;
        Mark &parentMark = m_marks[parent];
        parentMark.filled = 1;
        if (ChangeKind(mark.kind) != ChangeKind::Unchanged)
            parentMark.changedInside = 1;
    }
}

/// Once all that is in it was judged.
void FileSieve::judge(const FileNode &node)
{
    Mark &mark = m_marks[node.index];
    const bool isRoot = node.parent == FileNode::None; // Always there, and never a row.
    const bool forItself = (!isRoot || node.childCount == 0) && isInScope(node) && isWanted(node);
    if (!forItself && mark.filled == 0)
        return;
    mark.shown = 1;
    ChangeKind kind = stepKind(node);
    if (forItself && !isRoot && (mark.filled == 0 || kind == ChangeKind::Modified))
        ++m_counts[std::size_t(kind)];
    if (kind == ChangeKind::Unchanged && mark.changedInside != 0 && m_scope.extent != Extent::Image)
        kind = ChangeKind::Modified;
    mark.kind = quint8(kind);
}

} // namespace models
