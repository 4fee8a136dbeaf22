// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pulltask.h"

#include "app/tr.h"
#include "core/registry/client.h"
#include "views/format.h"

#include <QPromise>
#include <QtConcurrentRun>

using models::TaskState;

namespace app {

namespace {

struct Work
{
    std::shared_ptr<registry::Client> client;
    std::shared_ptr<store::OciStore> store;
    registry::PullRequest request;
    std::shared_ptr<registry::PullProgress> progress;
    std::shared_ptr<std::atomic<bool>> hasStarted;
    std::stop_token stop;
};

void runPull(QPromise<core::Result<registry::PullOutcome>> &promise, const Work &work)
{
    *work.hasStarted = true;
    promise.addResult(
        registry::pull(*work.client, *work.store, work.request, *work.progress, work.stop));
}

TaskState layerState(registry::LayerStage stage)
{
    switch (stage) {
    case registry::LayerStage::Waiting:
        return TaskState::Queued;
    case registry::LayerStage::Running:
        return TaskState::Running;
    case registry::LayerStage::Done:
    case registry::LayerStage::Present:
        break;
    }
    return TaskState::Done;
}

QString summaryOf(const registry::PullOutcome &outcome)
{
    if (outcome.wasComplete)
        return Tr::tr("Was here already.");
    return Tr::tr("%1 downloaded.").arg(views::format::size(outcome.downloadedBytes));
}

} // namespace

PullTask::PullTask(quint64 id, registry::PullRequest request, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_request(std::move(request))
    , m_progress(std::make_shared<registry::PullProgress>())
    , m_hasStarted(std::make_shared<std::atomic<bool>>(false))
{}

PullTask::~PullTask()
{
    cancel();
    m_future.waitForFinished();
}

void PullTask::start(std::shared_ptr<registry::Client> client,
                     std::shared_ptr<store::OciStore> store, QThreadPool &pool)
{
    Q_ASSERT(!isRunning());
    m_stop = {};
    m_outcome.reset();
    m_progress = std::make_shared<registry::PullProgress>();
    m_hasStarted = std::make_shared<std::atomic<bool>>(false);
    m_future = QtConcurrent::run(&pool, runPull,
                                 Work{std::move(client), std::move(store), m_request, m_progress,
                                      m_hasStarted, m_stop.get_token()});
    m_future.then(this, [this](const Outcome &outcome) {
        m_outcome = outcome;
        Q_EMIT finished();
    });
}

void PullTask::cancel()
{
    m_stop.request_stop();
}

TaskState PullTask::state(const registry::PullStatus &status) const
{
    if (m_outcome)
        return *m_outcome                                              ? TaskState::Done
               : m_outcome->error().code == core::ErrorCode::Cancelled ? TaskState::Cancelled
                                                                       : TaskState::Failed;
    // What was asked shows at once, though the worker may need some milliseconds to end.
    if (m_stop.stop_requested())
        return TaskState::Cancelled;
    if (!*m_hasStarted)
        return TaskState::Queued;
    if (status.waitingUntil.isValid())
        return TaskState::Waiting;
    return status.isResolving ? TaskState::Resolving : TaskState::Running;
}

models::TaskSnapshot PullTask::snapshot() const
{
    const registry::PullStatus status = m_progress->status();
    models::TaskSnapshot snapshot{
        .id = m_id,
        .title = m_request.reference.familiar(),
        .state = state(status),
        .doneBytes = status.doneBytes,
        .totalBytes = status.totalBytes,
        .bytesPerSecond = status.bytesPerSecond,
        .secondsLeft = status.secondsLeft,
        .waitingUntil = status.waitingUntil,
        .error = {},
        .summary = {},
        .layers = {},
    };
    if (m_outcome && *m_outcome)
        snapshot.summary = summaryOf(**m_outcome);
    else if (m_outcome)
        snapshot.error = m_outcome->error();
    for (const registry::LayerStatus &layer : status.layers)
        snapshot.layers.append({.id = layer.digest.shortForm(),
                                .state = layerState(layer.stage),
                                .doneBytes = layer.doneBytes,
                                .totalBytes = layer.size,
                                .wasHere = layer.stage == registry::LayerStage::Present});
    return snapshot;
}

} // namespace app
