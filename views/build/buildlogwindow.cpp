// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/build/buildlogwindow.h"

#include "core/base/text.h"
#include "models/taskmodel.h"
#include "views/build/stepdelegate.h"
#include "views/build/steptext.h"
#include "views/format.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/hairsplitter.h"
#include "views/widgets/messagepanel.h"
#include "views/widgets/ratiobar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

using models::BuildStepModel;
using models::TaskState;

BuildLogWindow::BuildLogWindow(quint64 task, QWidget *parent)
    : QDialog(parent)
    , m_model(new BuildStepModel(this))
    , m_title(new ElidedLabel)
    , m_words(new QLabel)
    , m_bar(new RatioBar)
    , m_error(new MessagePanel)
    , m_steps(new QTreeView)
    , m_text(new StepText)
{
    m_task.id = task;
    setObjectName(u"buildLogWindow"_s);
    m_title->setObjectName(u"buildLogTitle"_s);
    m_words->setObjectName(u"buildLogWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_bar->setAccessibleName(Tr::tr("Sent so far"));
    m_error->setObjectName(u"buildLogError"_s);
    m_error->hide();
    QFont heading = font();
    heading.setBold(true);
    m_title->setFont(heading);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 16, 12);
    head->setSpacing(16);
    head->addWidget(m_title, 1);
    head->addWidget(m_bar, 1);
    head->addWidget(m_words);
    auto *columns = new HairSplitter(Qt::Horizontal);
    columns->addWidget(buildSteps());
    columns->addWidget(m_text);
    columns->setChildrenCollapsible(false);
    columns->setSizes({580, 520});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_error);
    layout->addWidget(columns, 1);
    layout->addWidget(buildButtons());
    resize(1100, 640);
    m_steps->setFocus();
}

QWidget *BuildLogWindow::buildSteps()
{
    m_steps->setObjectName(u"buildSteps"_s);
    m_steps->setAccessibleName(Tr::tr("Steps of the build"));
    m_steps->setHeader(new ValueHeader({BuildStepModel::TimeColumn}));
    m_steps->setModel(m_model);
    m_steps->setItemDelegate(new StepDelegate(m_steps));
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setRootIsDecorated(false);
    m_steps->setUniformRowHeights(true);
    m_steps->setAllColumnsShowFocus(true);
    m_steps->setSelectionBehavior(QAbstractItemView::SelectRows);
    QHeaderView *header = m_steps->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(BuildStepModel::InstructionColumn, QHeaderView::Stretch);
    const int unit = fontMetrics().averageCharWidth();
    m_steps->setColumnWidth(BuildStepModel::StepColumn, 8 * unit);
    m_steps->setColumnWidth(BuildStepModel::StateColumn, 19 * unit);
    m_steps->setColumnWidth(BuildStepModel::TimeColumn, 12 * unit);
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                // Back at the last one, what comes is followed again.
                m_follows = current.row() == m_model->rowCount() - 1;
                showStep(current.row());
            });
    return m_steps;
}

QPushButton *BuildLogWindow::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

QWidget *BuildLogWindow::buildButtons()
{
    m_copy = addButton(u"buildLogCopy"_s, Tr::tr("&Copy Log"));
    m_cancel = addButton(u"buildLogCancel"_s, Tr::tr("Cancel &Build"));
    m_retry = addButton(u"buildLogRetry"_s, Tr::tr("&Try Again"));
    m_image = addButton(u"buildLogImage"_s, Tr::tr("Show &Layers"));
    QPushButton *close = addButton(u"buildLogClose"_s, Tr::tr("Close"));
    close->setToolTip(Tr::tr("The build goes on"));
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_copy);
    layout->addStretch(1);
    for (QPushButton *button : {m_cancel, m_retry, close, m_image})
        layout->addWidget(button);
    connect(m_copy, &QPushButton::clicked, this, &BuildLogWindow::copyLog);
    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT cancelRequested(task()); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(task()); });
    connect(m_image, &QPushButton::clicked, this, [this] { Q_EMIT imageRequested(task()); });
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    return row;
}

void BuildLogWindow::setTask(const models::TaskSnapshot &task,
                             const std::shared_ptr<const engine::BuildProgress> &progress)
{
    if (m_progress != progress) {
        m_progress = progress;
        m_model->setProgress(progress);
        m_text->clear();
        m_shown = -1;
        m_follows = true;
    }
    const bool hasFailed = task.state == TaskState::Failed && m_task.state != TaskState::Failed;
    m_task = task;
    m_model->refresh(task.state);
    m_follows = m_follows || hasFailed;
    if (m_shown >= 0)
        m_text->appendLines(m_progress->log, m_model->linesOf(m_shown));
    follow();
    showState();
}

void BuildLogWindow::setGone()
{
    m_isGone = true;
    showState();
}

void BuildLogWindow::follow()
{
    const int last = m_model->rowCount() - 1;
    if (!m_follows || last < 0 || m_shown == last)
        return;
    m_steps->setCurrentIndex(m_model->index(last, 0));
    m_steps->scrollTo(m_model->index(last, 0));
}

void BuildLogWindow::showStep(int row)
{
    if (row < 0 || row == m_shown)
        return;
    m_shown = row;
    m_text->showLines(m_progress->log, m_model->linesOf(row));
}

void BuildLogWindow::showState()
{
    const bool isRunning = !models::isFinished(m_task.state);
    const bool hasFailed = m_task.state == TaskState::Failed;
    setWindowTitle(Tr::tr("Log of %1").arg(m_task.title));
    m_title->setFullText(m_task.title);
    const bool isSending = isRunning && m_task.totalBytes > 0;
    m_bar->setVisible(isSending);
    if (isSending)
        m_bar->setRatio(double(m_task.doneBytes) / double(m_task.totalBytes));
    m_words->setText(wordsOf(isSending));
    if (hasFailed && !m_wasTold)
        m_error->setMessage(Message::fromError(m_task.failure, m_task.error));
    if (hasFailed != m_wasTold)
        m_error->setVisible(hasFailed);
    m_wasTold = hasFailed;
    m_cancel->setVisible(isRunning && !m_isGone);
    m_retry->setVisible((hasFailed || m_task.state == TaskState::Cancelled) && !m_isGone);
    m_image->setVisible(m_task.hasImage);
    m_image->setDefault(m_task.hasImage);
}

/// How much was sent, how it ended, and how long it took.
QString BuildLogWindow::wordsOf(bool isSending) const
{
    if (m_task.state == TaskState::Done && !m_task.summary.isEmpty())
        return m_task.summary;
    QStringList words{isSending ? format::sizeOf(m_task.doneBytes, m_task.totalBytes)
                                : models::stateText(m_task.state)};
    if (m_progress)
        words += models::durationText(m_progress->log.since(0, 0).elapsed);
    return words.join(u" · "_s);
}

void BuildLogWindow::copyLog()
{
    if (m_progress)
        QGuiApplication::clipboard()->setText(m_progress->log.since(0).lines.join(u'\n') + u'\n');
}

} // namespace views
