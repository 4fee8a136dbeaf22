// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/prunemodel.h"

#include "models/containertext.h"
#include "models/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

using Kept = store::PruneRow::Kept;
using Kind = store::Leftover::Kind;
using store::Leftover;
using store::PruneRow;

namespace {

constexpr qsizetype ShownNames = 20; ///< In a tooltip.

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

} // namespace

QString pruneReason(const store::PruneRow &row, bool isLate)
{
    switch (row.kept) {
    case Kept::No:
        if (isLate)
            return row.image.isDangling() ? Tr::tr("New, goes if checked: untagged")
                                          : Tr::tr("New, goes if checked: unused");
        return row.image.isDangling() ? Tr::tr("Goes: untagged") : Tr::tr("Goes: unused");
    case Kept::Pinned:
        return Tr::tr("Stays: pinned");
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

QString leftoverTitle(const Leftover &leftover)
{
    switch (leftover.kind) {
    case Kind::RemovedImages:
        return Tr::tr("Removed images that can be brought back");
    case Kind::UnneededBlobs:
        return Tr::tr("Blobs that no image needs");
    case Kind::BrokenDownloads:
        return Tr::tr("Broken downloads");
    case Kind::SetAside:
        return Tr::tr("Damaged files that repairs kept");
    case Kind::BuildCache:
        return Tr::tr("Build cache");
    case Kind::Container:
        break;
    }
    return Tr::tr("Container %1")
        .arg(leftover.name.isEmpty() ? leftover.id.left(12) : leftover.name);
}

namespace {

QString leftoverReason(const Leftover &leftover, bool isLate)
{
    switch (leftover.kind) {
    case Kind::RemovedImages:
        return Tr::tr("%n file(s): no undo any more", nullptr, int(leftover.count));
    case Kind::UnneededBlobs:
        return Tr::tr("%n file(s), left over", nullptr, int(leftover.count));
    case Kind::BrokenDownloads:
        return Tr::tr("%n file(s), not gone on with for a week", nullptr, int(leftover.count));
    case Kind::SetAside:
        return Tr::tr("%n file(s), of no image any more", nullptr, int(leftover.count));
    case Kind::BuildCache:
        return Tr::tr("%n record(s); later builds take longer", nullptr, int(leftover.count));
    case Kind::Container:
        break;
    }
    //: %1 is the state of a container in the engine's word, %2 the name of an image.
    if (isLate)
        return Tr::tr("New, goes if checked: %1, of %2")
            .arg(stateText(leftover.state), usedImageText(leftover.image));
    //: %1 is the state of a container in the engine's word, %2 the name of an image.
    return Tr::tr("Goes: %1, of %2").arg(stateText(leftover.state), usedImageText(leftover.image));
}

/// Containers are rows only if the person asked for them; the rest is shown so that it is known.
bool goesByItself(const Leftover &leftover)
{
    return leftover.kind == Kind::Container;
}

QString keyOf(const QString &store, const oci::Digest &image)
{
    return store + u' ' + image.toString();
}

QString keyOf(const QString &store, const Leftover &leftover)
{
    return store + u' ' + QString::number(int(leftover.kind)) + u' ' + leftover.id;
}

} // namespace

bool PruneModel::Row::goes() const
{
    const auto *row = std::get_if<PruneRow>(&what);
    return !row || row->goes();
}

QString PruneModel::Row::key() const
{
    if (const auto *row = std::get_if<PruneRow>(&what))
        return keyOf(storeId, row->image.target.digest);
    return keyOf(storeId, std::get<Leftover>(what));
}

PruneModel::PruneModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void PruneModel::setStores(const QList<PruneStore> &stores)
{
    beginResetModel();
    m_rows.clear();
    for (const PruneStore &store : stores) {
        for (const PruneRow &row : store.rows)
            m_rows.append({store.id, store.name, row});
        for (const Leftover &leftover : store.leftovers)
            m_rows.append({store.id, store.name, leftover});
    }
    std::ranges::stable_partition(m_rows, &Row::goes);
    endResetModel();
    Q_EMIT chosenChanged();
}

void PruneModel::setLate(const QString &store, const oci::Digest &image)
{
    setLate(keyOf(store, image));
}

void PruneModel::setLate(const QString &store, const Leftover &leftover)
{
    setLate(keyOf(store, leftover));
}

void PruneModel::setLate(const QString &key)
{
    m_late.insert(key);
    m_toggled.remove(key);
}

store::PruneOrder PruneModel::chosen(const QString &id) const
{
    store::PruneOrder order;
    for (const Row &row : m_rows) {
        if (row.storeId != id || !isChecked(row))
            continue;
        if (const auto *image = std::get_if<PruneRow>(&row.what))
            order.images += image->image;
        else
            order.leftovers += std::get<Leftover>(row.what);
    }
    return order;
}

qsizetype PruneModel::chosenCount() const
{
    return std::ranges::count_if(m_rows, [this](const Row &row) { return isChecked(row); });
}

bool PruneModel::isChecked(const QString &id, const Leftover &leftover) const
{
    const QString key = keyOf(id, leftover);
    const bool isOn = goesByItself(leftover) && !m_late.contains(key);
    return isOn != m_toggled.contains(key);
}

int PruneModel::keptCount() const
{
    return int(m_rows.size() - std::ranges::count_if(m_rows, &Row::goes));
}

void PruneModel::checkAll(bool checked)
{
    bool isOther = false;
    for (const Row &row : std::as_const(m_rows))
        isOther |= setChecked(row, checked);
    if (!isOther)
        return;
    Q_EMIT dataChanged(index(0, ImageColumn), index(int(m_rows.size()) - 1, ImageColumn),
                       {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

bool PruneModel::isChecked(const Row &row) const
{
    if (const auto *leftover = std::get_if<Leftover>(&row.what))
        return isChecked(row.storeId, *leftover);
    const QString key = row.key();
    return row.goes() && m_late.contains(key) == m_toggled.contains(key);
}

bool PruneModel::setChecked(const Row &row, bool checked)
{
    if (!row.goes() || isChecked(row) == checked)
        return false;
    const QString key = row.key();
    if (!m_toggled.remove(key))
        m_toggled.insert(key);
    return true;
}

int PruneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PruneModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PruneModel::display(const Row &row, int column) const
{
    const auto *image = std::get_if<PruneRow>(&row.what);
    const auto *leftover = std::get_if<Leftover>(&row.what);
    switch (column) {
    case ImageColumn:
        return image ? namesText(image->image) : leftoverTitle(*leftover);
    case StoreColumn:
        return row.storeName;
    case ReasonColumn:
        return image ? pruneReason(*image, m_late.contains(row.key()))
                     : leftoverReason(*leftover, m_late.contains(row.key()));
    case CreatedColumn:
        return image ? image->image.created() : leftover->created;
    case FreesColumn:
        if (image)
            return image->goes() && image->image.uniqueBytes >= 0 ? image->image.uniqueBytes
                                                                  : QVariant();
        return leftover->bytes;
    default:
        return {};
    }
}

QVariant PruneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
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
            if (const auto *image = std::get_if<PruneRow>(&row.what))
                return store::removalNames(image->image).mid(0, ShownNames).join(u'\n');
        return index.column() == ReasonColumn ? display(row, ReasonColumn) : QVariant();
    default:
        return {};
    }
}

bool PruneModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || index.column() != ImageColumn || !m_rows[index.row()].goes())
        return false;
    if (setChecked(m_rows[index.row()], value.toInt() == Qt::Checked)) {
        Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
        Q_EMIT chosenChanged();
    }
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
    case StoreColumn:
        return Tr::tr("Store");
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
