// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/checkpoints.h"

#include <QByteArray>

#include <vector>

namespace layers {

/// How to reach an entry of a layer without unpacking all that stands before it. Made in the one
/// pass that makes the table of contents; belongs to one blob, as two blobs may hold one layer.
struct SeekIndex
{
    /// For each entry of the LayerToc, the 512-byte block of the tar where its headers begin, the
    /// extended ones included: a TarReader started there yields this entry first.
    std::vector<quint32> entryBlocks;
    Checkpoints checkpoints;

    /// The file format: for this machine and this build, with a checksum against damage.
    [[nodiscard]] QByteArray serialize() const;
    /// Corrupt if \a bytes are not what serialize() of this build wrote.
    [[nodiscard]] static core::Result<SeekIndex> deserialize(const QByteArray &bytes);
};

} // namespace layers
