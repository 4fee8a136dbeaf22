// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace engine {

/// One message of the stream that an engine answers pull, push, load, import and build with: a
/// line of JSON. Most messages have few of the fields. Of Docker and of Podman.
struct EngineMessage
{
    struct Progress
    {
        qint64 current = 0;     ///< Not negative.
        qint64 total = 0;       ///< 0: not known.
        bool isSeconds = false; ///< Else bytes.

        friend bool operator==(const Progress &, const Progress &) = default;
    };
    struct Failure
    {
        QString words; ///< The engine's own.
        int code = 0;  ///< Like a status of HTTP, or the exit status of a build step; mostly 0.

        friend bool operator==(const Failure &, const Failure &) = default;
    };

    QString status = {}; ///< "Downloading"
    QString id = {};     ///< Of a layer, 12 characters, or a tag.
    std::optional<Progress> progress = {};
    QString stream = {}; ///< Text of a log, with its ends of lines.
    /// It did not come off, whatever the status of the answer.
    std::optional<Failure> failure = {};
    /// The outcome: of a build {"ID"}, of a push {"Tag", "Digest", "Size"}.
    QJsonObject aux = {};

    /// Corrupt or LimitExceeded.
    [[nodiscard]] static core::Result<EngineMessage> parse(QByteArrayView line);

    friend bool operator==(const EngineMessage &, const EngineMessage &) = default;
};

} // namespace engine
