// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/tasks/tasknotices.h"

#include "models/taskmodel.h"
#include "views/tasks/tasktext.h"
#include "views/tr.h"
#include "views/widgets/messagepanel.h"

#include <QDateTime>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

using models::TaskSnapshot;

TaskNotices::TaskNotices(const models::TaskModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_layout(new QVBoxLayout(this))
    , m_interrupted(new MessagePanel)
{
    setObjectName(u"taskNotices"_s);
    m_layout->setContentsMargins(8, 0, 8, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_interrupted);
    m_interrupted->setObjectName(u"interruptedPulls"_s);
    m_interrupted->hide();
    QPushButton *resume = m_interrupted->addButton(Tr::tr("Resume"));
    resume->setObjectName(u"interruptedResume"_s);
    QPushButton *forget = m_interrupted->addButton(Tr::tr("Forget"));
    forget->setObjectName(u"interruptedForget"_s);
    connect(resume, &QPushButton::clicked, this, &TaskNotices::resumeAll);
    connect(forget, &QPushButton::clicked, this, &TaskNotices::forgetAll);
    connect(m_interrupted, &MessagePanel::closed, this, &TaskNotices::heightChanged);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &TaskNotices::showPauses);
}

void TaskNotices::update()
{
    showInterrupted();
    showPauses();
}

void TaskNotices::showInterrupted()
{
    QList<quint64> tasks;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const TaskSnapshot *task = m_model->task(m_model->index(i, 0));
        if (task->isInterrupted && task->state == models::TaskState::Paused)
            tasks.append(task->id);
    }
    if (tasks == m_interruptedTasks)
        return;
    m_interruptedTasks = tasks;
    const int count = int(tasks.size());
    m_interrupted->setMessage(
        {.kind = Message::Kind::Information,
         .heading = Tr::tr("%n pull(s) were not finished when Millefeuille ended.", nullptr, count),
         .text = Tr::tr("What came is kept, and they go on from there."),
         .details = {}});
    m_interrupted->setVisible(count > 0);
    Q_EMIT heightChanged();
}

void TaskNotices::resumeAll()
{
    const QList<quint64> tasks = m_interruptedTasks;
    for (const quint64 id : tasks)
        Q_EMIT retryRequested(id);
}

void TaskNotices::forgetAll()
{
    const QList<quint64> tasks = m_interruptedTasks;
    for (const quint64 id : tasks)
        Q_EMIT dismissRequested(id);
}

QMap<QString, TaskNotices::Pause> TaskNotices::pauses() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QMap<QString, Pause> pauses;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const TaskSnapshot *task = m_model->task(m_model->index(i, 0));
        if (task->pausedHost.isEmpty() || isFinished(task->state) || task->pausedUntil <= now)
            continue;
        Pause &pause = pauses[task->pausedHost];
        pause.until = task->pausedUntil;
        pause.tasks.append(task->id);
    }
    return pauses;
}

void TaskNotices::showPauses()
{
    const QMap<QString, Pause> now = pauses();
    bool hasChanged = false;
    for (auto it = m_pauses.begin(); it != m_pauses.end();) {
        if (now.contains(it.key())) {
            ++it;
            continue;
        }
        it.value()->hide();
        it.value()->deleteLater();
        it = m_pauses.erase(it);
        hasChanged = true;
    }
    for (const auto &[host, pause] : now.asKeyValueRange()) {
        MessagePanel *&panel = m_pauses[host];
        if (!panel) {
            panel = addPause(host);
            hasChanged = true;
        }
        const qint64 seconds = (QDateTime::currentDateTimeUtc().msecsTo(pause.until) + 999) / 1000;
        const Message message{
            .kind = Message::Kind::Warning,
            .heading = Tr::tr("“%1” asked to wait for %2.").arg(host, durationText(seconds)),
            .text = Tr::tr("%n task(s) go on then. Accounts that are signed in may have a higher "
                           "limit.",
                           nullptr, int(pause.tasks.size())),
            .details = {}};
        if (message.heading != panel->message().heading || message.text != panel->message().text)
            panel->setMessage(message);
    }
    if (now.isEmpty())
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    if (hasChanged)
        Q_EMIT heightChanged();
}

MessagePanel *TaskNotices::addPause(const QString &host)
{
    auto *panel = new MessagePanel;
    panel->setObjectName(u"pausedHost"_s);
    QPushButton *retry = panel->addButton(Tr::tr("Retry Now"));
    retry->setObjectName(u"pausedRetryNow"_s);
    QPushButton *signIn = panel->addButton(Tr::tr("Sign In…"));
    signIn->setObjectName(u"pausedSignIn"_s);
    connect(retry, &QPushButton::clicked, this, [this, host] {
        // One of them is enough: the registry is asked again for all.
        if (const auto tasks = pauses().value(host).tasks; !tasks.isEmpty())
            Q_EMIT retryRequested(tasks.constFirst());
    });
    connect(signIn, &QPushButton::clicked, this, [this, host] { Q_EMIT signInRequested(host); });
    connect(panel, &MessagePanel::closed, this, &TaskNotices::heightChanged);
    m_layout->addWidget(panel);
    panel->show();
    return panel;
}

} // namespace views
