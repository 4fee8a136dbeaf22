// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bench {

/// An image of real files, made from /usr of the build environment: an OCI layout with four gzip
/// layers of them, one of data that cannot be compressed, and a small one that removes some files;
/// in sizes like the image that the goals were set with, 787 MB and 1.86 GB unpacked. Kept in \a
/// folder for the next run, because compressing takes longer than all measuring.
struct BenchImage
{
    QString layout;             ///< Folder; the image's name in it is "bench".
    qint64 compressedBytes = 0; ///< Of all layers.
    qint64 tarBytes = 0;
};

[[nodiscard]] BenchImage makeBenchImage(const QString &folder);

} // namespace bench
