// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

struct inflate_state;

namespace layers {

/// Checkpoint::state of a gzip stream: what ISA-L keeps between two calls, with the last 32 KiB of
/// output or a little more, packed by zstd. Nothing if that fails.
[[nodiscard]] std::optional<QByteArray> packGzipState(const inflate_state &state);

/// False if \a packed is no such thing. Lengths and positions are checked; its Huffman tables are
/// taken as they are, so it has to come from a file that was whole.
[[nodiscard]] bool unpackGzipState(QByteArrayView packed, inflate_state &state);

} // namespace layers
