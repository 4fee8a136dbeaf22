// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractProxyModel>
#include <QStringList>

#include <vector>

namespace models {

class ImageListModel;

/// An ImageListModel sorted and filtered. Numbers and dates sort by value, text without regard to
/// case and with its numbers by value ("1.9" before "1.24"); equal rows by repository and tag. The
/// platforms of an image keep the order that they have in its index. A row is shown if its
/// repository, tag, digest, platform and store hold every word of the filter.
///
/// A QSortFilterProxyModel tells of every gap that a filter makes, and views work through each of
/// them; this one tells of a change in three steps at most, however many rows it takes.
class ImageFilterModel final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit ImageFilterModel(ImageListModel *source, QObject *parent = nullptr);

    void setFilterText(const QString &text);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty(); }

    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// What filter and order need to know of a row of the source.
    struct Facts
    {
        QString text; ///< FilterRole, case folded.
        qint64 number = 0;
        QString word;
        int shownAt = -1; ///< Row of this model.
    };
    using SourceRows = std::vector<int>;

    void follow();
    void readAll();
    void readText(int sourceRow);
    void readKey(int sourceRow);
    [[nodiscard]] bool isBefore(int left, int right) const;
    [[nodiscard]] bool accepts(int sourceRow) const;
    void putInOrder();
    [[nodiscard]] SourceRows accepted() const;
    void show(SourceRows target);
    void removeAllBut(const std::vector<bool> &wanted);
    void append(const SourceRows &rows);
    void rearrange(SourceRows target);
    void renumber();

    void onInserted(const QModelIndex &parent, int first, int last);
    void onAboutToBeRemoved(const QModelIndex &parent, int first, int last);
    void onRemoved(const QModelIndex &parent, int first, int last);
    void onChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void onLayoutAboutToBeChanged();
    void onLayoutChanged();

    ImageListModel *m_source;
    QStringList m_words; ///< Case folded.
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<Facts> m_facts; ///< By row of the source.
    SourceRows m_order;         ///< All rows, sorted.
    SourceRows m_shown;         ///< Those that are shown.

    QList<QPersistentModelIndex> m_sourcesBefore; ///< While the source changes its layout.
    QModelIndexList m_before;
};

} // namespace models
