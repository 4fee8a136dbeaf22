// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imagediff.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace models {

/// The paths in which two images differ, those that make the largest difference in size first. A
/// result model: all that is set resets it. GUI thread.
class PathDiffModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ChangeColumn, ///< In words.
        PathColumn,
        BeforeColumn,     ///< qint64 bytes in the first image; empty if it is not there.
        AfterColumn,      ///< The same of the second image.
        DifferenceColumn, ///< qint64 bytes more (or less) in the second image.
        ColumnCount
    };

    enum Role {
        KindRole = Qt::UserRole, ///< int of the layers::ChangeKind that the change amounts to.
    };
    Q_ENUM(Role)

    explicit PathDiffModel(QObject *parent = nullptr);

    /// Null is nothing to show.
    void setDiff(std::shared_ptr<const layers::ImageDiff> diff);
    /// Shows only what has \a text in its path, in any case; empty: everything.
    void setFilter(const QString &text);
    /// Shows the paths without a difference too, behind the others; not at first.
    void setShowsSame(bool shows);
    /// What is shown, as places in ImageDiff::paths.
    [[nodiscard]] const std::vector<quint32> &rows() const { return m_rows; }
    [[nodiscard]] const layers::ImageDiff *diff() const { return m_diff.get(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void collect();
    [[nodiscard]] bool isWanted(const layers::PathDifference &path) const;
    [[nodiscard]] QVariant display(const layers::PathDifference &path, int column) const;

    std::shared_ptr<const layers::ImageDiff> m_diff;
    std::vector<quint32> m_rows; ///< Of ImageDiff::paths.
    QString m_filter;
    bool m_showsSame = false;
};

} // namespace models
