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

#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStyleOptionFocusRect>
#include <QStylePainter>
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
    if (task.state == TaskState::Paused && task.isInterrupted)
        return Tr::tr("Not finished when Millefeuille ended");
    return models::stateText(task.state);
}

/// What is to be read before the row goes: an error, what was left undone, or what the registry has
/// to say.
std::optional<Message> messageOf(const TaskSnapshot &task)
{
    if (task.state == TaskState::Failed) {
        Message message = Message::fromError(
            task.failure.isEmpty() ? Tr::tr("“%1” did not succeed.").arg(task.title) : task.failure,
            task.error);
        message.text = (QStringList(message.text) + task.warnings).join(u'\n');
        return message;
    }
    const QStringList lines = task.kept + task.warnings;
    if (task.state != TaskState::Done || lines.isEmpty())
        return {};
    return Message{.kind = Message::Kind::Warning,
                   .heading = task.summary,
                   .text = lines.constFirst(),
                   .details = lines.size() > 1 ? lines.join(u'\n') : QString()};
}

QString remedyText(TaskSnapshot::Remedy remedy)
{
    switch (remedy) {
    case TaskSnapshot::Remedy::Certificate:
        return Tr::tr("Show Certificate…");
    case TaskSnapshot::Remedy::Platform:
        return Tr::tr("Pull Another Platform…");
    case TaskSnapshot::Remedy::None:
    case TaskSnapshot::Remedy::SignIn:
        break;
    }
    return Tr::tr("Sign In…");
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
    setFocusPolicy(Qt::StrongFocus);
    buildMessage();
    connectButtons();
    update();
}

void TaskRow::buildMessage()
{
    m_error->setObjectName(u"taskError"_s);
    const auto add = [this](const QString &name, const QString &text) {
        QPushButton *button = m_error->addButton(text);
        button->setObjectName(name);
        return button;
    };
    m_remedy = add(u"taskRemedy"_s, Tr::tr("Sign In…"));
    m_cleanUp = add(u"taskCleanUp"_s, Tr::tr("Clean Up…"));
    m_anyway = add(u"taskAnyway"_s, Tr::tr("Pull Anyway"));
    m_again = add(u"taskTryAgain"_s, Tr::tr("Try Again"));
    m_errorLog = add(u"taskErrorLog"_s, Tr::tr("Show Log"));
}

void TaskRow::connectButtons()
{
    const auto tell = [this](QAbstractButton *button, void (TaskRow::*wish)(quint64)) {
        connect(button, &QAbstractButton::clicked, this,
                [this, wish] { Q_EMIT(this->*wish)(m_id); });
    };
    tell(m_pause, &TaskRow::pauseRequested);
    tell(m_resume, &TaskRow::retryRequested);
    tell(m_cancel, &TaskRow::cancelRequested);
    tell(m_retry, &TaskRow::retryRequested);
    tell(m_retryNow, &TaskRow::retryRequested);
    tell(m_remedy, &TaskRow::remedyRequested);
    tell(m_again, &TaskRow::retryRequested);
    tell(m_anyway, &TaskRow::insistRequested);
    tell(m_dismiss, &TaskRow::dismissRequested);
    tell(m_errorLog, &TaskRow::logRequested);
    tell(m_log, &TaskRow::logRequested);
    tell(m_image, &TaskRow::imageRequested);
    connect(m_cleanUp, &QPushButton::clicked, this, &TaskRow::cleanUpRequested);
    connect(m_error, &MessagePanel::closed, this, [this] { Q_EMIT dismissRequested(m_id); });
    connect(m_unfold, &FoldButton::openChanged, this, &TaskRow::showLayers);
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
    m_resume = addOffer(layout, u"taskResume"_s, Tr::tr("Resume"));
    m_pause = addButton(layout, u"taskPause"_s, "media-playback-pause"_L1, Tr::tr("Pause"));
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
    m_unfold->setVisible(!task->hasLog); // It has steps, and those have a window.
    showButtons(*task);
    showNumbers(*task);
    showMessage(*task);
    setAccessibleName(task->title + u": "_s + wordsFor(*task));
    if (m_unfold->isOpen())
        showLayers(!task->layers.isEmpty()); // Below a message too: they say which of them failed.
}

void TaskRow::showButtons(const TaskSnapshot &task)
{
    const bool isPaused = task.state == TaskState::Paused;
    m_pause->setVisible(task.canPause);
    m_resume->setVisible(isPaused);
    m_cancel->setVisible(!models::isFinished(task.state));
    m_retry->setVisible(task.state == TaskState::Cancelled);
    m_dismiss->setVisible(models::isFinished(task.state));
    m_dismiss->setToolTip(isPaused ? Tr::tr("Forget") : Tr::tr("Close"));
    m_retryNow->setVisible(isWaiting(task));
    m_image->setVisible(task.hasImage);
    m_log->setVisible(task.hasLog);
    for (QToolButton *button :
         {m_image, m_log, m_retryNow, m_resume, m_pause, m_cancel, m_retry, m_dismiss})
        button->setAccessibleName(button->toolTip() + u": "_s + task.title);
}

void TaskRow::showNumbers(const TaskSnapshot &task)
{
    const bool isPaused = task.state == TaskState::Paused;
    const bool running = task.state == TaskState::Running || (isPaused && task.totalBytes > 0);
    for (QWidget *number : {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_percent),
                            static_cast<QWidget *>(m_bytes), static_cast<QWidget *>(m_rate),
                            static_cast<QWidget *>(m_left)})
        number->setVisible(running);
    const bool hasBytes = task.doneBytes > 0 || task.totalBytes > 0;
    m_bytes->setVisible(running && hasBytes);
    m_rate->setVisible(running && !isPaused);
    m_left->setVisible(running && !isPaused);
    m_words->setVisible(!running || isPaused || !task.step.isEmpty() || isWaiting(task));
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
    const bool hasFailed = task.state == TaskState::Failed;
    using Remedy = TaskSnapshot::Remedy;
    m_remedy->setVisible(hasFailed && task.remedy != Remedy::None);
    m_remedy->setText(remedyText(task.remedy));
    m_again->setVisible(hasFailed);
    m_cleanUp->setVisible(hasFailed && task.lacksSpace);
    m_anyway->setVisible(hasFailed && task.canInsist);
    m_errorLog->setVisible(task.hasLog);
    m_error->setVisible(message.has_value());
}

void TaskRow::keyPressEvent(QKeyEvent *event)
{
    const TaskSnapshot *task = m_model->task(m_index);
    if (task && event->key() == Qt::Key_Space && task->canPause)
        return Q_EMIT pauseRequested(m_id);
    if (task && event->key() == Qt::Key_Space && task->state == TaskState::Paused)
        return Q_EMIT retryRequested(m_id);
    if (task && event->key() == Qt::Key_Delete)
        return models::isFinished(task->state) ? Q_EMIT dismissRequested(m_id)
                                               : Q_EMIT cancelRequested(m_id);
    QWidget::keyPressEvent(event);
}

/// The buttons of the row as a menu.
void TaskRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"taskMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<QAbstractButton *> buttons{m_pause,  m_resume, m_retryNow, m_cleanUp,
                                           m_anyway, m_again,  m_retry,    m_image,
                                           m_log,    m_cancel, m_dismiss};
    for (QAbstractButton *button : buttons) {
        if (!button->isVisible())
            continue;
        const QString text = button->text().isEmpty() ? button->toolTip() : button->text();
        QAction *action = menu->addAction(button->icon(), text);
        connect(action, &QAction::triggered, button, &QAbstractButton::click);
    }
    menu->popup(event->globalPos());
}

void TaskRow::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QStylePainter painter(this);
    QStyleOptionFocusRect option;
    option.initFrom(this);
    painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
}

} // namespace views
