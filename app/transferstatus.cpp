// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transferstatus.h"

#include "app/tr.h"
#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "core/registry/warnings.h"

using engine::TransferLayer;
using models::TaskState;

namespace app {

namespace {

TaskState layerState(const registry::LayerStatus &layer)
{
    switch (layer.stage) {
    case registry::LayerStage::Queued:
        return TaskState::Queued;
    case registry::LayerStage::Shared:
        return TaskState::Running;
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

TaskState layerState(TransferLayer::Stage stage)
{
    switch (stage) {
    case TransferLayer::Stage::Waiting:
        return TaskState::Queued;
    case TransferLayer::Stage::Moving:
    case TransferLayer::Stage::Arrived:
    case TransferLayer::Stage::Unpacking:
        return TaskState::Running;
    case TransferLayer::Stage::Done:
    case TransferLayer::Stage::Present:
        break;
    }
    return TaskState::Done;
}

} // namespace

void describe(const registry::PullStatus &status, models::TaskSnapshot &snapshot)
{
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
                                .isShared = layer.stage == registry::LayerStage::Shared,
                                .bytesPerSecond = layer.bytesPerSecond,
                                .secondsLeft = layer.secondsLeft,
                                .waitingUntil = layer.waitingUntil});
}

void describe(const engine::TransferStatus &status, models::TaskSnapshot &snapshot)
{
    if (status.layers.isEmpty())
        snapshot.state = TaskState::Resolving;
    snapshot.doneBytes = status.doneBytes;
    snapshot.totalBytes = status.totalBytes;
    snapshot.bytesPerSecond = status.bytesPerSecond;
    for (const TransferLayer &layer : status.layers)
        snapshot.layers.append({.id = layer.id,
                                .state = layerState(layer.stage),
                                .doneBytes = layer.doneBytes,
                                .totalBytes = layer.totalBytes,
                                .wasHere = layer.stage == TransferLayer::Stage::Present});
}

void describeHost(const registry::Client &client, const QString &host, const QDateTime &since,
                  models::TaskSnapshot &snapshot)
{
    snapshot.pausedUntil = client.hosts().pausedUntil(host);
    if (snapshot.pausedUntil.isValid())
        snapshot.pausedHost = host;
    if (!since.isValid())
        return;
    for (const QString &text : client.warnings().of(host, since))
        snapshot.warnings += Tr::tr("“%1” says: %2").arg(host, text);
}

QStringList leftOut(const registry::PushOutcome &outcome)
{
    QStringList lines;
    for (const oci::Descriptor &layer : outcome.absentLayers)
        lines.append(Tr::tr("%1 was not sent: registries need not have it, and this one has not.")
                         .arg(layer.digest.shortForm()));
    return lines;
}

} // namespace app
