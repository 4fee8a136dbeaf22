// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pullqueue.h"

#include "app/pulltask.h"
#include "core/registry/client.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace app {

namespace {
constexpr int PullsAtOnce = 3;
constexpr auto TellEvery = 300ms;
} // namespace

PullQueue::PullQueue(std::shared_ptr<registry::Client> client, QObject *parent)
    : QObject(parent)
    , m_client(std::move(client))
{
    m_pool.setMaxThreadCount(PullsAtOnce);
    m_tick.setInterval(TellEvery);
    connect(&m_tick, &QTimer::timeout, this, &PullQueue::tellRunning);
}

PullQueue::~PullQueue()
{
    for (const auto &task : m_tasks)
        task->cancel();
    m_tasks.clear();
}

void PullQueue::setStore(std::shared_ptr<store::OciStore> store)
{
    m_store = std::move(store);
}

void PullQueue::add(const registry::PullRequest &request)
{
    const auto same = std::ranges::find_if(m_tasks, [&](const auto &task) {
        return task->request() == request && task->snapshot().state != models::TaskState::Cancelled;
    });
    if (same != m_tasks.end()) {
        if (!(*same)->isRunning())
            start(**same);
        return;
    }
    auto &task = *m_tasks.emplace_back(std::make_unique<PullTask>(m_nextId++, request));
    connect(&task, &PullTask::finished, this, [this, &task] { taskFinished(task); });
    start(task);
}

void PullQueue::cancel(quint64 id)
{
    if (PullTask *task = find(id)) {
        task->cancel();
        Q_EMIT taskChanged(task->snapshot());
    }
}

void PullQueue::retry(quint64 id)
{
    if (PullTask *task = find(id); task && !task->isRunning())
        start(*task);
}

void PullQueue::dismiss(quint64 id)
{
    const auto erased = std::erase_if(
        m_tasks, [id](const auto &task) { return task->id() == id && !task->isRunning(); });
    if (erased > 0)
        Q_EMIT taskRemoved(id);
}

bool PullQueue::isRunning() const
{
    return std::ranges::any_of(m_tasks, [](const auto &task) { return task->isRunning(); });
}

PullTask *PullQueue::find(quint64 id) const
{
    const auto found =
        std::ranges::find_if(m_tasks, [id](const auto &task) { return task->id() == id; });
    return found == m_tasks.end() ? nullptr : found->get();
}

void PullQueue::start(PullTask &task)
{
    task.start(m_client, m_store, m_pool);
    m_tick.start();
    Q_EMIT taskChanged(task.snapshot());
}

void PullQueue::tellRunning()
{
    for (const auto &task : m_tasks) {
        if (task->isRunning())
            Q_EMIT taskChanged(task->snapshot());
    }
    if (!isRunning())
        m_tick.stop();
}

void PullQueue::taskFinished(PullTask &task)
{
    const models::TaskSnapshot snapshot = task.snapshot();
    Q_EMIT taskChanged(snapshot);
    if (snapshot.state == models::TaskState::Done)
        Q_EMIT pulled(task.request().reference);
}

} // namespace app
