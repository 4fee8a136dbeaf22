// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"

#include <QByteArray>

#include <cstddef>
#include <vector>

namespace layers {

/// A place in a compressed stream where unpacking can begin.
struct Checkpoint
{
    qint64 input = 0;  ///< Compressed bytes before it.
    qint64 output = 0; ///< Bytes unpacked before it.
    /// What the decoder has to know, packed; nothing where a gzip member or zstd frame begins. It
    /// is of this build's ISA-L: see stateFormat().
    QByteArray state = {};

    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

/// The checkpoints of one stream in ascending order, about every 4 MiB of output as long as they
/// are few; farther apart when a stream is so long that they would be too many.
class Checkpoints final
{
public:
    static constexpr qint64 LeastSpacing = 4 * core::limits::MiB;
    static constexpr std::size_t Most = core::limits::Checkpoints; ///< Not reached.

    /// How Checkpoint::state is laid out: another number with another ISA-L, or another processor.
    [[nodiscard]] static quint64 stateFormat();

    /// Whether one more is wanted after \a output bytes.
    [[nodiscard]] bool isDue(qint64 output) const { return output >= m_nextOutput; }
    /// A place behind all others. May drop every second one.
    void add(Checkpoint checkpoint);

    [[nodiscard]] const std::vector<Checkpoint> &all() const { return m_checkpoints; }
    /// The last one that is not behind \a output; null if unpacking has to begin at the start.
    [[nodiscard]] const Checkpoint *before(qint64 output) const;

private:
    std::vector<Checkpoint> m_checkpoints;
    qint64 m_spacing = LeastSpacing;
    qint64 m_nextOutput = LeastSpacing;
};

} // namespace layers
