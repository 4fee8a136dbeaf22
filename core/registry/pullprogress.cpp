// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pullprogress.h"

#include <cmath>

namespace registry {

PullStatus PullProgress::status() const
{
    const std::scoped_lock lock(m_mutex);
    PullStatus status{.isResolving = m_isResolving, .waitingUntil = m_waitingUntil};
    for (const Layer &layer : m_layers) {
        const LayerStatus one{.digest = layer.descriptor.digest,
                              .size = layer.descriptor.size,
                              .doneBytes = layer.doneBytes,
                              .stage = layer.stage};
        status.doneBytes += one.doneBytes;
        status.totalBytes += one.size;
        status.layers.append(one);
    }
    m_rate.update(m_networkBytes);
    status.bytesPerSecond = m_rate.perSecond();
    if (status.bytesPerSecond >= 1)
        status.secondsLeft =
            std::llround(double(status.totalBytes - status.doneBytes) / status.bytesPerSecond);
    return status;
}

void PullProgress::setLayers(const QList<oci::Descriptor> &layers)
{
    const std::scoped_lock lock(m_mutex);
    m_layers.clear();
    for (const oci::Descriptor &layer : layers)
        m_layers.emplace_back(layer);
    m_isResolving = false;
}

void PullProgress::setStage(qsizetype layer, LayerStage stage)
{
    Layer &one = m_layers[size_t(layer)];
    one.stage = stage;
    if (stage == LayerStage::Done || stage == LayerStage::Present)
        one.doneBytes = one.descriptor.size;
}

void PullProgress::addBytes(qsizetype layer, qint64 bytes, bool fromNetwork)
{
    m_layers[size_t(layer)].doneBytes += bytes;
    if (fromNetwork)
        m_networkBytes += bytes;
}

void PullProgress::restart(qsizetype layer)
{
    m_layers[size_t(layer)].doneBytes = 0;
}

void PullProgress::setWaitingUntil(const QDateTime &time)
{
    const std::scoped_lock lock(m_mutex);
    m_waitingUntil = time;
}

} // namespace registry
