// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/durablefile.h"
#include "core/layers/archivereader.h"

#include <algorithm>
#include <cstring>

namespace layers {

using core::Result;

namespace {

/// Reads a layer out of the archive in \a file.
RandomReader placeReader(core::File file, const ArchiveImage::Place &place,
                         const std::shared_ptr<const Checkpoints> &checkpoints)
{
    const auto opened = std::make_shared<core::File>(std::move(file));
    const auto archive = std::make_shared<LayerStream>(
        [opened](qint64 offset, std::span<char> out) {
            return opened->readAt(offset, out.data(), qint64(out.size()));
        },
        checkpoints, StreamKind::Archive);
    return [archive, place](qint64 offset, std::span<char> out) -> Result<qsizetype> {
        const qint64 left = std::min(place.size - offset, qint64(out.size()));
        if (left <= 0)
            return 0;
        const auto bytes = archive->at(place.offset + offset, {});
        if (!bytes)
            return std::unexpected(bytes.error());
        const qint64 part = std::min<qint64>(bytes->size(), left);
        std::memcpy(out.data(), bytes->data(), std::size_t(part));
        return part;
    };
}

} // namespace

OpenLayer openArchive(const QString &path, const ArchiveImage &image)
{
    return [path, tocs = image.tocs, places = image.places,
            checkpoints = image.checkpoints](qsizetype layer) -> Result<LayerReader> {
        auto file = core::File::open(path, core::File::Mode::Read);
        if (!file)
            return std::unexpected(std::move(file.error()));
        const ArchiveImage::Place &place = places[std::size_t(layer)];
        return LayerReader(placeReader(std::move(*file), place, checkpoints),
                           tocs[std::size_t(layer)], place.seek);
    };
}

} // namespace layers
