// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/pull.h"
#include "models/tasksnapshot.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

namespace registry {
class Client;
}

namespace app {

class PullTask;

/// The pulls of this run of the program: several at once, the rest in their turn. Tells three times
/// a second how far they are. GUI thread; ends its work when destroyed.
class PullQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PullQueue)

public:
    explicit PullQueue(std::shared_ptr<registry::Client> client, QObject *parent = nullptr);
    ~PullQueue() override;

    /// Where the pulls that are asked for from now on go.
    void setStore(std::shared_ptr<store::OciStore> store);
    /// Starts a pull; one that runs for the same request already is not started twice.
    void add(const registry::PullRequest &request);
    void cancel(quint64 id);
    void retry(quint64 id);
    /// Forgets a pull that has ended.
    void dismiss(quint64 id);
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void taskChanged(const models::TaskSnapshot &task);
    void taskRemoved(quint64 id);
    /// A pull ended well and the store has the image.
    void pulled(const oci::Reference &reference);

private:
    [[nodiscard]] PullTask *find(quint64 id) const;
    void start(PullTask &task);
    void tellRunning();
    void taskFinished(PullTask &task);

    QThreadPool m_pool;
    QTimer m_tick;
    std::shared_ptr<registry::Client> m_client;
    std::shared_ptr<store::OciStore> m_store;
    std::vector<std::unique_ptr<PullTask>> m_tasks;
    quint64 m_nextId = 1;
};

} // namespace app
