// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imagediff.h"

#include <QAbstractItemModel>

#include <memory>
#include <string_view>
#include <vector>

namespace models {

class PathDiffModel;

/// What a PathDiffModel shows as a tree of folders, in its columns and roles: sizes of a folder are
/// those of what is shown in it, and what makes the largest difference comes first. A folder that
/// is there only for what is in it has no change. A result model, reset with the other one, which
/// it works out anew only while somebody asks. GUI thread.
class PathDiffTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    /// \a paths outlives the model.
    explicit PathDiffTreeModel(PathDiffModel *paths, QObject *parent = nullptr);

    /// False keeps it empty, which costs nothing; the beginning.
    void setActive(bool active);
    /// Folders and files in it.
    [[nodiscard]] std::size_t count() const { return m_nodes.empty() ? 0 : m_nodes.size() - 1; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Node
    {
        std::string_view name;
        quint32 parent = 0;
        quint32 row = 0;
        quint32 firstChild = 0; ///< In m_children.
        quint32 childCount = 0;
        const layers::PathDifference *path = nullptr; ///< Null of a folder without a change.
        qint64 before = 0;
        qint64 after = 0;
    };

    void build();
    void addNodes();
    void sumUp();
    void sortChildren();
    [[nodiscard]] QVariant display(const Node &node, int column) const;
    [[nodiscard]] const Node &nodeOf(const QModelIndex &index) const;

    PathDiffModel *m_paths;
    bool m_isActive = false;
    std::vector<Node> m_nodes; ///< The root first, parents before what is in them; empty if unused.
    std::vector<quint32> m_children;
};

} // namespace models
