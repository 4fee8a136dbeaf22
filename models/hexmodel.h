// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

#include <optional>

namespace models {

/// Bytes as a dump: sixteen a row, and where they differ from others. A result model: setBytes()
/// resets it. GUI thread.
class HexModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OffsetColumn, BytesColumn, CharactersColumn, ColumnCount };
    enum Role {
        /// quint16 of a row: bit n is set if byte n differs, or only one side has it.
        DifferentRole = Qt::UserRole,
    };
    Q_ENUM(Role)
    static constexpr int RowBytes = 16;

    explicit HexModel(QObject *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    /// As many rows as the longer of both has; those without bytes are empty.
    void setBytes(const QByteArray &bytes, const QByteArray &other);
    /// The first row with a byte that differs; -1 if there is none.
    [[nodiscard]] int firstDifference() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// "000001f0", "7f 45 4c 46 …", and what is printable ASCII with dots for the rest.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] quint16 differences(int row) const;

    QByteArray m_bytes;
    std::optional<QByteArray> m_other; ///< What they are compared with.
};

} // namespace models
