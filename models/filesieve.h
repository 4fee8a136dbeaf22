// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/filefacts.h"
#include "models/filefilter.h"
#include "models/layerscope.h"

#include <array>
#include <memory>
#include <vector>

namespace models {

/// Which entries of an image are shown, with how many bytes and as what kind of change: the same
/// for tree and treemap. Immutable; any thread.
class FileSieve final
{
public:
    /// What is in \a scope and what \a filter wants. Nothing if its pattern is wrong.
    FileSieve(std::shared_ptr<const FileFacts> files, const LayerScope &scope,
              const FileFilter &filter = {}, const std::stop_token &stop = {});

    [[nodiscard]] const FileFacts &files() const { return *m_files; }
    [[nodiscard]] const std::shared_ptr<const FileFacts> &sharedFiles() const { return m_files; }
    [[nodiscard]] const LayerScope &scope() const { return m_scope; }
    [[nodiscard]] const FileFilter &filter() const { return m_filter; }
    /// The search took too long and did not see all files.
    [[nodiscard]] bool isCut() const { return m_matches.isCut; }
    /// True if nothing is left out.
    [[nodiscard]] bool showsAll() const { return m_marks.empty(); }

    /// A folder is shown if something in it is, or for its own sake.
    [[nodiscard]] bool isShown(quint32 node) const;
    /// Something in \a node is shown.
    [[nodiscard]] bool isFilled(const layers::FileNode &node) const;
    /// Bytes of what is shown of \a node and below it.
    [[nodiscard]] qint64 bytes(const layers::FileNode &node) const { return sumOf(node).bytes; }
    [[nodiscard]] qint64 bytes(quint32 node) const { return bytes(m_files->tree().node(node)); }
    /// The part of bytes() that is hidden: at the top, or for UpTo by the layer looked at.
    [[nodiscard]] qint64 hiddenBytes(quint32 node) const;
    /// What happened to \a node: in the whole image, or in the layers looked at.
    [[nodiscard]] layers::ChangeKind kind(quint32 node) const;
    /// Entries of this kind that are shown; 0 if nothing is left out. Folders in which something is
    /// shown count if they are modified themselves.
    [[nodiscard]] int count(layers::ChangeKind kind) const { return m_counts[std::size_t(kind)]; }
    /// The same, of all kinds.
    [[nodiscard]] int count() const;

private:
    struct Sum
    {
        qint64 bytes = 0;
        qint64 hidden = 0;
    };
    struct Mark
    {
        quint8 shown : 1 = 0;
        quint8 filled : 1 = 0;
        quint8 changedInside : 1 = 0;
        quint8 kind : 2 = quint8(layers::ChangeKind::Unchanged);
    };
    static_assert(sizeof(Mark) == 1);

    [[nodiscard]] bool isInScope(const layers::FileNode &node) const;
    [[nodiscard]] bool isWanted(const layers::FileNode &node) const;
    [[nodiscard]] bool isWanted(layers::ChangeKind kind, bool isFull) const;
    [[nodiscard]] bool isFolderChanged(const layers::FileNode &node) const;
    [[nodiscard]] layers::ChangeKind stepKind(const layers::FileNode &node) const;
    [[nodiscard]] Sum sumOf(const layers::FileNode &node) const;
    void sift();
    void judge(const layers::FileNode &node);

    std::shared_ptr<const FileFacts> m_files;
    LayerScope m_scope;
    FileFilter m_filter;
    PathMatches m_matches; ///< While sifting.
    std::array<int, 4> m_counts{};
    std::vector<Mark> m_marks; ///< By node; empty if everything is shown.
    std::vector<Sum> m_sums;   ///< By FileNode::folder; the same.
};

} // namespace models
