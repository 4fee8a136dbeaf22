// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagefiltermodel.h"

#include "models/imagelistmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Takes the run of digits that \a text begins with, without leading zeros.
QStringView takeNumber(QStringView &text)
{
    qsizetype end = 0;
    while (end < text.size() && isDigit(text.at(end)))
        ++end;
    QStringView number = text.first(end);
    text = text.sliced(end);
    while (number.size() > 1 && number.front() == u'0')
        number = number.sliced(1);
    return number;
}

int compareNumbers(QStringView a, QStringView b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

} // namespace

int compareNaturally(QStringView a, QStringView b)
{
    while (!a.isEmpty() && !b.isEmpty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const QStringView left = takeNumber(a);
            const QStringView right = takeNumber(b);
            if (const int order = compareNumbers(left, right))
                return order;
            continue;
        }
        if (const int order = a.first(1).compare(b.first(1), Qt::CaseInsensitive))
            return order;
        a = a.sliced(1);
        b = b.sliced(1);
    }
    return int(!a.isEmpty()) - int(!b.isEmpty());
}

ImageFilterModel::ImageFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(ImageListModel::SortRole);
    setAutoAcceptChildRows(true);
    setDynamicSortFilter(true);
}

void ImageFilterModel::setFilterText(const QString &text)
{
    QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = std::move(words);
    invalidateRowsFilter();
}

bool ImageFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_words.isEmpty() || sourceParent.isValid())
        return true;
    const QString text = sourceModel()
                             ->index(sourceRow, 0, sourceParent)
                             .data(ImageListModel::FilterRole)
                             .toString();
    return std::ranges::all_of(
        m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool ImageFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.typeId() == QMetaType::QString && b.typeId() == QMetaType::QString) {
        if (const int order = compareNaturally(a.toString(), b.toString()))
            return order < 0;
    } else if (a != b) {
        return QSortFilterProxyModel::lessThan(left, right);
    }
    return compareNaturally(left.data(ImageListModel::FilterRole).toString(),
                            right.data(ImageListModel::FilterRole).toString())
           < 0;
}

} // namespace models
