// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <cstddef>

/// Bounds on everything that comes from strangers, in one place. Sizes are bytes.
namespace core::limits {

inline constexpr qint64 KiB = 1024;
inline constexpr qint64 MiB = 1024 * KiB;

inline constexpr qint64 Manifest = 4 * MiB; ///< Manifest or index; conformance uses 3.9 MB.
inline constexpr qint64 Config = 8 * MiB;   ///< Image configuration.
inline constexpr qint64 TokenBody = 128 * KiB;
inline constexpr qint64 ErrorBody = 64 * KiB;
inline constexpr qint64 ArchiveJson = 4 * MiB;  ///< manifest.json, index.json of an archive.
inline constexpr qint64 CiRules = 64 * KiB;     ///< .dive-ci.
inline constexpr int CiExcludes = 1000;         ///< Patterns of paths in it.
inline constexpr qint64 LayoutIndex = 32 * MiB; ///< index.json of a store: about 100,000 images.
inline constexpr qint64 PinList = 8 * MiB;      ///< Pinned images: about 100,000.
inline constexpr qint64 Trash = 64 * MiB;      ///< What was removed from a store and can come back.
inline constexpr int TrashedEntries = 100'000; ///< Removals, and images or names in one.
inline constexpr qint64 EngineJson = 64 * MiB; ///< A list of an engine: about 100,000 images.
inline constexpr int EngineItems = 200'000;    ///< Images or containers in it.
inline constexpr qint64 EngineEvent = 1 * MiB; ///< One event or message, a line.
inline constexpr qint64 Dockerfile = 1 * MiB;
inline constexpr qint64 IgnoreFile = 1 * MiB; ///< .dockerignore.
inline constexpr std::size_t IgnorePatterns = 10'000;
inline constexpr qint64 FolderEntries = 5'000'000; ///< Files and folders of a build context.
inline constexpr int FolderDepth = 400;            ///< Each level keeps a folder open.
inline constexpr qsizetype BuildLine = 4096;       ///< Characters in a line of a build's log.
inline constexpr qint64 BuildLines = 20'000;       ///< Of a log that are kept.
inline constexpr qint64 EngineConfig =
    1 * MiB; ///< meta.json, podman-connections.json, containers.conf.
inline constexpr int EngineContexts = 1000;
inline constexpr qint64 PathLength = 1 * MiB; ///< A name inside a layer.
inline constexpr int WindowLog = 27;          ///< Of zstd and xz in an archive: 128 MiB.
inline constexpr int LayerWindowLog = 25;     ///< 32 MiB: the most that registry tools write.
inline constexpr int Redirects = 10;
inline constexpr int IndexDepth = 8;
inline constexpr int IndexEntries = 10'000;
inline constexpr int Layers = 10'000;
inline constexpr qint64 LayerEntries = 20'000'000;
inline constexpr qint64 LayerNames = 1024 * MiB; ///< All names inside one layer together.
inline constexpr qint64 TarExtension = 1 * MiB;  ///< A PAX or GNU extended header, as in Go.
inline constexpr quint32 TreeNodes = 40'000'000; ///< Files and folders of an image, all layers.
inline constexpr int ArchiveEntries = 100'000;   ///< Entries of the outer tar of an archive.
inline constexpr qint64 PreviewBytes = 1 * MiB;  ///< Of a file that is shown.
inline constexpr qint64 PictureBytes = 32 * MiB; ///< Of a picture that is shown.
inline constexpr qint64 PicturePixels = 50'000'000;
inline constexpr qint64 DragBytes = 256 * MiB; ///< Of a file that is dragged out of the window.
inline constexpr qint64 BlobSize = Q_INT64_C(1) << 40; ///< 1 TiB, compressed or not.

} // namespace core::limits
