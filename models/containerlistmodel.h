// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/containeruse.h"

#include <QAbstractTableModel>
#include <QList>

namespace models {

/// The containers that use an image. A live list: setUses() works out what changed, so that a
/// selection survives a container that starts or ends. GUI thread.
class ContainerListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, EngineColumn, ColumnCount };

    enum Role {
        AliveRole = Qt::UserRole, ///< bool: its processes live.
        IdRole,                   ///< The whole ID.
    };
    Q_ENUM(Role)

    explicit ContainerListModel(QObject *parent = nullptr);

    /// Shows \a uses, in this order.
    void setUses(const QList<store::ContainerUse> &uses);
    [[nodiscard]] const QList<store::ContainerUse> &uses() const { return m_uses; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QList<store::ContainerUse> m_uses;
};

} // namespace models
