// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filetreemodel.h"

#include "core/base/pathtext.h"
#include "models/tr.h"

#include <algorithm>
#include <functional>
#include <tuple>

using namespace Qt::StringLiterals;

namespace models {

using layers::EntryType;
using layers::FileNode;
using layers::FileTree;

namespace {

/// What a reader hears of the sign before a name.
QString kindText(layers::ChangeKind kind)
{
    switch (kind) {
    case layers::ChangeKind::Unchanged:
        return Tr::tr("unchanged", "a file");
    case layers::ChangeKind::Added:
        return Tr::tr("added", "a file");
    case layers::ChangeKind::Modified:
        return Tr::tr("modified", "a file");
    case layers::ChangeKind::Deleted:
        return Tr::tr("deleted", "a file");
    }
    return {};
}

} // namespace

QString linkTarget(const FileFacts &files, quint32 node)
{
    const FileNode entry = files.tree().node(node);
    if (entry.type != EntryType::Symlink && entry.type != EntryType::HardLink)
        return {};
    const auto stored = files.entry(node);
    if (!stored)
        return {};
    const QString target = core::pathText(stored->link);
    return entry.type == EntryType::HardLink ? u'/' + target : target;
}

QString modeText(const layers::TocEntry &entry)
{
    constexpr QLatin1StringView Types("-hlcbdp"); // In the order of EntryType.
    constexpr QLatin1StringView Letters("rwxrwxrwx");
    QString text(10, u'-');
    text[0] = Types[qsizetype(entry.type)];
    for (int i = 0; i < 9; ++i) {
        if ((entry.mode & (0400U >> i)) != 0)
            text[i + 1] = Letters[i];
    }
    const auto special = [&](quint32 bit, int place, char16_t letter) {
        if ((entry.mode & bit) != 0)
            text[place] = text[place] == u'x' ? QChar(letter) : QChar(letter).toUpper();
    };
    special(04000, 3, u's');
    special(02000, 6, u's');
    special(01000, 9, u't');
    return text;
}

FileTreeModel::FileTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

FileTreeModel::~FileTreeModel() = default;

void FileTreeModel::setSieve(std::shared_ptr<const FileSieve> sieve)
{
    beginResetModel();
    m_sieve = std::move(sieve);
    m_rows.clear();
    endResetModel();
}

bool FileTreeModel::isInOrderOfTree() const
{
    return m_sieve->showsAll() && m_sortColumn == SizeColumn && m_sortOrder == Qt::DescendingOrder;
}

FileTreeModel::SortKey FileTreeModel::keyOf(quint32 node) const
{
    const FileTree &tree = m_sieve->files().tree();
    const FileNode entry = tree.node(node);
    SortKey key{.name = tree.name(entry), .node = node};
    if (m_sortColumn == SizeColumn)
        key.number = m_sieve->bytes(entry);
    else if (m_sortColumn == HiddenColumn)
        key.number = m_sieve->hiddenBytes(node);
    else if (m_sortColumn == LayerColumn)
        key.number = layerOf(entry);
    return key;
}

bool FileTreeModel::comesBefore(const SortKey &a, const SortKey &b) const
{
    const bool isDescending = m_sortOrder == Qt::DescendingOrder;
    if (a.number != b.number)
        return (a.number > b.number) == isDescending;
    const bool byName = std::tie(a.name, a.node) < std::tie(b.name, b.node);
    return m_sortColumn == NameColumn && isDescending && a.node != b.node ? !byName : byName;
}

const std::vector<quint32> &FileTreeModel::rows(quint32 folder) const
{
    if (const auto known = m_rows.find(folder); known != m_rows.end())
        return known->second;
    const FileNode node = m_sieve->files().tree().node(folder);
    std::vector<SortKey> keys;
    for (quint32 child = node.firstChild; child < node.firstChild + node.childCount; ++child) {
        if (m_sieve->isShown(child))
            keys.push_back(keyOf(child));
    }
    std::ranges::sort(keys, std::bind_front(&FileTreeModel::comesBefore, this));
    std::vector<quint32> rows(keys.size());
    std::ranges::transform(keys, rows.begin(), &SortKey::node);
    return m_rows.emplace(folder, std::move(rows)).first->second;
}

quint32 FileTreeModel::nodeAt(quint32 folder, int row) const
{
    return isInOrderOfTree() ? m_sieve->files().tree().node(folder).firstChild + quint32(row)
                             : rows(folder)[std::size_t(row)];
}

int FileTreeModel::rowOf(quint32 node) const
{
    const FileTree &tree = m_sieve->files().tree();
    const quint32 folder = tree.node(node).parent;
    if (isInOrderOfTree())
        return int(node - tree.node(folder).firstChild);
    const std::vector<quint32> &siblings = rows(folder);
    const auto place = std::ranges::lower_bound(siblings, keyOf(node),
                                                std::bind_front(&FileTreeModel::comesBefore, this),
                                                std::bind_front(&FileTreeModel::keyOf, this));
    return int(place - siblings.begin());
}

void FileTreeModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ModeColumn || (column == m_sortColumn && order == m_sortOrder))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    m_sortColumn = column;
    m_sortOrder = order;
    m_rows.clear();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(indexOf(nodeOf(index), index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

quint32 FileTreeModel::nodeOf(const QModelIndex &index)
{
    return index.isValid() ? quint32(index.internalId()) : 0;
}

QModelIndex FileTreeModel::indexOf(quint32 node, int column) const
{
    if (!m_sieve || node == 0 || node >= m_sieve->files().count() || !m_sieve->isShown(node))
        return {};
    return createIndex(rowOf(node), column, quintptr(node));
}

QModelIndex FileTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(nodeAt(nodeOf(parent), row)));
}

QModelIndex FileTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || !m_sieve)
        return {};
    return indexOf(m_sieve->files().tree().node(nodeOf(child)).parent);
}

int FileTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_sieve || parent.column() > 0)
        return 0;
    const quint32 folder = nodeOf(parent);
    return isInOrderOfTree() ? int(m_sieve->files().tree().node(folder).childCount)
                             : int(rows(folder).size());
}

int FileTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool FileTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!m_sieve || parent.column() > 0)
        return false;
    return m_sieve->isFilled(m_sieve->files().tree().node(nodeOf(parent)));
}

/// As the layers looked at leave it.
int FileTreeModel::layerOf(const FileNode &node) const
{
    return m_sieve->files().layerOf(node, m_sieve->scope().top());
}

QVariant FileTreeModel::display(quint32 node, int column) const
{
    const FileFacts &files = m_sieve->files();
    const FileNode entry = files.tree().node(node);
    switch (column) {
    case NameColumn:
        return files.tree().displayName(entry) + (entry.isFolder() ? u"/"_s : QString());
    case SizeColumn:
        return m_sieve->bytes(node);
    case HiddenColumn:
        return m_sieve->hiddenBytes(node);
    case LayerColumn:
        return layerOf(entry);
    case ModeColumn:
    case OwnerColumn:
        break;
    default:
        return {};
    }
    const auto stored = files.entry(node, m_sieve->scope().top());
    if (!stored)
        return {};
    return column == ModeColumn ? modeText(*stored) : u"%1:%2"_s.arg(stored->uid).arg(stored->gid);
}

QVariant FileTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const quint32 node = nodeOf(index);
    const FileTree &tree = m_sieve->files().tree();
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return display(node, index.column());
    case Qt::AccessibleDescriptionRole:
        return index.column() == NameColumn ? kindText(m_sieve->kind(node)) : QString();
    case NodeRole:
        return node;
    case KindRole:
        return int(m_sieve->kind(node));
    case FolderRole:
        return tree.node(node).isFolder();
    case ShareRole: {
        const qint64 whole = m_sieve->bytes(tree.node(node).parent);
        return whole > 0 ? double(m_sieve->bytes(node)) / double(whole) : 0.0;
    }
    case PathRole:
        return tree.displayPath(tree.node(node));
    case LinkRole:
        return linkTarget(m_sieve->files(), node);
    default:
        return {};
    }
}

QVariant FileTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        //: Column: the name of a file.
        return Tr::tr("Name");
    case SizeColumn:
        return Tr::tr("Size");
    case HiddenColumn:
        //: Column: bytes of a layer that later layers hide.
        return Tr::tr("Hidden");
    case LayerColumn:
        return Tr::tr("Layer");
    case ModeColumn:
        //: Column: the permissions of a file, as ls writes them.
        return Tr::tr("Mode");
    case OwnerColumn:
        //: Column: user and group of a file, as numbers.
        return Tr::tr("Owner");
    default:
        return {};
    }
}

} // namespace models
