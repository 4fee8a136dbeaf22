// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filesieve.h"

namespace models {

using layers::ChangeKind;
using layers::FileNode;
using layers::FileTree;
using Extent = LayerScope::Extent;

FileSieve::FileSieve(std::shared_ptr<const FileFacts> files, const LayerScope &scope)
    : m_files(std::move(files))
    , m_scope(scope)
{
    if (m_scope.extent != Extent::Image)
        sift();
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
        return node.layer == m_scope.layer || node.hiddenBy == m_scope.layer;
    }
    return false;
}

/// What the layer looked at did to an entry that is no folder with something in it.
ChangeKind FileSieve::stepKind(quint32 index, const FileNode &node) const
{
    if (m_scope.extent == Extent::Image)
        return node.kind;
    if (node.hiddenBy == m_scope.layer)
        return ChangeKind::Deleted;
    if (node.layer != m_scope.layer)
        return ChangeKind::Unchanged;
    return m_files->replaces(index) ? ChangeKind::Modified : ChangeKind::Added;
}

/// The same of a folder: new if all in it is, changed if anything is.
ChangeKind FileSieve::folderKind(const FileNode &node, const Mark &mark) const
{
    if (m_scope.extent == Extent::Image)
        return node.kind;
    if (node.hiddenBy == m_scope.layer)
        return ChangeKind::Deleted;
    const bool isOfLayer = node.layer == m_scope.layer;
    if (!mark.changedInside)
        return isOfLayer ? ChangeKind::Modified : ChangeKind::Unchanged;
    const bool isNew = m_scope.layer == 0 || m_scope.extent == Extent::UpTo
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
        } else if (node.childCount == 0 && isInScope(node)) {
            mark.shown = true;
            mark.kind = stepKind(i, node);
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
        parent.onlyAddedInside &= mark.kind == ChangeKind::Added;
        m_sums[node.parent].bytes += sum.bytes;
        m_sums[node.parent].hidden += sum.hidden;
    }
}

} // namespace models
