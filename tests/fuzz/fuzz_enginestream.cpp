// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/messagereader.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <vector>

using fuzz::check;

namespace {

struct Outcome
{
    bool isDone = false;
    std::vector<engine::EngineMessage> messages;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

Outcome readInPieces(QByteArrayView bytes, qsizetype pieceSize)
{
    Outcome outcome;
    engine::MessageReader reader({}, [&outcome](const engine::EngineMessage &message) {
        check(!message.failure);
        check(!message.progress
              || (message.progress->current >= 0 && message.progress->total >= 0));
        outcome.messages.push_back(message);
        return core::Result<void>();
    });
    core::Result<void> read;
    while (read && !bytes.isEmpty()) {
        const qsizetype part = std::min(pieceSize, bytes.size());
        read = reader.read(bytes.first(part));
        bytes.slice(part);
    }
    if (read)
        read = reader.finish();
    check(read || !read.error().message.isEmpty());
    outcome.isDone = read.has_value();
    return outcome;
}

} // namespace

/// However the stream is cut, it says the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes = fuzz::view(data + 1, size - 1);
    check(readInPieces(bytes, bytes.size() + 1) == readInPieces(bytes, 1 + data[0] % 64));
    return 0;
}
