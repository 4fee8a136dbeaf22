// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/filesieve.h"

#include <QAbstractItemModel>

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace models {

/// The entries of an image that a FileSieve shows, as a tree, for screen readers with the kind of
/// change in words; the root folder is not a row. A
/// result model: setSieve() resets it. A folder is read when its rows are first asked for, so that
/// the size of the image does not matter. GUI thread.
class FileTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,   ///< As shown to people; folders end in "/".
        SizeColumn,   ///< qint64 bytes, those below included.
        HiddenColumn, ///< qint64 bytes of those that later layers hide.
        LayerColumn,  ///< int, the layer that stored it; of a folder, the last one looked at that
                      ///< listed it.
        ModeColumn,   ///< "rwxr-xr-x"; empty for folders that no layer lists.
        OwnerColumn,  ///< "uid:gid", the same.
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the cell.
        NodeRole,                ///< quint32, the node of the FileTree.
        KindRole,                ///< int of layers::ChangeKind.
        FolderRole,              ///< bool
        ShareRole,               ///< double: size, as a part of that of the folder around it.
        PathRole,                ///< QString: the whole path.
        LinkRole,                ///< QString: where a link leads; else empty.
    };
    Q_ENUM(Role)

    explicit FileTreeModel(QObject *parent = nullptr);
    ~FileTreeModel() override;

    /// Null clears the model.
    void setSieve(std::shared_ptr<const FileSieve> sieve);
    [[nodiscard]] const FileSieve *sieve() const { return m_sieve.get(); }

    /// The row of \a node; invalid if it is the root or not shown.
    [[nodiscard]] QModelIndex indexOf(quint32 node, int column = NameColumn) const;
    /// The node of \a index; the root for what is invalid.
    [[nodiscard]] static quint32 nodeOf(const QModelIndex &index);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    /// By name, or by any of the numbers; folders and files alike.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// Equal numbers are sorted by name, and equal names by node.
    struct SortKey
    {
        qint64 number = 0;
        std::string_view name = {};
        quint32 node = 0;
    };

    [[nodiscard]] bool isInOrderOfTree() const;
    [[nodiscard]] SortKey keyOf(quint32 node) const;
    [[nodiscard]] bool comesBefore(const SortKey &a, const SortKey &b) const;
    [[nodiscard]] const std::vector<quint32> &rows(quint32 folder) const;
    [[nodiscard]] quint32 nodeAt(quint32 folder, int row) const;
    [[nodiscard]] int rowOf(quint32 node) const;
    [[nodiscard]] int layerOf(const layers::FileNode &node) const;
    [[nodiscard]] QVariant display(quint32 node, int column) const;

    std::shared_ptr<const FileSieve> m_sieve;
    int m_sortColumn = SizeColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    /// The rows of the folders that were asked for, where they are not those of the tree.
    mutable std::unordered_map<quint32, std::vector<quint32>> m_rows;
};

/// "drwxr-xr-x", as ls writes type and permissions.
[[nodiscard]] QString modeText(const layers::TocEntry &entry);
/// Where a link leads, as shown to people: a path for hard links, the text of symlinks. Empty for
/// everything else.
[[nodiscard]] QString linkTarget(const FileFacts &files, quint32 node);

} // namespace models
