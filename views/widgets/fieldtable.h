// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>
#include <QTableWidget>

namespace views {

/// A few lines of text fields that belong together, such as a name and its value. There is always
/// an empty line at the end to go on with; Delete takes the current line away.
class FieldTable final : public QTableWidget
{
    Q_OBJECT

public:
    /// \a name is that of the table, for accessibility.
    FieldTable(const QString &name, const QStringList &titles, QWidget *parent = nullptr);

    /// \a column holds check boxes instead of text.
    void setCheckColumn(int column);
    /// \a column says something of the line and cannot be written in.
    void setHintColumn(int column);
    void addLine(const QStringList &texts);
    /// These lines in place of all that there are.
    void setLines(const QList<QStringList> &lines);
    /// The lines in which something is written.
    [[nodiscard]] QList<QStringList> lines() const;
    /// Whether the box in the check column of a line of lines() is checked.
    [[nodiscard]] bool isChecked(qsizetype line) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool isEmpty(int row) const;
    [[nodiscard]] QString textAt(int row, int column) const;
    void insertLine(int row, const QStringList &texts);
    void provideEmptyLine();

    int m_checkColumn = -1;
    int m_hintColumn = -1;
};

} // namespace views
