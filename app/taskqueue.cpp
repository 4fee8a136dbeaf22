// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/taskqueue.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace app {

namespace {
constexpr int OthersAtOnce = 8;
constexpr auto TellEvery = 300ms;
} // namespace

TaskQueue::TaskQueue(QObject *parent)
    : QObject(parent)
{
    m_others.setMaxThreadCount(OthersAtOnce);
    m_tick.setInterval(TellEvery);
    connect(&m_tick, &QTimer::timeout, this, &TaskQueue::tellRunning);
}

TaskQueue::~TaskQueue()
{
    for (const auto &task : m_tasks)
        task->cancel();
    m_tasks.clear();
    m_leaving.clear();
}

quint64 TaskQueue::add(std::unique_ptr<Task> task)
{
    const auto same =
        std::ranges::find(m_tasks, task->key(), [](const auto &one) { return one->key(); });
    if (same != m_tasks.end()) {
        if ((*same)->isRunning() && !(*same)->isCancelled())
            return (*same)->id();
        leave((*same)->id());
    }
    const quint64 id = take(std::move(task));
    start(*find(id));
    return id;
}

quint64 TaskQueue::addPaused(std::unique_ptr<Task> task)
{
    const auto same =
        std::ranges::find(m_tasks, task->key(), [](const auto &one) { return one->key(); });
    if (same != m_tasks.end())
        return (*same)->id();
    task->pause();
    const quint64 id = take(std::move(task));
    Q_EMIT taskChanged(find(id)->snapshot());
    return id;
}

quint64 TaskQueue::take(std::unique_ptr<Task> task)
{
    const quint64 id = m_nextId++;
    task->setId(id);
    connect(task.get(), &Task::finished, this, [this, id] { taskFinished(id); });
    m_tasks.push_back(std::move(task));
    return id;
}

void TaskQueue::cancel(quint64 id)
{
    if (Task *task = find(id)) {
        task->cancel();
        Q_EMIT taskChanged(task->snapshot());
    }
}

void TaskQueue::pause(quint64 id)
{
    Task *task = find(id);
    if (!task || !task->canPause() || !task->isRunning() || task->isCancelled())
        return;
    task->pause();
    Q_EMIT taskChanged(task->snapshot());
}

void TaskQueue::insist(quint64 id)
{
    Task *task = find(id);
    if (!task || task->isRunning())
        return;
    task->insist();
    start(*task);
}

void TaskQueue::retry(quint64 id)
{
    Task *task = find(id);
    if (task && !task->isRunning())
        start(*task);
    else if (task && task->isCancelled())
        m_again.insert(id);
    else if (task)
        task->endWait();
}

void TaskQueue::dismiss(quint64 id)
{
    if (const Task *task = find(id); task && (!task->isRunning() || task->isCancelled()))
        leave(id);
}

bool TaskQueue::isRunning() const
{
    return std::ranges::any_of(m_tasks, [](const auto &task) { return task->isRunning(); });
}

Task *TaskQueue::find(quint64 id) const
{
    const auto found = std::ranges::find(m_tasks, id, [](const auto &task) { return task->id(); });
    return found == m_tasks.end() ? nullptr : found->get();
}

void TaskQueue::start(Task &task)
{
    task.start(poolFor(task));
    m_tick.start();
    Q_EMIT taskChanged(task.snapshot());
}

QThreadPool &TaskQueue::poolFor(const Task &task)
{
    if (!task.isTransfer())
        return m_others;
    const auto [pool, isNew] = m_transfers.try_emplace(task.host());
    if (isNew)
        pool->second.setMaxThreadCount(m_transfersAtOnce);
    return pool->second;
}

void TaskQueue::setTransfersAtOnce(int count)
{
    m_transfersAtOnce = std::max(1, count);
    for (auto &[host, pool] : m_transfers)
        pool.setMaxThreadCount(m_transfersAtOnce);
}

/// A worker that has not ended yet is not waited for here.
void TaskQueue::leave(quint64 id)
{
    const auto found = std::ranges::find(m_tasks, id, [](const auto &task) { return task->id(); });
    if ((*found)->isRunning())
        m_leaving.push_back(std::move(*found));
    else
        found->release()->deleteLater();
    m_tasks.erase(found);
    m_again.remove(id);
    Q_EMIT taskRemoved(id);
}

void TaskQueue::tellRunning()
{
    for (const auto &task : m_tasks) {
        if (task->isRunning())
            Q_EMIT taskChanged(task->snapshot());
    }
    if (!isRunning())
        m_tick.stop();
}

void TaskQueue::taskFinished(quint64 id)
{
    if (Task *task = find(id)) {
        if (m_again.remove(id))
            return start(*task);
        return Q_EMIT taskChanged(task->snapshot());
    }
    const auto left = std::ranges::find(m_leaving, id, [](const auto &task) { return task->id(); });
    if (left == m_leaving.end())
        return;
    left->release()->deleteLater();
    m_leaving.erase(left);
}

} // namespace app
