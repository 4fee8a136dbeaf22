// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/transferprogress.h"

#include "core/base/limits.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Stage = TransferLayer::Stage;

/// What a status says of a layer; nothing of what is said of something else.
std::optional<Stage> stageOf(const QString &status)
{
    struct Word
    {
        QLatin1StringView words;
        Stage stage;
    };
    static constexpr Word Words[] = {
        {"Pulling fs layer"_L1, Stage::Waiting},
        {"Preparing"_L1, Stage::Waiting},
        {"Waiting"_L1, Stage::Waiting},
        {"Retrying in"_L1, Stage::Waiting},
        {"Downloading"_L1, Stage::Moving},
        {"Pushing"_L1, Stage::Moving},
        {"Verifying Checksum"_L1, Stage::Arrived},
        {"Download complete"_L1, Stage::Arrived},
        {"Extracting"_L1, Stage::Unpacking},
        {"Pull complete"_L1, Stage::Done},
        {"Pushed"_L1, Stage::Done},
        {"Already exists"_L1, Stage::Present},
        {"Layer already exists"_L1, Stage::Present},
        {"Mounted from"_L1, Stage::Present},
    };
    const auto found = std::ranges::find_if(
        Words, [&status](const Word &word) { return status.startsWith(word.words); });
    return found == std::end(Words) ? std::nullopt : std::optional(found->stage);
}

void advance(TransferLayer &layer, Stage stage,
             const std::optional<EngineMessage::Progress> &progress)
{
    layer.stage = stage;
    if (stage == Stage::Moving && progress && !progress->isSeconds) {
        layer.totalBytes = std::max(layer.totalBytes, progress->total);
        layer.doneBytes = progress->current;
        // What Docker pushes may grow beyond what it promised.
        if (layer.totalBytes > 0)
            layer.doneBytes = std::min(layer.doneBytes, layer.totalBytes);
    } else if (stage >= Stage::Arrived) {
        layer.totalBytes = std::max(layer.totalBytes, layer.doneBytes);
        layer.doneBytes = layer.totalBytes;
    }
}

} // namespace

TransferStatus TransferProgress::status() const
{
    const std::scoped_lock lock(m_mutex);
    TransferStatus status{.layers = m_layers};
    for (const TransferLayer &layer : m_layers) {
        status.doneBytes += layer.doneBytes;
        status.totalBytes += std::max(layer.totalBytes, layer.doneBytes);
    }
    m_rate.update(status.doneBytes);
    status.bytesPerSecond = m_rate.perSecond();
    return status;
}

void TransferProgress::take(const EngineMessage &message)
{
    const auto stage = message.id.isEmpty() ? std::nullopt : stageOf(message.status);
    if (!stage)
        return;
    const std::scoped_lock lock(m_mutex);
    auto known = m_positions.constFind(message.id);
    if (known == m_positions.cend()) {
        // The last word of Podman is about the image, and names its ID.
        if (*stage == Stage::Arrived || m_layers.size() >= core::limits::Layers)
            return;
        known = m_positions.insert(message.id, m_layers.size());
        m_layers.append({.id = message.id});
    }
    advance(m_layers[*known], *stage, message.progress);
}

void TransferProgress::complete()
{
    const std::scoped_lock lock(m_mutex);
    for (TransferLayer &layer : m_layers) {
        if (layer.stage != Stage::Present)
            advance(layer, Stage::Done, {});
    }
}

} // namespace engine
