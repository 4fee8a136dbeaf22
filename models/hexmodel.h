// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

namespace models {

/// Bytes as a dump: sixteen a row. A result model: setBytes() resets it. GUI thread.
class HexModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OffsetColumn, BytesColumn, CharactersColumn, ColumnCount };
    static constexpr int RowBytes = 16;

    explicit HexModel(QObject *parent = nullptr);

    void setBytes(const QByteArray &bytes);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// "000001f0", "7f 45 4c 46 …", and what is printable ASCII with dots for the rest.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QByteArray m_bytes;
};

} // namespace models
