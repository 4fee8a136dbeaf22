// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pulltask.h"

#include "app/tr.h"
#include "core/registry/client.h"
#include "core/store/ocistore.h"
#include "views/format.h"

using namespace Qt::StringLiterals;
using models::TaskState;

namespace app {

namespace {

TaskState layerState(const registry::LayerStatus &layer)
{
    switch (layer.stage) {
    case registry::LayerStage::Queued:
        return TaskState::Queued;
    case registry::LayerStage::Running:
        return layer.waitingUntil.isValid() ? TaskState::Waiting : TaskState::Running;
    case registry::LayerStage::Stopped:
        return TaskState::Cancelled;
    case registry::LayerStage::Failed:
        return TaskState::Failed;
    case registry::LayerStage::Done:
    case registry::LayerStage::Present:
    case registry::LayerStage::Absent:
        break;
    }
    return TaskState::Done;
}

QString summaryOf(const registry::PullOutcome &outcome)
{
    if (outcome.wasComplete)
        return Tr::tr("Was here already.");
    const QString size = views::format::size(outcome.downloadedBytes);
    if (outcome.absentLayers.isEmpty())
        return Tr::tr("%1 downloaded.").arg(size);
    return Tr::tr("%1 downloaded, without %n layer(s) that the registry does not have.", nullptr,
                  int(outcome.absentLayers.size()))
        .arg(size);
}

QString keyOf(store::OciStore &store, const registry::PullRequest &request)
{
    QStringList parts{u"pull"_s, store.layout().folder(), request.reference.toString()};
    if (request.platform)
        parts += request.platform->toString();
    if (request.allPlatforms)
        parts += u"all"_s;
    return parts.join(u'\n');
}

} // namespace

PullTask::PullTask(std::shared_ptr<registry::Client> client, std::shared_ptr<store::OciStore> store,
                   registry::PullRequest request, QObject *parent)
    : Task(keyOf(*store, request), request.reference.familiar(), parent)
    , m_client(std::move(client))
    , m_store(std::move(store))
    , m_request(std::move(request))
    , m_progress(std::make_shared<registry::PullProgress>())
{
    setFailure(Tr::tr("“%1” was not pulled.").arg(m_request.reference.familiar()));
}

Task::Work PullTask::begin()
{
    m_progress = std::make_shared<registry::PullProgress>();
    return [client = m_client, store = m_store, request = m_request,
            progress = m_progress](std::stop_token stop) {
        return registry::pull(*client, *store, request, *progress, std::move(stop))
            .transform(summaryOf);
    };
}

void PullTask::describe(models::TaskSnapshot &snapshot) const
{
    const registry::PullStatus status = m_progress->status();
    if (status.isHeldUp)
        snapshot.state = TaskState::Waiting;
    else if (status.isResolving)
        snapshot.state = TaskState::Resolving;
    snapshot.doneBytes = status.doneBytes;
    snapshot.totalBytes = status.totalBytes;
    snapshot.bytesPerSecond = status.bytesPerSecond;
    snapshot.secondsLeft = status.secondsLeft;
    snapshot.waitingUntil = status.waitingUntil;
    for (const registry::LayerStatus &layer : status.layers)
        snapshot.layers.append({.id = layer.digest.shortForm(),
                                .state = layerState(layer),
                                .doneBytes = layer.doneBytes,
                                .totalBytes = layer.size,
                                .wasHere = layer.stage == registry::LayerStage::Present,
                                .isElsewhere = layer.stage == registry::LayerStage::Absent,
                                .bytesPerSecond = layer.bytesPerSecond,
                                .secondsLeft = layer.secondsLeft,
                                .waitingUntil = layer.waitingUntil});
}

void PullTask::endWait()
{
    m_progress->retryNow();
}

} // namespace app
