// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/fieldtable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QTextDocument>

namespace views {

namespace {

constexpr int ShownLines = 3;

} // namespace

FieldTable::FieldTable(const QString &name, const QStringList &titles, QWidget *parent)
    : QTableWidget(parent)
{
    setAccessibleName(name);
    setColumnCount(int(titles.size()));
    setHorizontalHeaderLabels(titles);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setEditTriggers(AllEditTriggers);
    setTabKeyNavigation(false); // Tab leads to the next field of the dialog.
    setSelectionMode(SingleSelection);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    provideEmptyLine();
    connect(this, &QTableWidget::itemChanged, this, [this] {
        provideEmptyLine();
        Q_EMIT edited();
    });
}

void FieldTable::setCheckColumn(int column)
{
    m_checkColumn = column;
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    const QSignalBlocker blocker(this);
    setRowCount(0);
    provideEmptyLine();
}

void FieldTable::setHintColumn(int column)
{
    m_hintColumn = column;
    setLines({});
}

void FieldTable::setLines(const QList<QStringList> &lines)
{
    {
        const QSignalBlocker blocker(this);
        setRowCount(0);
    }
    for (const QStringList &line : lines)
        insertLine(rowCount(), line);
    provideEmptyLine();
    Q_EMIT edited();
}

void FieldTable::insertLine(int row, const QStringList &texts)
{
    const QSignalBlocker blocker(this);
    insertRow(row);
    for (int column = 0; column < columnCount(); ++column) {
        auto *cell = new QTableWidgetItem(texts.value(column));
        if (column == m_checkColumn) {
            cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
            cell->setCheckState(Qt::Unchecked);
        } else if (column == m_hintColumn) {
            cell->setFlags(Qt::ItemIsEnabled);
            cell->setForeground(palette().placeholderText());
            cell->setToolTip(Qt::convertFromPlainText(texts.value(column)));
        }
        setItem(row, column, cell);
    }
}

void FieldTable::addLine(const QStringList &texts)
{
    insertLine(rowCount() - 1, texts);
    Q_EMIT edited();
}

QString FieldTable::textAt(int row, int column) const
{
    const QTableWidgetItem *cell = item(row, column);
    return cell ? cell->text() : QString();
}

bool FieldTable::isEmpty(int row) const
{
    for (int column = 0; column < columnCount(); ++column) {
        if (column != m_hintColumn && !textAt(row, column).trimmed().isEmpty())
            return false;
    }
    return true;
}

void FieldTable::provideEmptyLine()
{
    if (rowCount() == 0 || !isEmpty(rowCount() - 1))
        insertLine(rowCount(), {});
}

QList<QStringList> FieldTable::lines() const
{
    QList<QStringList> lines;
    for (int row = 0; row < rowCount(); ++row) {
        if (isEmpty(row))
            continue;
        QStringList texts;
        for (int column = 0; column < columnCount(); ++column)
            texts += textAt(row, column);
        lines += texts;
    }
    return lines;
}

bool FieldTable::isChecked(qsizetype line) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!isEmpty(row) && line-- == 0)
            return item(row, m_checkColumn)->checkState() == Qt::Checked;
    }
    return false;
}

QSize FieldTable::sizeHint() const
{
    const int height = horizontalHeader()->sizeHint().height()
                       + ShownLines * verticalHeader()->defaultSectionSize() + 2 * frameWidth();
    return {QTableWidget::sizeHint().width(), height};
}

void FieldTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Delete || currentRow() < 0 || state() == EditingState)
        return QTableWidget::keyPressEvent(event);
    removeRow(currentRow());
    provideEmptyLine();
    Q_EMIT edited();
}

} // namespace views
