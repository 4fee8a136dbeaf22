// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QHash>
#include <QHeaderView>
#include <QIcon>
#include <QSet>
#include <QStyledItemDelegate>

#include <optional>

namespace views {

/// Writes what models give as raw values: a qint64 as a size, a QDateTime as an age, the exact
/// value in the tooltip; text that does not fit is left out in the middle, and whole in
/// the tooltip.
class ValueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Digests, commands and paths.
    void setMonospaced(int column) { m_monospaced.insert(column); }
    /// Numbers; words among them step back.
    void setNumeric(const QSet<int> &columns) { m_numeric = columns; }
    /// The tooltip of \a column is the text of \a role.
    void setToolTipRole(int column, int role) { m_toolTipRoles.insert(column, role); }
    /// Cells of \a column whose \a role is true have \a mark at their right end, and \a words in
    /// the tooltip.
    void setMark(int column, int role, const QIcon &mark, const QString &words);
    /// Rows where \a role is true step back.
    void setQuietRole(int role) { m_quietRole = role; }

    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &locale) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    /// Made once: to make a font is to search for it, which costs as much as to paint a cell.
    struct Fonts
    {
        QFont usual;
        QFont numbers; ///< All figures equally wide.
        QFont monospaced;
    };
    [[nodiscard]] const Fonts &fontsFor(const QFont &usual) const;

    QSet<int> m_numeric;
    QSet<int> m_monospaced;
    mutable std::optional<Fonts> m_fonts;
    QHash<int, int> m_toolTipRoles;
    int m_quietRole = -1;
    struct Mark
    {
        int role = -1;
        QIcon icon = {};
        QString words = {};
    };
    QHash<int, Mark> m_marks; ///< By column.
};

/// A header whose titles stand over right-aligned columns where the numbers are.
class ValueHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit ValueHeader(const QSet<int> &numbers, QWidget *parent = nullptr);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;

private:
    QSet<int> m_numbers;
};

} // namespace views
