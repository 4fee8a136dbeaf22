// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/redaction.h"
#include "core/engine/endpoint.h"
#include "core/engine/enginemessage.h"
#include "core/engine/linesplitter.h"

#include <functional>
#include <optional>

namespace engine {

/// Reads the stream that an engine answers pull, push, load, import and build with. Its status,
/// 200, says only that the work began; that it failed stands in a message. One thread.
class MessageReader final
{
public:
    using Handler = std::function<core::Result<void>(const EngineMessage &)>;

    /// \a handle gets every message but those that tell of a failure. \a secrets are taken out of
    /// the words in it.
    MessageReader(Endpoint endpoint, Handler handle, core::Redaction secrets = {});

    /// The next bytes of the answer, as layers::ByteSink. Corrupt, LimitExceeded, or the first
    /// error of the handler.
    [[nodiscard]] core::Result<void> read(QByteArrayView bytes);
    /// To be called after the last byte: the failure that was told, in words for people and with
    /// the engine's own.
    [[nodiscard]] core::Result<void> finish();

private:
    [[nodiscard]] core::Result<void> take(QByteArrayView line);

    Endpoint m_endpoint;
    Handler m_handle;
    core::Redaction m_secrets;
    LineSplitter m_lines;
    std::optional<EngineMessage::Failure> m_failure;
};

} // namespace engine
