// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/task.h"

#include <QtConcurrentRun>

using models::TaskState;

namespace app {

Task::Task(QString key, QString title, QObject *parent)
    : QObject(parent)
    , m_key(std::move(key))
    , m_title(std::move(title))
    , m_hasStarted(std::make_shared<std::atomic<bool>>(false))
{}

Task::~Task()
{
    cancel();
    m_future.waitForFinished();
}

void Task::start(QThreadPool &pool)
{
    Q_ASSERT(!isRunning());
    m_stop = {};
    m_isPaused = false;
    m_startedAt = QDateTime::currentDateTimeUtc();
    m_outcome.reset();
    m_hasStarted = std::make_shared<std::atomic<bool>>(false);
    m_future = QtConcurrent::run(
        &pool, [hasStarted = m_hasStarted, work = begin(), stop = m_stop.get_token()]() -> Outcome {
            *hasStarted = true;
            if (stop.stop_requested())
                return core::cancelled();
            return work(stop);
        });
    m_future.then(this, [this](const Outcome &outcome) {
        m_outcome = outcome;
        if (outcome)
            Q_EMIT succeeded();
        Q_EMIT finished();
    });
}

void Task::cancel()
{
    m_isPaused = false;
    m_stop.request_stop();
}

void Task::pause()
{
    m_stop.request_stop();
    m_isPaused = true;
}

TaskState Task::state() const
{
    const TaskState stopped = m_isPaused ? TaskState::Paused : TaskState::Cancelled;
    if (m_outcome)
        return *m_outcome                                              ? TaskState::Done
               : m_outcome->error().code == core::ErrorCode::Cancelled ? stopped
                                                                       : TaskState::Failed;
    // What was asked shows at once, though the worker may need some milliseconds to end.
    if (isCancelled())
        return stopped;
    return *m_hasStarted ? TaskState::Running : TaskState::Queued;
}

models::TaskSnapshot Task::snapshot() const
{
    models::TaskSnapshot snapshot;
    snapshot.id = m_id;
    snapshot.title = m_title;
    snapshot.failure = m_failure;
    snapshot.registry = registry();
    snapshot.state = TaskState::Running;
    snapshot.canPause = canPause();
    describe(snapshot);
    if (const TaskState now = state(); now != TaskState::Running)
        snapshot.state = now;
    snapshot.canPause = snapshot.canPause && !models::isFinished(snapshot.state);
    snapshot.hasImage = snapshot.hasImage && snapshot.state == TaskState::Done;
    if (m_outcome && *m_outcome) {
        snapshot.summary = (*m_outcome)->summary;
        snapshot.kept = (*m_outcome)->kept;
    } else if (m_outcome) {
        snapshot.error = m_outcome->error();
    }
    return snapshot;
}

} // namespace app
