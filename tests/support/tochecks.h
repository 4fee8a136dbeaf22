// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "core/layers/layertoc.h"

#include <string_view>
#include <vector>

/// What must hold of every table of contents and every analysis, wherever it came from. Shared by
/// unit tests and fuzz targets, which each bring their own \a check(bool).
namespace support {

inline bool isCleanPath(std::string_view path)
{
    if (path.empty())
        return true;
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const auto component = path.substr(start, end - start);
        if (component.empty() || component == "." || component == "..")
            return false;
        start = end + 1;
    }
    return true;
}

template <class Check>
void checkToc(const layers::LayerToc &toc, Check check)
{
    for (std::size_t i = 0; i < toc.count(); ++i) {
        const layers::TocEntry entry = toc.at(i);
        check(isCleanPath(entry.path));
        check(entry.size >= 0 && entry.mode <= 07777 && entry.type <= layers::EntryType::Fifo);
        if (entry.type != layers::EntryType::File)
            check(entry.size == 0 && entry.fingerprint == 0);
        if (entry.type == layers::EntryType::HardLink)
            check(isCleanPath(entry.link));
    }
    const auto again = layers::LayerToc::deserialize(toc.serialize());
    check(again.has_value());
    check((*again)->count() == toc.count() && (*again)->diffId() == toc.diffId());
}

/// The sums of an analysis against each other, and the shape of its tree.
template <class Check>
void checkAnalysis(const layers::ImageAnalysis &analysis, Check check)
{
    const layers::FileTree &tree = *analysis.tree;
    qint64 stored = 0;
    qint64 hidden = 0;
    for (const layers::LayerTotals &totals : analysis.layers) {
        check(totals.storedBytes == totals.liveBytes + totals.hiddenBytes);
        stored += totals.storedBytes;
        hidden += totals.hiddenBytes;
    }
    check(stored == analysis.storedBytes && hidden == analysis.wastedBytes);
    check(stored == analysis.liveBytes + analysis.wastedBytes);
    check(analysis.duplicateBytes >= 0 && analysis.duplicateBytes <= analysis.liveBytes);
    check(tree.root().totalSize == stored && tree.root().hiddenSize == hidden);
    qint64 waste = 0;
    for (const layers::Waste &row : analysis.waste) {
        waste += row.bytes;
        check(tree.node(row.node).isHidden() && !row.storedIn.empty());
    }
    check(waste == analysis.wastedBytes);

    for (quint32 i = 0; i < tree.count(); ++i) {
        const layers::FileNode node = tree.node(i);
        check(i == 0 || node.parent < i);
        qint64 total = node.size;
        qint64 hiddenBelow = 0;
        for (const layers::FileNode child : tree.children(node)) {
            check(child.parent == i && child.index > i
                  && child.kind <= layers::ChangeKind::Deleted);
            check(child.isHidden() == (child.kind == layers::ChangeKind::Deleted));
            check(child.isHidden() || !node.isHidden());
            total += child.totalSize;
            hiddenBelow += child.hiddenSize;
        }
        check(total == node.totalSize);
        check(node.isFolder()
                  ? hiddenBelow == node.hiddenSize
                  : node.childCount == 0 && (node.hiddenSize == 0 || node.hiddenSize == node.size));
    }
}

} // namespace support
