// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagefiltermodel.h"

#include "models/imagelistmodel.h"
#include "models/naturalorder.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace models {

ImageFilterModel::ImageFilterModel(ImageListModel *source, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_source(source)
{
    setSourceModel(source);
    readAll();
    follow();
    show(accepted());
}

void ImageFilterModel::follow()
{
    using Model = QAbstractItemModel;
    connect(m_source, &Model::rowsInserted, this, &ImageFilterModel::onInserted);
    connect(m_source, &Model::rowsAboutToBeRemoved, this, &ImageFilterModel::onAboutToBeRemoved);
    connect(m_source, &Model::rowsRemoved, this, &ImageFilterModel::onRemoved);
    connect(m_source, &Model::dataChanged, this, &ImageFilterModel::onChanged);
    connect(m_source, &Model::layoutAboutToBeChanged, this,
            &ImageFilterModel::onLayoutAboutToBeChanged);
    connect(m_source, &Model::layoutChanged, this, &ImageFilterModel::onLayoutChanged);
    // Platforms are shown as they are.
    connect(m_source, &Model::rowsAboutToBeInserted, this,
            [this](const QModelIndex &parent, int first, int last) {
                if (const QModelIndex mine = mapFromSource(parent); mine.isValid())
                    beginInsertRows(mine, first, last);
            });
}

// --- Rows ----------------------------------------------------------------------------------------

// The index of a platform has a pointer, that of an image has none; both as in the source.
QModelIndex ImageFilterModel::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid())
        return {};
    Q_ASSERT(proxyIndex.model() == this);
    if (proxyIndex.internalPointer())
        return createSourceIndex(proxyIndex.row(), proxyIndex.column(),
                                 proxyIndex.internalPointer());
    return m_source->index(m_shown[std::size_t(proxyIndex.row())], proxyIndex.column());
}

QModelIndex ImageFilterModel::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    const bool isPlatform = sourceIndex.internalPointer();
    const int image = isPlatform ? sourceIndex.parent().row() : sourceIndex.row();
    if (std::size_t(image) >= m_facts.size())
        return {};
    const int row = m_facts[std::size_t(image)].shownAt;
    if (row < 0)
        return {};
    return createIndex(isPlatform ? sourceIndex.row() : row, sourceIndex.column(),
                       sourceIndex.internalPointer());
}

QModelIndex ImageFilterModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    const QModelIndex source = m_source->index(row, column, mapToSource(parent));
    return createIndex(row, column, source.internalPointer());
}

QModelIndex ImageFilterModel::parent(const QModelIndex &child) const
{
    return child.isValid() && child.internalPointer() ? mapFromSource(mapToSource(child).parent())
                                                      : QModelIndex();
}

int ImageFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? m_source->rowCount(mapToSource(parent)) : int(m_shown.size());
}

int ImageFilterModel::columnCount(const QModelIndex &) const
{
    return m_source->columnCount();
}

QVariant ImageFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_source->headerData(section, orientation, role);
}

// --- Filter and order ----------------------------------------------------------------------------

void ImageFilterModel::setFilterText(const QString &text)
{
    QStringList words = text.simplified().toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = std::move(words);
    show(accepted());
}

void ImageFilterModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    if (column != m_sortColumn) {
        m_sortColumn = column;
        for (int row = 0; row < int(m_facts.size()); ++row)
            readKey(row);
    }
    m_sortOrder = order;
    putInOrder();
    show(accepted());
}

void ImageFilterModel::readAll()
{
    m_facts.assign(std::size_t(m_source->rowCount()), {});
    for (int row = 0; row < int(m_facts.size()); ++row) {
        readText(row);
        readKey(row);
    }
    m_order.resize(m_facts.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    putInOrder();
}

void ImageFilterModel::readText(int sourceRow)
{
    m_facts[std::size_t(sourceRow)].text =
        m_source->index(sourceRow, 0).data(ImageListModel::FilterRole).toString().toCaseFolded();
}

// A cell without a value comes first.
void ImageFilterModel::readKey(int sourceRow)
{
    Facts &facts = m_facts[std::size_t(sourceRow)];
    facts.number = std::numeric_limits<qint64>::min();
    facts.word.clear();
    if (m_sortColumn < 0)
        return;
    const QVariant key = m_source->index(sourceRow, m_sortColumn).data(ImageListModel::SortRole);
    if (key.typeId() == QMetaType::QDateTime)
        facts.number = key.toDateTime().toMSecsSinceEpoch();
    else if (key.typeId() == QMetaType::QString)
        facts.word = key.toString();
    else if (key.isValid())
        facts.number = key.toLongLong();
}

bool ImageFilterModel::isBefore(int left, int right) const
{
    const Facts &a = m_facts[std::size_t(left)];
    const Facts &b = m_facts[std::size_t(right)];
    if (a.number != b.number)
        return a.number < b.number;
    if (const int order = compareNaturally(a.word, b.word))
        return order < 0;
    if (const int order = compareNaturally(a.text, b.text))
        return order < 0;
    return left < right;
}

bool ImageFilterModel::accepts(int sourceRow) const
{
    const QString &text = m_facts[std::size_t(sourceRow)].text;
    return std::ranges::all_of(m_words,
                               [&text](const QString &word) { return text.contains(word); });
}

void ImageFilterModel::putInOrder()
{
    if (m_sortColumn < 0)
        std::ranges::sort(m_order);
    else if (m_sortOrder == Qt::AscendingOrder)
        std::ranges::sort(m_order, [this](int a, int b) { return isBefore(a, b); });
    else
        std::ranges::sort(m_order, [this](int a, int b) { return isBefore(b, a); });
}

ImageFilterModel::SourceRows ImageFilterModel::accepted() const
{
    SourceRows rows;
    rows.reserve(m_order.size());
    std::ranges::copy_if(m_order, std::back_inserter(rows),
                         [this](int row) { return accepts(row); });
    return rows;
}

// --- What views are told -------------------------------------------------------------------------

/// Shows \a target from now on: what leaves goes, what is new comes last, then all are put in
/// order. Steps in which nothing happens are left out.
void ImageFilterModel::show(SourceRows target)
{
    std::vector<bool> wanted(m_facts.size());
    SourceRows coming;
    for (const int row : target) {
        wanted[std::size_t(row)] = true;
        if (m_facts[std::size_t(row)].shownAt < 0)
            coming.push_back(row);
    }
    removeAllBut(wanted);
    append(coming);
    rearrange(std::move(target));
}

void ImageFilterModel::removeAllBut(const std::vector<bool> &wanted)
{
    const auto stays = [&wanted](int row) { return wanted[std::size_t(row)]; };
    const auto leaving = std::ranges::count_if(m_shown, std::not_fn(stays));
    if (leaving == 0)
        return;
    auto first = std::ranges::find_if_not(m_shown, stays);
    if (std::any_of(first, first + leaving, stays)) {
        SourceRows lastOnes = m_shown;
        std::ranges::stable_partition(lastOnes, stays);
        rearrange(std::move(lastOnes));
        first = m_shown.end() - leaving;
    }
    const int at = int(first - m_shown.begin());
    beginRemoveRows({}, at, at + int(leaving) - 1);
    std::for_each(first, first + leaving,
                  [this](int row) { m_facts[std::size_t(row)].shownAt = -1; });
    m_shown.erase(first, first + leaving);
    renumber();
    endRemoveRows();
}

void ImageFilterModel::append(const SourceRows &rows)
{
    if (rows.empty())
        return;
    const int at = int(m_shown.size());
    beginInsertRows({}, at, at + int(rows.size()) - 1);
    m_shown.insert(m_shown.end(), rows.begin(), rows.end());
    renumber();
    endInsertRows();
}

void ImageFilterModel::rearrange(SourceRows target)
{
    if (target == m_shown)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const SourceRows former = std::exchange(m_shown, std::move(target));
    renumber();
    QModelIndexList after = before;
    for (QModelIndex &index : after) {
        if (index.internalPointer())
            continue; // A platform goes with its image.
        const int sourceRow = former[std::size_t(index.row())];
        index = createIndex(m_facts[std::size_t(sourceRow)].shownAt, index.column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ImageFilterModel::renumber()
{
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        m_facts[std::size_t(m_shown[i])].shownAt = int(i);
}

// --- What the source tells -----------------------------------------------------------------------

void ImageFilterModel::onInserted(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid()) {
        if (mapFromSource(parent).isValid())
            endInsertRows();
        return;
    }
    const int count = last - first + 1;
    for (SourceRows *rows : {&m_order, &m_shown}) {
        for (int &row : *rows)
            row += row >= first ? count : 0;
    }
    m_facts.insert(m_facts.begin() + first, std::size_t(count), {});
    for (int row = first; row <= last; ++row) {
        readText(row);
        readKey(row);
        m_order.push_back(row);
    }
    putInOrder();
    show(accepted());
}

// While the source still has them: views ask for rows until they are gone.
void ImageFilterModel::onAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid()) {
        if (const QModelIndex mine = mapFromSource(parent); mine.isValid())
            beginRemoveRows(mine, first, last);
        return;
    }
    const auto leaves = [first, last](int row) { return row >= first && row <= last; };
    std::erase_if(m_order, leaves);
    show(accepted());
}

void ImageFilterModel::onRemoved(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid()) {
        if (mapFromSource(parent).isValid())
            endRemoveRows();
        return;
    }
    const int count = last - first + 1;
    m_facts.erase(m_facts.begin() + first, m_facts.begin() + last + 1);
    for (SourceRows *rows : {&m_order, &m_shown}) {
        for (int &row : *rows)
            row -= row > last ? count : 0;
    }
}

void ImageFilterModel::onChanged(const QModelIndex &first, const QModelIndex &last,
                                 const QList<int> &roles)
{
    const QModelIndex parent = first.parent();
    if (parent.isValid()) {
        if (const QModelIndex from = mapFromSource(first); from.isValid())
            Q_EMIT dataChanged(from, mapFromSource(last), roles);
        return;
    }
    for (int row = first.row(); row <= last.row(); ++row) {
        readText(row);
        readKey(row);
    }
    putInOrder();
    show(accepted());
    // Neighbours in the source are none here: the rows between are painted once more.
    int top = std::numeric_limits<int>::max();
    int bottom = -1;
    for (int row = first.row(); row <= last.row(); ++row) {
        if (const int at = m_facts[std::size_t(row)].shownAt; at >= 0) {
            top = std::min(top, at);
            bottom = std::max(bottom, at);
        }
    }
    if (bottom >= 0)
        Q_EMIT dataChanged(index(top, first.column()), index(bottom, last.column()), roles);
}

void ImageFilterModel::onLayoutAboutToBeChanged()
{
    Q_EMIT layoutAboutToBeChanged();
    m_before = persistentIndexList();
    m_sourcesBefore.clear();
    for (const QModelIndex &index : std::as_const(m_before))
        m_sourcesBefore.append(mapToSource(index));
}

void ImageFilterModel::onLayoutChanged()
{
    readAll();
    m_shown = accepted();
    renumber();
    QModelIndexList after;
    for (const QPersistentModelIndex &source : std::as_const(m_sourcesBefore))
        after.append(mapFromSource(source));
    changePersistentIndexList(m_before, after);
    m_sourcesBefore.clear();
    m_before.clear();
    Q_EMIT layoutChanged();
}

} // namespace models
