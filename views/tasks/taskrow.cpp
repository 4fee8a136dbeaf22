// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/tasks/taskrow.h"

#include "models/taskmodel.h"
#include "views/format.h"
#include "views/tasks/layerbardelegate.h"
#include "views/tasks/tasktext.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/foldbutton.h"
#include "views/widgets/messagepanel.h"
#include "views/widgets/ratiobar.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace views {

using models::TaskModel;
using models::TaskSnapshot;
using models::TaskState;

namespace {

constexpr int MaxLayerRows = 8;

/// With all of it, or with a part of it while the rest goes on.
bool isWaiting(const TaskSnapshot &task)
{
    return task.waitingUntil.isValid()
           && (task.state == TaskState::Waiting || task.state == TaskState::Running);
}

/// What to say in place of numbers, or beside them.
QString wordsFor(const TaskSnapshot &task)
{
    if (task.state == TaskState::Done && !task.summary.isEmpty())
        return task.summary;
    if (isWaiting(task))
        return Tr::tr("The registry asked to wait until %1")
            .arg(QLocale().toString(task.waitingUntil.toLocalTime().time(), QLocale::ShortFormat));
    if (task.state == TaskState::Running && !task.step.isEmpty())
        return task.step;
    return models::stateText(task.state);
}

/// What is to be read before the row goes: an error, or what was left undone.
std::optional<Message> messageOf(const TaskSnapshot &task)
{
    if (task.state == TaskState::Failed)
        return Message::fromError(
            task.failure.isEmpty() ? Tr::tr("“%1” did not succeed.").arg(task.title) : task.failure,
            task.error);
    if (task.state != TaskState::Done || task.kept.isEmpty())
        return {};
    const bool isMore = task.kept.size() > 1;
    return Message{.kind = Message::Kind::Warning,
                   .heading = task.summary,
                   .text = task.kept.constFirst(),
                   .details = isMore ? task.kept.join(u'\n') : QString()};
}

} // namespace

TaskRow::TaskRow(models::TaskModel *model, const QModelIndex &index, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_index(index)
    , m_id(index.data(TaskModel::TaskIdRole).toULongLong())
    , m_line(new QWidget)
    , m_unfold(new FoldButton)
    , m_title(new ElidedLabel)
    , m_words(new ElidedLabel)
    , m_bar(new RatioBar)
    , m_error(new MessagePanel)
    , m_layers(new QTreeView)
{
    setObjectName(u"task-%1"_s.arg(m_id));
    build();
    buildLayers();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_line);
    layout->addWidget(m_error);
    auto *indented = new QHBoxLayout;
    indented->addSpacing(44);
    indented->addWidget(m_layers);
    layout->addLayout(indented);
    connect(m_unfold, &FoldButton::openChanged, this, &TaskRow::showLayers);
    connect(m_cancel, &QToolButton::clicked, this, [this] { Q_EMIT cancelRequested(m_id); });
    connect(m_retry, &QToolButton::clicked, this, [this] { Q_EMIT retryRequested(m_id); });
    connect(m_retryNow, &QToolButton::clicked, this, [this] { Q_EMIT retryRequested(m_id); });
    connect(m_dismiss, &QToolButton::clicked, this, [this] { Q_EMIT dismissRequested(m_id); });
    connect(m_error, &MessagePanel::closed, this, [this] { Q_EMIT dismissRequested(m_id); });
    m_error->setObjectName(u"taskError"_s);
    m_again = m_error->addButton(Tr::tr("Try Again"));
    m_again->setObjectName(u"taskTryAgain"_s);
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_id); });
    m_errorLog = m_error->addButton(Tr::tr("Show Log"));
    m_errorLog->setObjectName(u"taskErrorLog"_s);
    connect(m_errorLog, &QPushButton::clicked, this, [this] { Q_EMIT logRequested(m_id); });
    connect(m_log, &QToolButton::clicked, this, [this] { Q_EMIT logRequested(m_id); });
    connect(m_image, &QToolButton::clicked, this, [this] { Q_EMIT imageRequested(m_id); });
    update();
}

void TaskRow::build()
{
    m_unfold->setObjectName(u"taskUnfold"_s);
    QSizePolicy place = m_unfold->sizePolicy();
    place.setRetainSizeWhenHidden(true); // Titles stand below each other.
    m_unfold->setSizePolicy(place);
    m_title->setObjectName(u"taskTitle"_s);
    m_words->setObjectName(u"taskWords"_s);
    m_words->setElideMode(Qt::ElideRight);
    m_bar->setObjectName(u"taskBar"_s);
    m_error->hide();

    auto *layout = new QHBoxLayout(m_line);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_unfold);
    layout->addWidget(m_title, 2);
    layout->addWidget(m_bar, 3);
    layout->addWidget(m_words, 5);
    m_percent = addNumber(layout, format::percent(1));
    m_bytes = addNumber(layout, format::sizeOf(888'000'000, 888'000'000));
    m_rate = addNumber(layout, format::rate(888e6));
    m_left = addNumber(layout, timeLeftText(59));
    m_bytes->setObjectName(u"taskBytes"_s);
    m_image = addOffer(layout, u"taskImage"_s, Tr::tr("Show Layers"));
    m_log = addOffer(layout, u"taskLog"_s, Tr::tr("Show Log"));
    m_retryNow = addOffer(layout, u"taskRetryNow"_s, Tr::tr("Retry Now"));
    m_cancel = addButton(layout, u"taskCancel"_s, "process-stop"_L1, Tr::tr("Cancel"));
    m_retry = addButton(layout, u"taskRetry"_s, "view-refresh"_L1, Tr::tr("Try again"));
    m_dismiss = addButton(layout, u"taskDismiss"_s, "window-close"_L1, Tr::tr("Close"));
}

QLabel *TaskRow::addNumber(QHBoxLayout *layout, const QString &widest)
{
    auto *label = new QLabel;
    QFont font = label->font();
    font.setFeature(QFont::Tag("tnum"), 1);
    label->setFont(font);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest) + 2);
    layout->addWidget(label);
    return label;
}

QToolButton *TaskRow::addButton(QHBoxLayout *layout, const QString &name, QLatin1StringView icon,
                                const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setIcon(views::icon(icon));
    button->setToolTip(text);
    layout->addWidget(button);
    return button;
}

QToolButton *TaskRow::addOffer(QHBoxLayout *layout, const QString &name, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setText(text);
    button->setToolTip(text);
    layout->addWidget(button);
    return button;
}

void TaskRow::buildLayers()
{
    m_layers->setObjectName(u"taskLayers"_s);
    m_layers->setAccessibleName(Tr::tr("Layers"));
    m_layers->setModel(m_model);
    m_layers->setRootIndex(m_index);
    m_layers->setItemDelegate(new LayerBarDelegate(m_layers));
    m_layers->setHeaderHidden(true);
    m_layers->setRootIsDecorated(false);
    m_layers->setFrameShape(QFrame::NoFrame);
    m_layers->viewport()->setAutoFillBackground(false);
    m_layers->setFocusPolicy(Qt::NoFocus);
    m_layers->setSelectionMode(QAbstractItemView::NoSelection);
    m_layers->setIndentation(0);
    m_layers->header()->setStretchLastSection(false);
    m_layers->header()->setSectionResizeMode(TaskModel::ProgressColumn, QHeaderView::Stretch);
    m_layers->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto setWidth = [this](int column, const QString &widest, const QFontMetrics &metrics) {
        constexpr int Around = 24;
        m_layers->setColumnWidth(column, metrics.horizontalAdvance(widest) + Around);
    };
    const QFontMetrics fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // Steps have names, layers short digests.
    const TaskSnapshot *task = m_model->task(m_index);
    const bool hasNames = task && task->totalSteps > 0;
    setWidth(TaskModel::NameColumn, QString(hasNames ? 40 : 12, u'0'), fixed);
    setWidth(TaskModel::SizeColumn, format::sizeOf(888'000'000, 888'000'000), fontMetrics());
    setWidth(TaskModel::RateColumn, format::rate(888e6), fontMetrics());
    setWidth(TaskModel::TimeLeftColumn, timeLeftText(3000), fontMetrics());
    setWidth(TaskModel::StateColumn, models::stateText(TaskState::Waiting), fontMetrics());
    for (const int column :
         {TaskModel::SizeColumn, TaskModel::RateColumn, TaskModel::TimeLeftColumn})
        m_layers->setColumnHidden(column, hasNames);
    m_layers->hide();
}

void TaskRow::showLayers(bool shown)
{
    m_layers->setVisible(shown);
    const int rows = qBound(1, m_model->rowCount(m_index), MaxLayerRows);
    m_layers->setFixedHeight(rows * (fontMetrics().height() + 4) + 8);
    Q_EMIT heightChanged();
}

void TaskRow::update()
{
    const TaskSnapshot *task = m_model->task(m_index);
    if (!task)
        return;
    m_title->setFullText(task->title);
    m_bar->setAccessibleName(Tr::tr("Progress of %1").arg(task->title));
    const bool isMessage = messageOf(*task).has_value();
    m_line->setVisible(!isMessage);
    m_unfold->setEnabled(!task->layers.isEmpty());
    m_unfold->setToolTip(task->totalSteps > 0 ? Tr::tr("Show the steps")
                                              : Tr::tr("Show the layers"));
    m_unfold->setAccessibleName(m_unfold->toolTip());
    m_cancel->setVisible(!models::isFinished(task->state));
    m_retry->setVisible(task->state == TaskState::Cancelled);
    m_dismiss->setVisible(models::isFinished(task->state));
    m_retryNow->setVisible(isWaiting(*task));
    m_image->setVisible(task->hasImage);
    m_log->setVisible(task->hasLog);
    m_errorLog->setVisible(task->hasLog);
    m_unfold->setVisible(!task->hasLog); // It has steps, and those have a window.
    for (QToolButton *button : {m_image, m_log, m_retryNow, m_cancel, m_retry, m_dismiss})
        button->setAccessibleName(button->toolTip() + u": "_s + task->title);
    showNumbers(*task);
    showMessage(*task);
    if (m_unfold->isOpen())
        showLayers(!task->layers.isEmpty()); // Below a message too: they say which of them failed.
}

void TaskRow::showNumbers(const TaskSnapshot &task)
{
    const bool running = task.state == TaskState::Running;
    for (QWidget *number : {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_percent),
                            static_cast<QWidget *>(m_bytes), static_cast<QWidget *>(m_rate),
                            static_cast<QWidget *>(m_left)})
        number->setVisible(running);
    const bool hasBytes = task.doneBytes > 0 || task.totalBytes > 0;
    m_bytes->setVisible(running && hasBytes);
    m_words->setVisible(!running || !task.step.isEmpty() || isWaiting(task));
    m_words->setFullText(wordsFor(task));
    const bool known = task.totalBytes > 0 || task.totalSteps > 0;
    const double ratio = m_index.data(TaskModel::RatioRole).toDouble();
    m_bar->setRatio(ratio);
    m_percent->setText(known ? format::percent(ratio) : QString());
    m_bytes->setText(task.totalBytes > 0 ? format::sizeOf(task.doneBytes, task.totalBytes)
                                         : format::size(task.doneBytes));
    m_rate->setText(task.bytesPerSecond > 0 ? format::rate(task.bytesPerSecond) : QString());
    m_left->setText(timeLeftText(task.secondsLeft));
}

void TaskRow::showMessage(const TaskSnapshot &task)
{
    const auto message = messageOf(task);
    if (message)
        m_error->setMessage(*message);
    m_again->setVisible(task.state == TaskState::Failed);
    m_error->setVisible(message.has_value());
}

} // namespace views
