// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagelistmodel.h"

#include "models/containertext.h"
#include "models/tr.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

/// A row to be, which is mostly there already.
struct ImageListModel::Named
{
    QString name;
    std::shared_ptr<const store::Image> image;
    const oci::Reference *reference; ///< Null if the image has no name.
};

/// A name of an image in a store. Texts are made once: a view asks for them again and again.
struct ImageListModel::Row
{
    Store *owner;
    std::shared_ptr<const store::Image> image; ///< Shared by all names of the image.
    QString name;                              ///< NameRole, and the identity in the store.
    QString repository;
    QString tag;
    QString digest;
    QDateTime created;
    int position = 0;

    Row(Store &store, Named &&named);

    [[nodiscard]] bool hasChildren() const { return image->platforms.size() > 1; }
    [[nodiscard]] int childCount() const
    {
        return hasChildren() ? int(image->platforms.size()) : 0;
    }
    [[nodiscard]] QVariant display(int column) const;
    [[nodiscard]] QString platformText() const;
};

namespace {

QString none()
{
    return u"<none>"_s;
}

QDateTime newest(const store::Image &image)
{
    QDateTime result;
    for (const store::PlatformImage &platform : image.platforms) {
        if (platform.created.isValid() && !(result > platform.created))
            result = platform.created;
    }
    return result;
}

QString usersOf(const store::Image &image)
{
    QStringList lines;
    for (const store::ContainerUse &use : image.usedBy)
        lines += useText(use);
    return lines.join(u'\n');
}

QVariant platformDisplay(const store::PlatformImage &platform, int column)
{
    switch (column) {
    case ImageListModel::RepositoryColumn:
        return platform.platform.toString();
    case ImageListModel::CreatedColumn:
        return platform.created.isValid() ? QVariant(platform.created) : QVariant();
    case ImageListModel::SizeColumn:
        return platform.sizeBytes;
    case ImageListModel::DigestColumn:
        return platform.manifest.digest.shortForm();
    default:
        return {};
    }
}

} // namespace

ImageListModel::Row::Row(Store &store, Named &&named)
    : owner(&store)
    , image(std::move(named.image))
    , name(std::move(named.name))
    , repository(named.reference ? named.reference->familiarRepository() : none())
    , tag(named.reference && !named.reference->tag().isEmpty() ? named.reference->tag() : none())
    , digest(image->target.digest.toString())
    , created(newest(*image))
{}

QString ImageListModel::Row::platformText() const
{
    const qsizetype count = image->platforms.size();
    if (count == 1)
        return image->platforms.first().isImage ? image->platforms.first().platform.toString()
                                                : Tr::tr("artifact");
    return count == 0 ? QString() : Tr::tr("%n platform(s)", nullptr, int(count));
}

QVariant ImageListModel::Row::display(int column) const
{
    switch (column) {
    case RepositoryColumn:
        return repository;
    case TagColumn:
        return tag;
    case StoreColumn:
        return owner->name;
    case PlatformColumn:
        return platformText();
    case CreatedColumn:
        return created.isValid() ? QVariant(created) : QVariant();
    case SizeColumn:
        return image->sizeBytes;
    case OnlyHereColumn:
        return image->uniqueBytes < 0 ? QVariant() : image->uniqueBytes;
    case DigestColumn:
        return image->target.digest.shortForm();
    case InUseColumn:
        return image->usedBy.isEmpty() ? QVariant() : int(image->usedBy.size());
    default:
        return {};
    }
}

ImageListModel::ImageListModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    m_stores.try_emplace(QString());
}

ImageListModel::~ImageListModel() = default;

std::vector<ImageListModel::Named> ImageListModel::namesOf(const QList<store::Image> &images)
{
    std::vector<Named> names;
    names.reserve(std::size_t(images.size()));
    for (const store::Image &image : images) {
        const auto shared = std::make_shared<const store::Image>(image);
        if (image.isDangling())
            names.push_back({image.target.digest.toString(), shared, nullptr});
        for (const oci::Reference &reference : shared->names)
            names.push_back({reference.toString(), shared, &reference});
    }
    return names;
}

void ImageListModel::setStores(const QMap<QString, QString> &names)
{
    removeRowsThat([&names](const Row &row) { return !names.contains(row.owner->id); });
    std::erase_if(m_stores, [&names](const auto &known) { return !names.contains(known.first); });
    bool isRenamed = false;
    for (const auto &[id, name] : names.asKeyValueRange()) {
        Store &store = m_stores.try_emplace(id, id).first->second;
        isRenamed |= store.name != name && !store.rows.isEmpty();
        store.name = name;
    }
    if (isRenamed)
        Q_EMIT dataChanged(createIndex(0, 0), createIndex(int(m_rows.size()) - 1, StoreColumn));
}

void ImageListModel::setImages(const QList<store::Image> &images, const QString &store)
{
    const auto known = m_stores.find(store);
    if (known == m_stores.end())
        return;
    Store &owner = known->second;
    std::vector<Named> fresh = namesOf(images);
    QHash<QString, std::size_t> wanted;
    wanted.reserve(qsizetype(fresh.size()));
    for (std::size_t i = 0; i < fresh.size(); ++i)
        wanted.insert(fresh[i].name, i);

    removeRowsThat([&wanted, &owner](const Row &row) {
        return row.owner == &owner && !wanted.contains(row.name);
    });
    Rows added;
    int first = int(m_rows.size());
    int last = -1;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (wanted.value(fresh[i].name) != i)
            continue; // The same name twice: the last one counts.
        Row *row = owner.rows.value(fresh[i].name);
        if (!row) {
            added.push_back(std::make_unique<Row>(owner, std::move(fresh[i])));
        } else if (*row->image != *fresh[i].image) {
            update(*row, Row(owner, std::move(fresh[i])));
            first = std::min(first, row->position);
            last = std::max(last, row->position);
        }
    }
    // Told once: whoever sorts by what changed sorts once.
    if (last >= 0)
        Q_EMIT dataChanged(createIndex(first, 0), createIndex(last, ColumnCount - 1));
    append(std::move(added));
}

void ImageListModel::setUpdates(const TagUpdates &updates)
{
    m_updates = updates;
    if (!m_rows.empty())
        Q_EMIT dataChanged(createIndex(0, 0), createIndex(int(m_rows.size()) - 1, TagColumn),
                           {MovedRole, UpdateRole, Qt::AccessibleTextRole});
}

void ImageListModel::removeRowsThat(const std::function<bool(const Row &)> &leave)
{
    std::vector<bool> leaves(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        leaves[i] = leave(*m_rows[i]);
    const auto count = std::ranges::count(leaves, true);
    if (count == 0)
        return;

    auto first = std::ranges::find(leaves, true) - leaves.begin();
    const bool together = std::all_of(leaves.begin() + first, leaves.begin() + first + count,
                                      [](bool leaving) { return leaving; });
    if (!together) {
        moveToEnd(leaves);
        first = std::ptrdiff_t(m_rows.size()) - count;
    }
    beginRemoveRows({}, int(first), int(first + count - 1));
    for (auto i = first; i < first + count; ++i) {
        const Row &row = *m_rows[std::size_t(i)];
        row.owner->rows.remove(row.name);
    }
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + count);
    renumber();
    endRemoveRows();
}

// One removal at the end instead of thousands in the middle, each of which costs a pass of its own
// here and in every proxy.
void ImageListModel::moveToEnd(const std::vector<bool> &leaves)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<const Row *> owners;
    for (const QModelIndex &index : before)
        owners.push_back(index.internalPointer() ? nullptr : &rowOf(index));

    std::ranges::stable_partition(
        m_rows, [&leaves](const auto &row) { return !leaves[std::size_t(row->position)]; });
    renumber();

    QModelIndexList after = before;
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (const Row *owner = owners[std::size_t(i)])
            after[i] = createIndex(owner->position, before.at(i).column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void ImageListModel::update(Row &row, Row &&fresh)
{
    const QModelIndex index = createIndex(row.position, 0);
    const int before = row.childCount();
    const int after = fresh.childCount();
    fresh.position = row.position;
    if (after < before) {
        beginRemoveRows(index, after, before - 1);
        row = std::move(fresh);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows(index, before, after - 1);
        row = std::move(fresh);
        endInsertRows();
    } else {
        row = std::move(fresh);
    }
    if (const int children = std::min(before, after); children > 0)
        Q_EMIT dataChanged(createIndex(0, 0, &row),
                           createIndex(children - 1, ColumnCount - 1, &row));
}

void ImageListModel::append(Rows rows)
{
    if (rows.empty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    for (std::unique_ptr<Row> &row : rows) {
        row->position = int(m_rows.size());
        row->owner->rows.insert(row->name, row.get());
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void ImageListModel::renumber()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->position = int(i);
}

const ImageListModel::Row &ImageListModel::rowOf(const QModelIndex &index) const
{
    if (const auto *owner = static_cast<const Row *>(index.internalPointer()))
        return *owner;
    return *m_rows[std::size_t(index.row())];
}

const store::Image *ImageListModel::image(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? rowOf(index).image.get() : nullptr;
}

std::optional<oci::Platform> ImageListModel::platform(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !index.internalPointer())
        return {};
    return rowOf(index).image->platforms.at(index.row()).platform;
}

QModelIndex ImageListModel::indexOfName(const QString &name, const QString &store) const
{
    const auto owner = m_stores.find(store);
    const Row *row = owner == m_stores.end() ? nullptr : owner->second.rows.value(name);
    return row ? createIndex(row->position, 0) : QModelIndex();
}

QModelIndex ImageListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    return createIndex(row, column, m_rows[std::size_t(parent.row())].get());
}

QModelIndex ImageListModel::parent(const QModelIndex &child) const
{
    const auto *owner = static_cast<const Row *>(child.internalPointer());
    return owner ? createIndex(owner->position, 0) : QModelIndex();
}

int ImageListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    if (parent.internalPointer() || parent.column() != 0)
        return 0;
    return m_rows[std::size_t(parent.row())]->childCount();
}

int ImageListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ImageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = rowOf(index);
    const store::PlatformImage *platform =
        index.internalPointer() ? &row.image->platforms.at(index.row()) : nullptr;
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return platform ? platformDisplay(*platform, index.column()) : row.display(index.column());
    case NameRole:
        return row.name;
    case ReferenceRole:
        return row.image->isDangling() ? QString() : row.name;
    case DigestRole:
        return platform ? platform->manifest.digest.toString() : row.digest;
    case DanglingRole:
        return row.image->isDangling();
    case PinnedRole:
        return row.image->pinned && !platform;
    case Qt::AccessibleTextRole:
        return platform ? QVariant() : accessibleText(row, index.column());
    case MovedRole:
        return !platform && m_updates.hasMoved(*row.image, row.name);
    case UpdateRole:
        return platform ? QString() : m_updates.text(*row.image, row.name);
    case FilterRole:
        return QString(row.repository + u':' + row.tag + u' ' + row.digest + u' '
                       + row.platformText() + u' ' + row.owner->name);
    case UsersRole:
        return usersOf(*row.image);
    case PlatformRole:
        return platform ? platform->platform.toString() : QString();
    case StoreRole:
        return row.owner->id;
    default:
        return {};
    }
}

QVariant ImageListModel::accessibleText(const Row &row, int column) const
{
    if (column == RepositoryColumn && row.image->pinned)
        //: %1 is the name of an image, for a screen reader.
        return Tr::tr("%1, pinned").arg(row.repository);
    if (column == TagColumn && m_updates.hasMoved(*row.image, row.name))
        //: %1 is a tag, for a screen reader.
        return Tr::tr("%1, moved on its registry").arg(row.tag);
    return {};
}

Qt::ItemFlags ImageListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList ImageListModel::mimeTypes() const
{
    return {u"text/plain"_s, ImagesMime};
}

QMimeData *ImageListModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList names;
    QStringList stores;
    for (const QModelIndex &index : indexes) {
        names.append(index.data(NameRole).toString());
        stores.append(index.data(StoreRole).toString());
    }
    names.removeDuplicates();
    stores.removeDuplicates();
    auto *dragged = new QMimeData;
    dragged->setText(names.join(u'\n'));
    QByteArray bytes;
    QDataStream(&bytes, QDataStream::WriteOnly) << QCoreApplication::applicationPid() << stores;
    dragged->setData(ImagesMime, bytes);
    return dragged;
}

std::optional<QStringList> ImageListModel::storesOf(const QMimeData &dragged)
{
    QDataStream stream(dragged.data(ImagesMime));
    qint64 program = 0;
    QStringList stores;
    stream >> program;
    if (program != QCoreApplication::applicationPid())
        return {};
    stream >> stores;
    return stores;
}

QVariant ImageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RepositoryColumn:
        return Tr::tr("Repository");
    case TagColumn:
        return Tr::tr("Tag");
    case StoreColumn:
        return Tr::tr("Store");
    case PlatformColumn:
        return Tr::tr("Platform");
    case CreatedColumn:
        return Tr::tr("Created");
    case SizeColumn:
        return Tr::tr("Size");
    case OnlyHereColumn:
        return Tr::tr("Only here", "bytes of an image that no other image of the store has");
    case DigestColumn:
        return Tr::tr("Digest");
    case InUseColumn:
        //: How many containers use an image.
        return Tr::tr("In use");
    default:
        return {};
    }
}

} // namespace models
