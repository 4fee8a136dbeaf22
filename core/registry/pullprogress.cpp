// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pullprogress.h"

#include <algorithm>
#include <cmath>

namespace registry {

namespace {

qint64 secondsFor(qint64 bytes, double perSecond)
{
    return perSecond >= 1 ? std::llround(double(bytes) / perSecond) : -1;
}

/// The earlier of two, of which either may be invalid.
QDateTime earlier(const QDateTime &one, const QDateTime &other)
{
    if (!one.isValid() || !other.isValid())
        return one.isValid() ? one : other;
    return std::min(one, other);
}

} // namespace

LayerStatus PullProgress::Layer::status() const
{
    LayerStatus status{.digest = descriptor.digest,
                       .size = descriptor.size,
                       .doneBytes = doneBytes,
                       .stage = stage,
                       .waitingUntil = waitingUntil};
    if (status.stage != LayerStage::Running)
        return status;
    rate.update(networkBytes);
    status.bytesPerSecond = rate.perSecond();
    status.secondsLeft = secondsFor(status.size - status.doneBytes, status.bytesPerSecond);
    return status;
}

PullStatus PullProgress::status() const
{
    const std::scoped_lock lock(m_mutex);
    PullStatus status{.isResolving = m_isResolving,
                      .waitingUntil = m_documentsWaitUntil,
                      .shortage = m_shortage,
                      .otherPlatforms = m_otherPlatforms};
    bool moves = false;
    for (const Layer &layer : m_layers) {
        const LayerStatus one = layer.status();
        status.doneBytes += one.doneBytes;
        status.totalBytes += one.stage == LayerStage::Absent ? 0 : one.size;
        status.waitingUntil = earlier(status.waitingUntil, one.waitingUntil);
        moves = moves || (one.stage == LayerStage::Running && !one.waitingUntil.isValid());
        status.layers.append(one);
    }
    status.isHeldUp = status.waitingUntil.isValid() && !moves;
    m_rate.update(m_networkBytes);
    status.bytesPerSecond = m_rate.perSecond();
    status.secondsLeft = secondsFor(status.totalBytes - status.doneBytes, status.bytesPerSecond);
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
    if (stage == LayerStage::Absent)
        one.doneBytes = 0;
}

void PullProgress::addBytes(qsizetype layer, qint64 bytes, bool fromNetwork)
{
    Layer &one = m_layers[size_t(layer)];
    one.doneBytes += bytes;
    if (!fromNetwork)
        return;
    one.networkBytes += bytes;
    m_networkBytes += bytes;
}

void PullProgress::restart(qsizetype layer)
{
    m_layers[size_t(layer)].doneBytes = 0;
}

void PullProgress::follow(qsizetype layer, qint64 bytes)
{
    Layer &one = m_layers[size_t(layer)];
    one.stage = LayerStage::Shared;
    one.doneBytes = std::min(bytes, one.descriptor.size);
}

void PullProgress::setOtherPlatforms(const QList<oci::Platform> &platforms)
{
    const std::scoped_lock lock(m_mutex);
    m_otherPlatforms = platforms;
}

void PullProgress::setShortage(const std::optional<DiskNeed> &shortage)
{
    const std::scoped_lock lock(m_mutex);
    m_shortage = shortage;
}

net::WaitObserver PullProgress::waitObserver(std::optional<qsizetype> layer)
{
    const auto note = [this, layer](const QDateTime &until) {
        const std::scoped_lock lock(m_mutex);
        (layer ? m_layers[size_t(*layer)].waitingUntil : m_documentsWaitUntil) = until;
    };
    return {.tell = note, .bell = &m_bell, .outwaitsLimits = m_outwaitsLimits};
}

} // namespace registry
