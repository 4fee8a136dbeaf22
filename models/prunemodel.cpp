// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/prunemodel.h"

#include "models/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

using Kept = store::PruneRow::Kept;

namespace {

constexpr qsizetype MostNames = 20; ///< In a tooltip.

QString namesText(const store::Image &image)
{
    if (image.isDangling())
        return image.target.digest.shortForm();
    QStringList names;
    for (const oci::Reference &name : image.names)
        names += name.familiar();
    return names.join(u", "_s);
}

QString usersText(const store::Image &image)
{
    QStringList users;
    for (const store::ContainerUse &use : image.usedBy)
        users += use.name.isEmpty() ? use.id.left(12) : use.name;
    return users.join(u", "_s);
}

QString reasonText(const store::PruneRow &row)
{
    switch (row.kept) {
    case Kept::No:
        return row.image.isDangling() ? Tr::tr("Goes: untagged") : Tr::tr("Goes: unused");
    case Kept::InUse:
        //: %1 are names of containers.
        return Tr::tr("Stays: used by %1").arg(usersText(row.image));
    case Kept::TooNew:
        return Tr::tr("Stays: not old enough");
    case Kept::AgeUnknown:
        return Tr::tr("Stays: its age is not known");
    case Kept::OtherRepository:
        return Tr::tr("Stays: another repository");
    case Kept::OtherLabels:
        return Tr::tr("Stays: other labels");
    case Kept::AmongNewest:
        return Tr::tr("Stays: among the newest of its repository");
    }
    return {};
}

} // namespace

PruneModel::PruneModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void PruneModel::setRows(const QList<store::PruneRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
    Q_EMIT chosenChanged();
}

QList<store::Image> PruneModel::chosen() const
{
    QList<store::Image> images;
    for (const store::PruneRow &row : m_rows) {
        if (isChecked(row))
            images += row.image;
    }
    return images;
}

int PruneModel::keptCount() const
{
    return int(m_rows.size() - std::ranges::count_if(m_rows, &store::PruneRow::goes));
}

void PruneModel::checkAll(bool checked)
{
    for (const store::PruneRow &row : std::as_const(m_rows)) {
        if (checked)
            m_unchecked.remove(row.image.target.digest);
        else if (row.goes())
            m_unchecked.insert(row.image.target.digest);
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, ImageColumn), index(int(m_rows.size()) - 1, ImageColumn),
                           {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

bool PruneModel::isChecked(const store::PruneRow &row) const
{
    return row.goes() && !m_unchecked.contains(row.image.target.digest);
}

int PruneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PruneModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PruneModel::display(const store::PruneRow &row, int column) const
{
    switch (column) {
    case ImageColumn:
        return namesText(row.image);
    case ReasonColumn:
        return reasonText(row);
    case CreatedColumn:
        return row.image.created();
    case FreesColumn:
        return row.goes() ? row.image.uniqueBytes : QVariant();
    default:
        return {};
    }
}

QVariant PruneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::PruneRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return display(row, index.column());
    case KeptRole:
        return !row.goes();
    case Qt::CheckStateRole:
        if (index.column() != ImageColumn || !row.goes())
            return {};
        return isChecked(row) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        if (index.column() == ImageColumn)
            return store::removalNames(row.image).mid(0, MostNames).join(u'\n');
        return index.column() == ReasonColumn ? reasonText(row) : QVariant();
    default:
        return {};
    }
}

bool PruneModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || index.column() != ImageColumn || !m_rows[index.row()].goes())
        return false;
    const oci::Digest &digest = m_rows[index.row()].image.target.digest;
    if (value.toInt() == Qt::Checked)
        m_unchecked.remove(digest);
    else
        m_unchecked.insert(digest);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

Qt::ItemFlags PruneModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool hasBox = index.column() == ImageColumn && m_rows[index.row()].goes();
    return hasBox ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant PruneModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ImageColumn:
        return Tr::tr("Image");
    case ReasonColumn:
        return Tr::tr("Why");
    case CreatedColumn:
        return Tr::tr("Created");
    case FreesColumn:
        //: Bytes that only this image has.
        return Tr::tr("Only here");
    default:
        return {};
    }
}

} // namespace models
