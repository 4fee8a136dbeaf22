// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"

#include "models/artifacttext.h"
#include "models/tr.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// Of the row of a tag; that of a platform is the row of its tag, counted from 1.
constexpr quintptr NoParent = 0;

QSet<oci::Digest> digestsOf(const hub::TagDetails &tag)
{
    QSet<oci::Digest> digests;
    if (tag.digest)
        digests.insert(*tag.digest);
    for (const hub::TaggedImage &image : tag.images) {
        if (image.digest)
            digests.insert(*image.digest);
    }
    return digests;
}

QString hereText(TagListModel::Here here)
{
    switch (here) {
    case TagListModel::Here::Same:
    case TagListModel::Here::Unknown:
        //: The image is on this machine already.
        return Tr::tr("Here", "image");
    case TagListModel::Here::Renamed:
        //: The image is on this machine already, but has another name there.
        return Tr::tr("Here by another name");
    case TagListModel::Here::Moved:
        //: The tag means another image than the one that is on this machine.
        return Tr::tr("Moved since", "tag");
    case TagListModel::Here::No:
        break;
    }
    return {};
}

/// \a names with the stores that have them.
QString hereMeaning(TagListModel::Here here, const QStringList &names)
{
    const QString list = names.join(u'\n');
    switch (here) {
    case TagListModel::Here::Same:
        return Tr::tr("This image is here, under this name:") + u'\n' + list;
    case TagListModel::Here::Unknown:
        return Tr::tr("An image of this name is here. Whether it is the same is not known:") + u'\n'
               + list;
    case TagListModel::Here::Renamed:
        return Tr::tr("This image is here, under another name:") + u'\n' + list;
    case TagListModel::Here::Moved:
        return Tr::tr("An image of this name is here, but the registry has another one by now:")
               + u'\n' + list;
    case TagListModel::Here::No:
        break;
    }
    return {};
}

QString platformsText(const hub::TagDetails &tag)
{
    QStringList names;
    for (const hub::TaggedImage &image : tag.images)
        names += tag.images.size() > 1 && image.platform.os == "linux"_L1
                     ? image.platform.toString().sliced(6)
                     : image.platform.toString();
    constexpr qsizetype Shown = 2;
    const qsizetype more = names.size() - Shown;
    return more > 1 ? names.first(Shown).join(u", "_s) + u" +"_s + QString::number(more)
                    : names.join(u", "_s);
}

QVariant digestText(const std::optional<oci::Digest> &digest)
{
    return digest ? digest->shortForm() : QString();
}

} // namespace

TagListModel::TagListModel(QObject *parent)
    : PagedModel(ReferenceRole, parent)
{}

void TagListModel::setRepository(const QString &repository)
{
    beginResetModel();
    m_repository = repository;
    m_rows.clear();
    m_tags.clear();
    restart();
    endResetModel();
}

// Tags that were pushed in between move those behind them to the next page.
void TagListModel::append(const QList<hub::TagDetails> &tags, bool hasMore)
{
    QList<Row> fresh;
    for (const hub::TagDetails &tag : tags) {
        if (m_tags.contains(tag.name))
            continue;
        m_tags.insert(tag.name);
        fresh += Row{.tag = tag};
        compare(fresh.last());
    }
    takePage(int(m_rows.size()), int(fresh.size()), hasMore, [&] { m_rows += fresh; });
}

int TagListModel::platformRows(const Row &row)
{
    const qsizetype images = row.tag.images.size();
    return images > 1 ? int(images) : 0; // One is told by the row itself.
}

void TagListModel::setDetails(const hub::TagDetails &tag,
                              const QList<registry::AttachedArtifact> &attached)
{
    for (int i = 0; i < int(m_rows.size()); ++i) {
        if (m_rows[i].tag.name != tag.name)
            continue;
        const QModelIndex top = index(i, 0);
        Row fresh{.tag = tag, .attached = attached};
        if (fresh.tag.pushed.isNull())
            fresh.tag.pushed = m_rows[i].tag.pushed;
        compare(fresh);
        if (const int before = rowCount(top); before > 0) {
            beginRemoveRows(top, 0, before - 1);
            m_rows[i].tag.images.clear();
            m_rows[i].attached.clear();
            endRemoveRows();
        }
        if (const int after = platformRows(fresh) + int(attached.size()); after > 0) {
            beginInsertRows(top, 0, after - 1);
            m_rows[i] = fresh;
            endInsertRows();
        }
        m_rows[i] = fresh;
        Q_EMIT dataChanged(top, index(i, ColumnCount - 1));
    }
}

void TagListModel::setPlatform(const oci::Platform &platform)
{
    if (m_platform == platform)
        return;
    m_platform = platform;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, SizeColumn), index(int(m_rows.size()) - 1, SizeColumn));
}

void TagListModel::setStored(const StoredNames &stored)
{
    if (m_stored == stored)
        return;
    m_stored = stored;
    for (Row &row : m_rows)
        compare(row);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, HereColumn), index(int(m_rows.size()) - 1, HereColumn));
}

QString TagListModel::nameOf(const hub::TagDetails &tag) const
{
    return m_repository + u':' + tag.name;
}

void TagListModel::compare(Row &row) const
{
    row.here = Here::No;
    row.names.clear();
    const QSet<oci::Digest> there = digestsOf(row.tag);
    const QSet<oci::Digest> here = m_stored.digestsOf(nameOf(row.tag));
    const QStringList names = m_stored.namesOf(there);
    if (!here.isEmpty()) {
        row.here = there.isEmpty()          ? Here::Unknown
                   : here.intersects(there) ? Here::Same
                                            : Here::Moved;
        row.names = {nameOf(row.tag)};
    } else if (!names.isEmpty()) {
        row.here = Here::Renamed;
        row.names = names;
    }
    for (QString &name : row.names)
        //: %1 is the name of an image, %2 are the stores that have it.
        name = Tr::tr("%1 in %2").arg(name, m_stored.storesOf(name).join(u", "_s));
}

qint64 TagListModel::sizeOf(const hub::TagDetails &tag) const
{
    QList<oci::Platform> platforms;
    for (const hub::TaggedImage &image : tag.images)
        platforms += image.platform;
    const qsizetype best = oci::bestMatch(m_platform, platforms);
    return best < 0 ? tag.sizeBytes : tag.images[best].sizeBytes;
}

const hub::TagDetails *TagListModel::tag(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return nullptr;
    const QModelIndex top = index.internalId() == NoParent ? index : index.parent();
    return &m_rows[top.row()].tag;
}

QModelIndex TagListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : NoParent);
}

QModelIndex TagListModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == NoParent)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, NoParent);
}

int TagListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    if (parent.internalId() != NoParent || parent.column() != 0)
        return 0;
    const Row &row = m_rows[parent.row()];
    return platformRows(row) + int(row.attached.size());
}

int TagListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TagListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == NoParent)
        return tagData(m_rows[index.row()], index.column(), role);
    const Row &row = m_rows[qsizetype(index.internalId()) - 1];
    if (const int platforms = platformRows(row); index.row() >= platforms)
        return attachedData(row, row.attached[index.row() - platforms], index.column(), role);
    return imageData(row, row.tag.images[index.row()], index.column(), role);
}

QVariant TagListModel::tagData(const Row &row, int column, int role) const
{
    const hub::TagDetails &tag = row.tag;
    const qint64 size = sizeOf(tag);
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn:
            return tag.name;
        case HereColumn:
            return hereText(row.here);
        case SizeColumn:
            return size > 0 ? QVariant(size) : QVariant();
        case PushedColumn:
            return tag.pushed.isValid() ? QVariant(tag.pushed) : QVariant();
        case PlatformsColumn:
            return tag.isImage ? platformsText(tag) : Tr::tr("no image");
        default:
            return digestText(tag.digest);
        }
    case ReferenceRole:
        return nameOf(tag);
    case PlatformRole:
        return tag.images.size() == 1 ? tag.images.first().platform.toString() : QString();
    case DigestRole:
        return tag.digest ? tag.digest->toString() : QString();
    case HereRole:
        return int(row.here);
    case HereMeaningRole:
        return hereMeaning(row.here, row.names);
    case IsImageRole:
        return tag.isImage;
    default:
        return {};
    }
}

QVariant TagListModel::imageData(const Row &row, const hub::TaggedImage &image, int column,
                                 int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn:
            return image.platform.toString();
        case SizeColumn:
            return image.sizeBytes > 0 ? QVariant(image.sizeBytes) : QVariant();
        case DigestColumn:
            return digestText(image.digest);
        default:
            return {};
        }
    case ReferenceRole:
        return nameOf(row.tag);
    case PlatformRole:
        return image.platform.toString();
    case DigestRole:
        return image.digest ? image.digest->toString() : QString();
    case HereRole:
        return int(Here::No);
    case IsImageRole:
        return row.tag.isImage;
    default:
        return {};
    }
}

QVariant TagListModel::attachedData(const Row &row, const registry::AttachedArtifact &attached,
                                    int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn:
            return artifactText(attached);
        case SizeColumn:
            return attached.descriptor.size;
        case PlatformsColumn:
            return artifactType(attached);
        case DigestColumn:
            return attached.descriptor.digest.shortForm();
        default:
            return {};
        }
    case ReferenceRole:
        return nameOf(row.tag);
    case DigestRole:
        return attached.descriptor.digest.toString();
    case HereRole:
        return int(Here::No);
    case IsImageRole:
        return false;
    default:
        return {};
    }
}

QVariant TagListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return Tr::tr("Tag");
    case HereColumn:
        //: Title of a column: whether the image is on this machine.
        return Tr::tr("Here", "column");
    case SizeColumn:
        return Tr::tr("Download");
    case PushedColumn:
        return Tr::tr("Pushed");
    case PlatformsColumn:
        return Tr::tr("Platforms");
    case DigestColumn:
        return Tr::tr("Digest");
    default:
        return {};
    }
}

} // namespace models
