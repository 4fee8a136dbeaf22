// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/tasks/taskdrawer.h"

#include "models/taskmodel.h"
#include "views/format.h"
#include "views/tasks/tasknotices.h"
#include "views/tasks/taskrow.h"
#include "views/tr.h"
#include "views/widgets/foldbutton.h"

#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

using models::TaskModel;
using models::TaskSnapshot;
using models::TaskState;

TaskDrawer::TaskDrawer(models::TaskModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_toggle(new FoldButton)
    , m_summary(new QLabel)
    , m_scroll(new QScrollArea)
    , m_list(nullptr)
    , m_notices(new TaskNotices(model))
{
    setObjectName(u"taskDrawer"_s);
    m_toggle->setObjectName(u"taskToggle"_s);
    m_toggle->setText(Tr::tr("Tasks"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_summary->setObjectName(u"taskSummary"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, 0, 4);
    m_list->setSpacing(0);
    m_list->addWidget(m_notices);
    m_list->addStretch(1);
    m_scroll->setWidget(content);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(4, 2, 8, 2);
    header->addWidget(m_toggle);
    header->addWidget(m_summary, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_scroll, 1);

    connect(m_toggle, &FoldButton::openChanged, this, &TaskDrawer::applyOpen);
    connect(model, &TaskModel::rowsInserted, this,
            [this](const QModelIndex &above, int first, int last) {
                if (!above.isValid())
                    addRows(first, last);
            });
    connect(model, &TaskModel::dataChanged, this, &TaskDrawer::updateRows);
    connect(model, &TaskModel::rowsRemoved, this, &TaskDrawer::dropRows);
    connect(m_notices, &TaskNotices::retryRequested, this, &TaskDrawer::retryRequested);
    connect(m_notices, &TaskNotices::dismissRequested, this, &TaskDrawer::dismissRequested);
    connect(m_notices, &TaskNotices::signInRequested, this, &TaskDrawer::signInRequested);
    connect(m_notices, &TaskNotices::heightChanged, this, &QWidget::updateGeometry);
    setOpen(true);
    hide();
}

bool TaskDrawer::isOpen() const
{
    return m_toggle->isOpen();
}

void TaskDrawer::setOpen(bool open)
{
    m_toggle->setOpen(open);
}

void TaskDrawer::applyOpen()
{
    m_scroll->setVisible(isOpen());
    updateGeometry();
    Q_EMIT openChanged(isOpen());
}

void TaskDrawer::setInvitation(const QString &text)
{
    m_invitation = text;
    updateSummary();
    setVisible(!m_rows.isEmpty() || !m_invitation.isEmpty());
}

QSize TaskDrawer::sizeHint() const
{
    const int header = m_toggle->sizeHint().height() + 5;
    if (!isOpen())
        return {0, header};
    const QLayout *rows = m_scroll->widget()->layout();
    const int height = rows->hasHeightForWidth() ? rows->totalHeightForWidth(width())
                                                 : rows->totalSizeHint().height();
    return {0, qMin(header + height, window()->height() * 2 / 5)};
}

QSize TaskDrawer::minimumSizeHint() const
{
    return {0, qMin(sizeHint().height(), m_toggle->sizeHint().height() * 3)};
}

void TaskDrawer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // Texts may wrap elsewhere now.
}

void TaskDrawer::addRows(int first, int last)
{
    for (int i = first; i <= last; ++i) {
        const QModelIndex index = m_model->index(i, 0);
        const quint64 id = index.data(TaskModel::TaskIdRole).toULongLong();
        auto *row = new TaskRow(m_model, index);
        connect(row, &TaskRow::cancelRequested, this, &TaskDrawer::cancelRequested);
        connect(row, &TaskRow::pauseRequested, this, &TaskDrawer::pauseRequested);
        connect(row, &TaskRow::insistRequested, this, &TaskDrawer::insistRequested);
        connect(row, &TaskRow::cleanUpRequested, this, &TaskDrawer::cleanUpRequested);
        connect(row, &TaskRow::retryRequested, this, &TaskDrawer::retryRequested);
        connect(row, &TaskRow::remedyRequested, this, &TaskDrawer::remedyRequested);
        connect(row, &TaskRow::dismissRequested, this, &TaskDrawer::dismissRequested);
        connect(row, &TaskRow::logRequested, this, &TaskDrawer::logRequested);
        connect(row, &TaskRow::imageRequested, this, &TaskDrawer::imageRequested);
        connect(row, &TaskRow::heightChanged, this, &QWidget::updateGeometry);
        m_list->insertWidget(m_list->count() - 1, row);
        row->show(); // Now, as what is hidden has no height.
        m_rows.insert(id, row);
        letGo(id);
    }
    updateSummary();
    updateGeometry();
    show();
}

void TaskDrawer::updateRows(const QModelIndex &first, const QModelIndex &last)
{
    if (first.parent().isValid())
        return;
    for (int i = first.row(); i <= last.row(); ++i) {
        const quint64 id = m_model->index(i, 0).data(TaskModel::TaskIdRole).toULongLong();
        if (TaskRow *row = m_rows.value(id))
            row->update();
        letGo(id);
    }
    updateSummary();
}

void TaskDrawer::dropRows()
{
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        if (m_model->indexOf(it.key()).isValid()) {
            ++it;
            continue;
        }
        it.value()->hide();
        it.value()->deleteLater();
        it = m_rows.erase(it);
    }
    updateSummary();
    setVisible(!m_rows.isEmpty() || !m_invitation.isEmpty());
}

void TaskDrawer::letGo(quint64 id)
{
    const auto isDone = [this, id] {
        const TaskSnapshot *task = m_model->task(m_model->indexOf(id));
        return task && task->state == TaskState::Done && !task->hasImage && task->kept.isEmpty()
               && task->warnings.isEmpty();
    };
    if (!isDone())
        return;
    QTimer::singleShot(m_lingering, this, [this, id, isDone] {
        if (isDone())
            Q_EMIT dismissRequested(id);
    });
}

void TaskDrawer::updateSummary()
{
    m_notices->update();
    int running = 0;
    int paused = 0;
    int failed = 0;
    double rate = 0;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const TaskSnapshot *task = m_model->task(m_model->index(i, 0));
        running += models::isFinished(task->state) ? 0 : 1;
        paused += task->state == TaskState::Paused ? 1 : 0;
        failed += task->state == TaskState::Failed ? 1 : 0;
        rate += task->state == TaskState::Running ? task->bytesPerSecond : 0;
    }
    QStringList parts;
    if (running > 0)
        parts += Tr::tr("%n running", "tasks", running);
    if (paused > 0)
        parts += Tr::tr("%n paused", "tasks", paused);
    if (failed > 0)
        parts += Tr::tr("%n failed", "tasks", failed);
    if (rate > 0)
        parts += format::rate(rate);
    m_summary->setText(m_invitation.isEmpty() ? parts.join(u" · "_s) : m_invitation);
    updateGeometry();
}

} // namespace views
