// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/pulljournal.h"
#include "models/tasksnapshot.h"

#include <QMap>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>

namespace registry {
class Client;
}

namespace app {

class PullTask;
class TaskQueue;

/// Pulls into the own store, as tasks. What is not at its end when the program is, whatever ends
/// it, is in the queue again in the next run, paused. GUI thread; the journal is written on
/// another.
class Pulls final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pulls)

public:
    /// \a tasks outlives this.
    Pulls(TaskQueue &tasks, std::shared_ptr<registry::Client> client, QObject *parent = nullptr);
    ~Pulls() override;

    /// Where pulls go to from now on; null for nowhere. Puts what is unfinished there in the queue.
    void setStore(std::shared_ptr<store::OciStore> store);
    /// Nothing happens without a store.
    void pull(const registry::PullRequest &request);
    /// If the pull \a id failed because there is no image for the platform: says which there are.
    void offerPlatforms(quint64 id);

Q_SIGNALS:
    /// \a references exist for \a platforms, of which the person may choose one in place of the
    /// pull \a id.
    void platformWanted(quint64 id, const QList<oci::Reference> &references,
                        const QList<oci::Platform> &platforms);
    void pulled(const oci::Reference &reference);
    /// Whether it was pulled or not.
    void ended(const oci::Reference &reference);

private:
    using Journal = std::shared_ptr<registry::PullJournal>;

    /// A pull of the queue, and where it is noted.
    struct Known
    {
        QPointer<PullTask> task;
        Journal journal;
        registry::UnfinishedPull noted;
        bool isOpen = true; ///< It has not ended, and is in the journal.
    };
    struct Found;

    [[nodiscard]] static Found findUnfinished(const std::shared_ptr<store::OciStore> &store);
    [[nodiscard]] std::unique_ptr<PullTask> taskOf(const registry::PullRequest &request);
    void offer(const std::shared_ptr<store::OciStore> &store, const Found &found);
    void follow(quint64 id, PullTask *task,
                const QList<registry::UnfinishedPull::Layer> &layers = {});
    void note(const models::TaskSnapshot &task);
    void forget(quint64 id);
    void write(const Journal &journal);

    TaskQueue &m_tasks;
    std::shared_ptr<registry::Client> m_client;
    std::shared_ptr<store::OciStore> m_store;
    Journal m_journal; ///< Of the store; null until it is open, or if it cannot be written.
    QMap<quint64, Known> m_known;
    QThreadPool m_writer; ///< One thread: what is written last counts.
};

} // namespace app
