// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/containerlistmodel.h"

#include "models/containertext.h"
#include "models/tr.h"

#include <algorithm>

namespace models {

using store::ContainerUse;

namespace {

bool isSame(const ContainerUse &a, const ContainerUse &b)
{
    return a.id == b.id && a.address == b.address;
}

qsizetype find(const QList<ContainerUse> &uses, const ContainerUse &wanted, qsizetype from = 0)
{
    const auto found = std::find_if(uses.begin() + from, uses.end(),
                                    [&](const ContainerUse &use) { return isSame(use, wanted); });
    return found == uses.end() ? -1 : found - uses.begin();
}

} // namespace

ContainerListModel::ContainerListModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void ContainerListModel::setUses(const QList<ContainerUse> &uses)
{
    for (qsizetype i = m_uses.size() - 1; i >= 0; --i) {
        if (find(uses, m_uses[i]) >= 0)
            continue;
        beginRemoveRows({}, int(i), int(i));
        m_uses.removeAt(i);
        endRemoveRows();
    }
    for (qsizetype i = 0; i < uses.size(); ++i) {
        const qsizetype before = find(m_uses, uses[i], i);
        if (before < 0) {
            beginInsertRows({}, int(i), int(i));
            m_uses.insert(i, uses[i]);
            endInsertRows();
            continue;
        }
        if (before != i) {
            beginMoveRows({}, int(before), int(before), {}, int(i));
            m_uses.move(before, i);
            endMoveRows();
        }
        if (m_uses[i] != uses[i]) {
            m_uses[i] = uses[i];
            Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
        }
    }
}

int ContainerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_uses.size());
}

int ContainerListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContainerListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ContainerUse &use = m_uses[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return use.title();
        case StateColumn:
            return stateText(use.state);
        default:
            return use.engine;
        }
    case Qt::ToolTipRole:
        return index.column() == NameColumn ? use.id : QString();
    case AliveRole:
        return use.isAlive();
    case IdRole:
        return use.id;
    default:
        return {};
    }
}

QVariant ContainerListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return Tr::tr("Container");
    case StateColumn:
        return Tr::tr("State");
    case EngineColumn:
        return Tr::tr("Engine");
    default:
        return {};
    }
}

} // namespace models
