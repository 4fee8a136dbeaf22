// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/prune.h"

#include <QAbstractTableModel>
#include <QSet>

namespace models {

/// The rows of a prune review: those that go can be unchecked, those that stay say why. What was
/// unchecked stays so when other rules are tried. GUI thread.
class PruneModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ImageColumn,  ///< All names of the image, or its short digest; with a check box if it goes.
        ReasonColumn, ///< Why it goes or stays, in words.
        CreatedColumn, ///< QDateTime
        FreesColumn,   ///< qint64 bytes that only this image has.
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the cell.
        KeptRole,                ///< bool: the rules leave it.
    };

    explicit PruneModel(QObject *parent = nullptr);

    void setRows(const QList<store::PruneRow> &rows);
    /// The images of the checked rows.
    [[nodiscard]] QList<store::Image> chosen() const;
    /// How many rows the rules keep.
    [[nodiscard]] int keptCount() const;
    void checkAll(bool checked);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    [[nodiscard]] bool isChecked(const store::PruneRow &row) const;
    [[nodiscard]] QVariant display(const store::PruneRow &row, int column) const;

    QList<store::PruneRow> m_rows;
    QSet<oci::Digest> m_unchecked;
};

} // namespace models
