// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <vector>

namespace models {

/// The steps that built an image, oldest first, each paired with the layer it made (image-spec,
/// config.md, "history"). Layers that the history does not mention follow as rows of their own. A
/// result model: setDetails() resets it. GUI thread.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StepColumn,        ///< 1 for the oldest.
        InstructionColumn, ///< As a Dockerfile would say it.
        SizeColumn,    ///< qint64 bytes of the layer in the registry, or words if there is none.
        CreatedColumn, ///< QDateTime, empty if unknown.
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the cell; -1 for the size of no layer.
        LayerRole,               ///< int: the layer of this step, 0 is the base; -1 if none.
        CreatedByRole,           ///< The command as the builder wrote it.
        CommentRole,             ///< What the builder remarked.
    };
    Q_ENUM(Role)

    explicit HistoryModel(QObject *parent = nullptr);
    ~HistoryModel() override;

    void setDetails(const store::ImageDetails &details);
    void clear();
    /// The row of a layer, invalid if there is none.
    [[nodiscard]] QModelIndex indexOfLayer(int layer) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Step;

    [[nodiscard]] QVariant display(const Step &step, int row, int column) const;

    std::vector<Step> m_steps;
};

} // namespace models
