// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"
#include "core/layers/layertoc.h"

#include <QString>

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <memory>
#include <ranges>
#include <string_view>
#include <vector>

namespace layers {

/// What a layer did to a path, seen from the top of the image (image-spec, layer.md, "Change
/// Types").
enum class ChangeKind : quint8 {
    Unchanged, ///< Stored by the base layer and never changed again.
    Added,     ///< New in the layer that stored it.
    Modified,  ///< Replaced something that a lower layer stored at this path; of a folder also: got
               ///< another mode, owner or extended attributes.
    Deleted,   ///< Stored, but hidden by a later layer (or a later entry of its own layer).
};

/// One stored entry of an image, as FileTree gives it: a value. A path that several layers store
/// has several nodes of the same name: at most one visible, the others Deleted.
struct FileNode
{
    static constexpr quint32 None = std::numeric_limits<quint32>::max();
    static constexpr quint16 NotHidden = std::numeric_limits<quint16>::max();

    quint32 index = 0; ///< In the FileTree.
    quint32 parent = None;
    quint32 firstChild = 0; ///< Children are nodes firstChild ... firstChild + childCount - 1,
    quint32 childCount = 0; ///< sorted by totalSize, largest first, then by name.
    quint32 folder = None;  ///< Its number, from 0, among the nodes with children; else None.
    quint32 entry = None;   ///< Index in the layer's LayerToc; None for a folder no layer lists.
    quint32 nameOffset = 0;
    quint32 nameLength = 0;
    qint64 size = 0;       ///< Own content: bytes that this entry stores; 0 for folders.
    qint64 totalSize = 0;  ///< Own and everything below, hidden included.
    qint64 hiddenSize = 0; ///< The part of totalSize that is wasted.
    quint16 layer = 0;     ///< The layer that stored it (of a folder: listed it last), 0 = base.
    quint16 createdIn = 0; ///< The same; of a folder that several layers list, the first of them.
    quint16 hiddenBy = NotHidden; ///< The layer that hid it.
    EntryType type = EntryType::Directory;
    ChangeKind kind = ChangeKind::Added;

    [[nodiscard]] bool isHidden() const { return hiddenBy != NotHidden; }
    [[nodiscard]] bool isFolder() const { return type == EntryType::Directory; }
};

/// Everything an image stores, merged over its layers by the rules of image-spec layer.md. One
/// array of nodes, the root first, children side by side. Immutable; any thread.
///
/// Takes 24 bytes a node beside its name, and 24 more for a folder with something in it. With the
/// LayerToc, and what the window keeps beside both (models::FileFacts, FileSieve and
/// FileTreeModel), a file takes at most 64 bytes beside its name.
class FileTree final
{
    [[nodiscard]] auto range(quint32 first, quint32 last) const
    {
        return std::views::iota(first, last)
               | std::views::transform([this](quint32 index) { return node(index); });
    }

public:
    /// The names in \a names stand in the order of the nodes.
    FileTree(const std::vector<FileNode> &nodes, std::vector<char> names);

    [[nodiscard]] quint32 count() const { return quint32(m_nodes.size()); }
    /// Nodes with children.
    [[nodiscard]] quint32 folderCount() const { return quint32(m_folders.size()); }
    [[nodiscard]] FileNode node(quint32 index) const;
    [[nodiscard]] FileNode root() const { return node(0); }
    [[nodiscard]] auto nodes() const { return range(0, count()); }
    [[nodiscard]] auto children(const FileNode &node) const
    {
        return range(node.firstChild, node.firstChild + node.childCount);
    }
    /// Bytes as stored; "" for the root.
    [[nodiscard]] std::string_view name(const FileNode &node) const;
    /// Whether \a path leads from the root through nodes that all are what \a isMeant says.
    [[nodiscard]] bool holds(std::initializer_list<std::string_view> path, auto &&isMeant) const
    {
        FileNode node = root();
        for (const std::string_view name : path) {
            const auto among = children(node);
            const auto found = std::ranges::find_if(among, [&](const FileNode &child) {
                return isMeant(child) && this->name(child) == name;
            });
            if (found == among.end())
                return false;
            node = *found;
        }
        return true;
    }
    /// "/usr/bin/env", for people: as core::pathText() writes it, and core::pathBytes() reads it.
    [[nodiscard]] QString displayPath(const FileNode &node) const;
    [[nodiscard]] QString displayName(const FileNode &node) const;
    /// Names and paths from elsewhere, in the same way.
    [[nodiscard]] static QString displayText(std::string_view bytes);

private:
    static constexpr quint32 NoEntry = (1U << 25) - 1;
    static constexpr int FolderBits = 32;

    struct Entry
    {
        /// Of a folder, which stores no content, its number in the lower half, None if nothing is
        /// in it, and in the upper one the layer that created it.
        qint64 size;
        quint32 parent;
        quint32 nameOffset; ///< The name ends where the next one begins.
        quint32 entry : 25;
        quint32 type : 3;
        quint32 kind : 2;
        quint32 isWasted : 1; ///< A hidden file may live on under another name.
        quint16 layer;
        quint16 hiddenBy;
    };
    struct Folder
    {
        qint64 totalSize;
        qint64 hiddenSize;
        quint32 firstChild;
        quint32 childCount;
    };
    static_assert(sizeof(Entry) == 24 && sizeof(Folder) == 24);
    static_assert(core::limits::LayerEntries <= NoEntry);

    std::vector<Entry> m_nodes;
    std::vector<Folder> m_folders;
    std::vector<char> m_names;
};

} // namespace layers
