// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <QByteArray>

#include <unordered_map>
#include <vector>

namespace support {

/// Makes a FileTree from paths, sorted and summed as layers::analyze() does it. Folders come by
/// themselves. Several files of one path are several nodes.
class TreeBuilder final
{
public:
    struct File
    {
        qint64 size = 0;
        quint16 layer = 0;
        quint16 hiddenBy = layers::FileNode::NotHidden;
        layers::ChangeKind kind = layers::ChangeKind::Added;
    };

    TreeBuilder();
    /// \a path without a slash at either end.
    void add(const QByteArray &path, const File &file);
    /// An empty folder.
    void addFolder(const QByteArray &path) { folder(path); }
    [[nodiscard]] layers::FileTree build();

private:
    struct Entry
    {
        layers::FileNode node;
        std::string name;
        std::vector<quint32> children;
    };

    quint32 folder(const QByteArray &path);
    quint32 append(quint32 parent, std::string name);

    std::vector<Entry> m_entries;
    std::unordered_map<std::string, quint32> m_folders;
};

/// A tree of \a files files of the sizes and depths that a root file system has, in 12 layers; one
/// in 10 hidden. The same for the same arguments.
[[nodiscard]] layers::FileTree syntheticTree(int files, quint32 seed = 1);

} // namespace support
