// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/messagereader.h"

#include "core/base/limits.h"
#include "core/engine/unreachable.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using core::Result;

namespace {

/// Engines mostly leave the code out, or give the exit status of a program.
int statusOf(const EngineMessage::Failure &failure)
{
    return failure.code >= 400 && failure.code < 600 ? failure.code : 500;
}

} // namespace

MessageReader::MessageReader(Endpoint endpoint, Handler handle, core::Redaction secrets)
    : m_endpoint(std::move(endpoint))
    , m_handle(std::move(handle))
    , m_secrets(std::move(secrets))
    , m_lines(core::limits::EngineEvent)
{}

Result<void> MessageReader::read(QByteArrayView bytes)
{
    return m_lines.feed(bytes, [this](QByteArrayView line) { return take(line); });
}

Result<void> MessageReader::finish()
{
    if (auto taken = m_lines.finish([this](QByteArrayView line) { return take(line); }); !taken)
        return taken;
    if (m_failure)
        return std::unexpected(answerError(m_endpoint, statusOf(*m_failure), m_failure->words));
    return {};
}

Result<void> MessageReader::take(QByteArrayView line)
{
    auto message = EngineMessage::parse(line);
    if (!message)
        return std::unexpected(std::move(message.error()));
    if (message->failure) {
        // The first is the cause.
        if (!m_failure)
            m_failure = {m_secrets.apply(message->failure->words), message->failure->code};
        return {};
    }
    // Numbers, layers and digests stay: a short secret may be a part of any of them.
    message->status = m_secrets.apply(message->status);
    message->stream = m_secrets.apply(message->stream);
    return m_handle(*message);
}

} // namespace engine
