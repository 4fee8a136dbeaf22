// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/pull.h"
#include "models/tasksnapshot.h"

#include <QFuture>
#include <QObject>

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>

class QThreadPool;

namespace registry {
class Client;
}

namespace app {

/// One pull that a person asked for, running on a pool's thread: started, watched, cancelled and
/// tried again from the GUI thread. Ends and waits for its work when destroyed.
class PullTask final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PullTask)

public:
    PullTask(quint64 id, registry::PullRequest request, QObject *parent = nullptr);
    ~PullTask() override;

    [[nodiscard]] quint64 id() const { return m_id; }
    [[nodiscard]] const registry::PullRequest &request() const { return m_request; }
    [[nodiscard]] bool isRunning() const { return m_future.isRunning(); }

    /// Starts, or starts again; what came before is reused. Not while it is running.
    void start(std::shared_ptr<registry::Client> client, std::shared_ptr<store::OciStore> store,
               QThreadPool &pool);
    void cancel();
    [[nodiscard]] models::TaskSnapshot snapshot() const;

Q_SIGNALS:
    void finished();

private:
    using Outcome = core::Result<registry::PullOutcome>;

    [[nodiscard]] models::TaskState state(const registry::PullStatus &status) const;

    quint64 m_id;
    registry::PullRequest m_request;
    std::stop_source m_stop;
    QFuture<Outcome> m_future;
    /// Shared with the worker, which may outlive a cancelled try by some milliseconds.
    std::shared_ptr<registry::PullProgress> m_progress;
    std::shared_ptr<std::atomic<bool>> m_hasStarted;
    std::optional<Outcome> m_outcome;
};

} // namespace app
