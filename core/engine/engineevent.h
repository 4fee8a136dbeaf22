// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QString>

namespace engine {

/// Something that happened on an engine.
struct EngineEvent
{
    QString type;       ///< "image", "container".
    QString action;     ///< "pull", "untag", "die"; of Podman in Docker's words.
    QString id;         ///< Of the image or container, or the name of the image.
    QString name = {};  ///< Of the image or container.
    QString image = {}; ///< Of a container: the name it was started with.
    QDateTime time = {};

    /// One line of GET /events. Corrupt or LimitExceeded.
    [[nodiscard]] static core::Result<EngineEvent> parse(QByteArrayView line);

    /// May the list of images, or what uses them, be another one now?
    [[nodiscard]] bool changesImages() const;

    friend bool operator==(const EngineEvent &, const EngineEvent &) = default;
};

} // namespace engine
