// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ratemeter.h"
#include "core/net/backoff.h"
#include "core/oci/descriptor.h"
#include "core/oci/platform.h"
#include "core/registry/diskneed.h"

#include <QDateTime>
#include <QList>

#include <atomic>
#include <deque>
#include <mutex>
#include <optional>

namespace registry {

enum class LayerStage {
    Queued,
    Shared,  ///< Another pull fetches it, of this program or another: it comes with that.
    Running, ///< Bytes arrive, or come from what an earlier pull left.
    Done,    ///< In the store, verified, with its table of contents.
    Present, ///< Was in the store already.
    Absent,  ///< The registry does not have it and need not: the image goes without.
    Stopped, ///< Ended unfinished, by the person or because of another layer. What came is kept.
    Failed,
};

/// One layer of a running pull.
struct LayerStatus
{
    oci::Digest digest;
    qint64 size = 0;      ///< Bytes of the compressed blob.
    qint64 doneBytes = 0; ///< 0 ... size; goes back only when the other side makes it start anew.
    LayerStage stage = LayerStage::Queued;
    double bytesPerSecond = 0;   ///< Over the last seconds, while Running.
    qint64 secondsLeft = -1;     ///< -1 while it cannot be told.
    QDateTime waitingUntil = {}; ///< Valid while the registry asked to wait with it.
};

/// A pull at one moment.
struct PullStatus
{
    bool isResolving = true; ///< Manifests and configurations are on their way; no layers yet.
    QList<LayerStatus> layers = {};
    qint64 doneBytes = 0;
    qint64 totalBytes = 0;     ///< Without the layers that are Absent.
    double bytesPerSecond = 0; ///< Over the last seconds, of what came over the network.
    qint64 secondsLeft = -1;   ///< -1 while it cannot be told.
    /// Valid while the registry asked to wait with a manifest or with layers; when the first of
    /// these waits ends.
    QDateTime waitingUntil = {};
    bool isHeldUp = false;                 ///< Nothing but waiting goes on.
    std::optional<DiskNeed> shortage = {}; ///< Why it does not go on, if the disk is the reason.
    /// If it failed because there is no image for the platform: those that there are images for.
    QList<oci::Platform> otherPlatforms = {};
};

/// Where a running pull writes how far it is and others read it. All members from any thread.
class PullProgress final
{
public:
    [[nodiscard]] PullStatus status() const;
    /// Ends the waits that go on, so that the registry is asked again at once.
    void retryNow() { m_bell.ring(); }
    /// Somebody sees the waits and can end them: a limit of the registry that is reached is no
    /// failure, but waited for until it is over. Before it is begun.
    void setOutwaitsLimits() { m_outwaitsLimits = true; }

    // For the pull:
    void setLayers(const QList<oci::Descriptor> &layers);
    void setStage(qsizetype layer, LayerStage stage);
    /// \a bytes came; from the network, or from what was here.
    void addBytes(qsizetype layer, qint64 bytes, bool fromNetwork);
    void restart(qsizetype layer);
    /// Another pull has \a bytes of the layer.
    void follow(qsizetype layer, qint64 bytes);
    /// The disk has too little room, or no more; nothing if it has enough.
    void setShortage(const std::optional<DiskNeed> &shortage);
    /// There is no image for the platform, but for these.
    void setOtherPlatforms(const QList<oci::Platform> &platforms);
    /// What notes the waits for \a layer, or for manifests and configurations. Refers to this.
    [[nodiscard]] net::WaitObserver waitObserver(std::optional<qsizetype> layer = {});

private:
    struct Layer
    {
        explicit Layer(const oci::Descriptor &blob)
            : descriptor(blob)
        {}

        [[nodiscard]] LayerStatus status() const;

        oci::Descriptor descriptor;
        std::atomic<qint64> doneBytes = 0;
        std::atomic<qint64> networkBytes = 0;
        std::atomic<LayerStage> stage = LayerStage::Queued;
        mutable core::RateMeter rate;
        QDateTime waitingUntil;
    };

    mutable std::mutex m_mutex; ///< Guards everything but the atomics and the bell.
    std::deque<Layer> m_layers;
    std::atomic<qint64> m_networkBytes = 0;
    mutable core::RateMeter m_rate;
    QDateTime m_documentsWaitUntil;
    bool m_isResolving = true;
    bool m_outwaitsLimits = false;
    std::optional<DiskNeed> m_shortage;
    QList<oci::Platform> m_otherPlatforms;
    net::WaitBell m_bell;
};

} // namespace registry
