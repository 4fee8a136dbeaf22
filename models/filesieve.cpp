// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filesieve.h"

#include <numeric>

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
    m_matches.nodes = {};
}

int FileSieve::count() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), 0);
}

bool FileSieve::isShown(quint32 node) const
{
    return showsAll() || m_marks[node].shown;
}

qint64 FileSieve::bytes(quint32 node) const
{
    return showsAll() ? m_files->tree().node(node).totalSize : m_sums[node].bytes;
}

qint64 FileSieve::hiddenBytes(quint32 node) const
{
    return showsAll() ? m_files->tree().node(node).hiddenSize : m_sums[node].hidden;
}

ChangeKind FileSieve::kind(quint32 node) const
{
    return showsAll() ? m_files->tree().node(node).kind : m_marks[node].kind;
}

bool FileSieve::isInScope(const FileNode &node) const
{
    switch (m_scope.extent) {
    case Extent::Image:
        return true;
    case Extent::UpTo:
        return node.layer <= m_scope.layer && node.hiddenBy >= m_scope.layer;
    case Extent::Only:
    case Extent::Range:
        return m_scope.isStep(node.layer) || m_scope.isStep(node.hiddenBy);
    }
    return false;
}

/// For an entry that is no folder with something in it.
bool FileSieve::isWanted(const FileNode &node) const
{
    if (m_filter.isEmpty())
        return true;
    if (!m_matches.nodes.empty() && !m_matches.nodes[node.index])
        return false;
    if (node.size < m_filter.size.smallest || node.size > m_filter.size.largest)
        return false;
    if (m_filter.kind && stepKind(node) != *m_filter.kind)
        return false;
    if (m_filter.family && (node.isFolder() || m_files->family(node.index) != *m_filter.family))
        return false;
    if (!m_filter.owner)
        return true;
    const auto stored = m_files->entry(node.index);
    return stored && stored->uid == *m_filter.owner;
}

/// What the layers looked at did to an entry that is no folder with something in it.
ChangeKind FileSieve::stepKind(const FileNode &node) const
{
    if (m_scope.extent == Extent::Image)
        return node.kind;
    if (m_scope.isStep(node.hiddenBy))
        return ChangeKind::Deleted;
    if (!m_scope.isStep(node.layer))
        return ChangeKind::Unchanged;
    return m_files->pathSince(node.index) < m_scope.begin() ? ChangeKind::Modified
                                                            : ChangeKind::Added;
}

/// The same of a folder: new if all in it is, changed if anything is.
ChangeKind FileSieve::folderKind(const FileNode &node, const Mark &mark) const
{
    if (m_scope.extent == Extent::Image)
        return node.kind;
    if (m_scope.isStep(node.hiddenBy))
        return ChangeKind::Deleted;
    const bool isOfLayer = m_scope.isStep(node.layer);
    if (!mark.changedInside)
        return isOfLayer ? ChangeKind::Modified : ChangeKind::Unchanged;
    const bool isNew = m_scope.begin() == 0 || m_scope.extent == Extent::UpTo
                       || (isOfLayer && node.kind == ChangeKind::Added);
    return mark.onlyAddedInside && isNew ? ChangeKind::Added : ChangeKind::Modified;
}

void FileSieve::sift()
{
    const FileTree &tree = m_files->tree();
    m_sums.resize(m_files->count());
    m_marks.resize(m_files->count());
    for (quint32 i = m_files->count(); i-- > 0;) { // Children stand after their parents.
        const FileNode node = tree.node(i);
        Mark &mark = m_marks[i];
        Sum &sum = m_sums[i];
        if (mark.shown) {
            mark.kind = folderKind(node, mark);
        } else if (node.childCount == 0 && isInScope(node) && isWanted(node)) {
            mark.shown = true;
            mark.kind = stepKind(node);
            ++m_counts[std::size_t(mark.kind)];
        }
        if (node.childCount == 0 && mark.shown) {
            const bool stillThere =
                m_scope.extent == Extent::UpTo && node.hiddenBy != m_scope.layer;
            sum = {.bytes = node.size, .hidden = stillThere ? 0 : node.hiddenSize};
        }
        if (!mark.shown || node.parent == FileNode::None)
            continue;
        Mark &parent = m_marks[node.parent];
        parent.shown = true;
        parent.changedInside |= mark.kind != ChangeKind::Unchanged;
        const bool cameAndWent = mark.kind == ChangeKind::Deleted && m_scope.isStep(node.layer);
        parent.onlyAddedInside &= mark.kind == ChangeKind::Added || cameAndWent;
        m_sums[node.parent].bytes += sum.bytes;
        m_sums[node.parent].hidden += sum.hidden;
    }
}

} // namespace models
