// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layerreader.h"

#include <string>
#include <vector>

namespace layers {

/// Puts the holes back into a sparse file of a tar (GNU tar manual, "Storing Sparse Files"): the
/// old GNU format and PAX 0.0, 0.1 and 1.0.
class SparseContent final
{
public:
    /// A file of \a size bytes. \a isGnu: its map is binary.
    SparseContent(bool isGnu, qint64 size)
        : m_isGnu(isGnu)
        , m_size(size)
    {}

    /// A part of the map, as TarHandler::sparseMap() gets it; before any data.
    [[nodiscard]] core::Result<void> addMap(QByteArrayView part);
    /// The next bytes of what the tar holds of the file, to \a sink as they stand in the file.
    /// Corrupt if they do not fit the map, or if it is none; LimitExceeded above a million parts.
    [[nodiscard]] core::Result<void> add(QByteArrayView data, const ByteSink &sink);
    /// The hole at the end. Corrupt if data is missing.
    [[nodiscard]] core::Result<void> finish(const ByteSink &sink);

private:
    struct Part
    {
        qint64 offset = 0;
        qint64 size = 0;
    };

    [[nodiscard]] core::Result<void> addPart(qint64 offset, qint64 size);
    [[nodiscard]] core::Result<void> addNumbers(std::string_view text, char separator);
    [[nodiscard]] core::Result<void> takeMap(QByteArrayView &data);
    [[nodiscard]] core::Result<void> order();
    [[nodiscard]] core::Result<void> fillTo(qint64 offset, const ByteSink &sink);

    bool m_isGnu;
    qint64 m_size;
    bool m_hasMap = false;     ///< It came beside the data.
    bool m_isMapWhole = false; ///< No more of it comes.
    std::string m_text;        ///< The map in front of the data, so far (PAX 1.0).
    std::vector<Part> m_parts;
    std::size_t m_part = 0; ///< The one that the next byte of data belongs to,
    qint64 m_taken = 0;     ///< of which so many bytes came.
    qint64 m_position = 0;  ///< In the file.
};

} // namespace layers
