// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <cstddef>

/// Bounds on following the links of images and archives.
namespace core::limits {

inline constexpr int SymlinksOfAPath = 40; ///< As in Linux.
inline constexpr int LinksOfALayer =
    255; ///< From one path to where a layer puts it; as containerd.
inline constexpr std::size_t LinkedPath = 4095; ///< Bytes: Linux has no longer path.
inline constexpr qint64 LinkSteps = 50'000'000; ///< Of an image: about a second of work.
inline constexpr int LinksOfAnArchive = 8;      ///< From an entry of docker save to its layer.

} // namespace core::limits
