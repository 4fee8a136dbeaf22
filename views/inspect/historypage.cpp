// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/inspect/historypage.h"

#include "models/historymodel.h"
#include "views/images/valuedelegate.h"
#include "views/tr.h"
#include "views/widgets/hairsplitter.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

using models::HistoryModel;

HistoryPage::HistoryPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new HistoryModel(this))
    , m_table(new QTreeView)
    , m_command(new QPlainTextEdit)
{
    buildTable();
    m_command->setObjectName(u"historyCommand"_s);
    m_command->setAccessibleName(Tr::tr("Command of the step"));
    m_command->setPlaceholderText(Tr::tr("Select a step to read its whole command."));
    m_command->setReadOnly(true);
    m_command->setFrameShape(QFrame::NoFrame);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));

    auto *splitter = new HairSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(m_command);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

void HistoryPage::buildTable()
{
    m_table->setObjectName(u"historyTable"_s);
    m_table->setAccessibleName(Tr::tr("History"));
    const QSet<int> numbers{HistoryModel::StepColumn, HistoryModel::SizeColumn};
    m_table->setHeader(new ValueHeader(numbers));
    m_table->setModel(m_model);
    auto *delegate = new ValueDelegate(m_table);
    delegate->setNumeric(numbers);
    delegate->setMonospaced(HistoryModel::InstructionColumn);
    delegate->setToolTipRole(HistoryModel::InstructionColumn, HistoryModel::CreatedByRole);
    m_table->setItemDelegate(delegate);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    const int unit = fontMetrics().averageCharWidth();
    m_table->header()->setSectionResizeMode(HistoryModel::InstructionColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(HistoryModel::StepColumn, 8 * unit);
    m_table->setColumnWidth(HistoryModel::SizeColumn, 14 * unit);
    m_table->setColumnWidth(HistoryModel::CreatedColumn, 16 * unit);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HistoryPage::showStep);
    connect(m_table, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const int layer = index.data(HistoryModel::LayerRole).toInt();
        if (layer >= 0)
            Q_EMIT layerActivated(layer);
    });
}

void HistoryPage::setDetails(const store::ImageDetails &details)
{
    m_model->setDetails(details);
    m_command->clear();
}

void HistoryPage::clear()
{
    m_model->clear();
    m_command->clear();
}

void HistoryPage::showStep(const QModelIndex &index)
{
    const QString command = index.data(HistoryModel::CreatedByRole).toString();
    const QString comment = index.data(HistoryModel::CommentRole).toString();
    m_command->setPlainText(comment.isEmpty() ? command : command + u"\n\n# "_s + comment);
}

} // namespace views
