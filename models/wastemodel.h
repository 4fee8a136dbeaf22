// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "core/oci/imageconfig.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace models {

/// "Removed", "Same content again" ...
[[nodiscard]] QString wasteReasonText(layers::WasteReason reason);

/// What of an image is useless, largest first: wasted bytes as one list or in groups, or content
/// that is stored several times. A result model: setAnalysis() and setGrouping() reset it. GUI
/// thread.
class WasteModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Grouping {
        ByPath,  ///< No groups.
        ByLayer, ///< By the layer that hid the bytes.
        ByReason,
        Duplicates, ///< A group for each content; its rows are the copies.
    };
    Q_ENUM(Grouping)

    enum Column {
        NameColumn,     ///< The path, or what a group is.
        BytesColumn,    ///< qint64: wasted; of a copy, its size.
        StoredInColumn, ///< The layers, "0, 2"; of a group, how many rows it has.
        HiddenByColumn, ///< int: the layer; empty for copies.
        ReasonColumn,
        ColumnCount
    };

    enum Role {
        RatioRole = Qt::UserRole, ///< double: bytes as a part of what all top rows have together.
        NodeRole,                 ///< quint32 in the FileTree; invalid for groups.
        LayerRole,                ///< int: the layer that stored it last, or that a group is about.
        IsGroupRole,
    };
    Q_ENUM(Role)

    explicit WasteModel(QObject *parent = nullptr);
    ~WasteModel() override;

    /// \a config says which instruction made which layer.
    void setAnalysis(std::shared_ptr<const layers::ImageAnalysis> analysis,
                     const oci::ImageConfig &config);
    void clear();
    void setGrouping(Grouping grouping);
    [[nodiscard]] Grouping grouping() const { return m_grouping; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Group
    {
        QString title = {};
        qint64 bytes = 0;
        int layer = -1;
        std::vector<quint32> rows = {}; ///< Of ImageAnalysis::waste or duplicateMembers.
    };

    void regroup();
    void groupWaste();
    void groupDuplicates();
    [[nodiscard]] QString layerTitle(std::size_t layer) const;
    [[nodiscard]] QString pathOf(quint32 node) const;
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant wasteData(const layers::Waste &waste, int column, int role) const;
    [[nodiscard]] QVariant copyData(const Group &group, quint32 member, int column, int role) const;

    std::shared_ptr<const layers::ImageAnalysis> m_analysis;
    oci::ImageConfig m_config = oci::ImageConfig::None;
    Grouping m_grouping = Grouping::ByPath;
    std::vector<Group> m_groups; ///< By path: one, that is not shown.
    qint64 m_total = 0;
};

} // namespace models
