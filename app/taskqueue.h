// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"

#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <vector>

namespace app {

/// What a person asked for in this run of the program and what takes a while: pulls, pushes,
/// copies... Transfers over the network run a few at a time of each host, the rest in their turn;
/// everything else runs at once. Tells three times a second how far it is. GUI thread; ends its
/// work when destroyed.
class TaskQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskQueue)

public:
    explicit TaskQueue(QObject *parent = nullptr);
    ~TaskQueue() override;

    /// Starts \a task and returns its ID. If one of the same key is on its way already, that one's
    /// ID is returned, and \a task is dropped; one that has ended, or was cancelled, goes for it.
    quint64 add(std::unique_ptr<Task> task);
    /// The same, but \a task waits until it is retried.
    quint64 addPaused(std::unique_ptr<Task> task);
    void cancel(quint64 id);
    /// Nothing happens if it has ended, or cannot go on later.
    void pause(quint64 id);
    /// Starts a task that has ended again, or as soon as it has. One that runs tries at once what
    /// it waits for.
    void retry(quint64 id);
    /// As retry(), past the warning that it failed with.
    void insist(quint64 id);
    /// Forgets a task that has ended.
    void dismiss(quint64 id);
    [[nodiscard]] bool isRunning() const;
    /// Transfers of one host at once, at least 1. Those that run go on.
    void setTransfersAtOnce(int count);

Q_SIGNALS:
    void taskChanged(const models::TaskSnapshot &task);
    void taskRemoved(quint64 id);

private:
    [[nodiscard]] Task *find(quint64 id) const;
    quint64 take(std::unique_ptr<Task> task);
    void start(Task &task);
    [[nodiscard]] QThreadPool &poolFor(const Task &task);
    void leave(quint64 id);
    void tellRunning();
    void taskFinished(quint64 id);

    int m_transfersAtOnce = 3;                  ///< More of one host only share the same line.
    std::map<QString, QThreadPool> m_transfers; ///< By the host.
    QThreadPool m_others;
    QTimer m_tick;
    std::vector<std::unique_ptr<Task>> m_tasks;
    std::vector<std::unique_ptr<Task>>
        m_leaving;         ///< Cancelled and forgotten, but not yet at an end.
    QSet<quint64> m_again; ///< To be started again once they have ended.
    quint64 m_nextId = 1;
};

} // namespace app
