// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace models {

/// An ImageListModel sorted and filtered. Numbers and dates sort by value, text without regard to
/// case and with its numbers by value ("1.9" before "1.24"); equal rows by repository and tag.
/// A row is shown if its repository, tag, digest and platform hold every word of the filter.
class ImageFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ImageFilterModel(QObject *parent = nullptr);

    void setFilterText(const QString &text);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
};

/// Orders texts as people do: case is ignored, runs of ASCII digits compare by value.
[[nodiscard]] int compareNaturally(QStringView a, QStringView b);

} // namespace models
