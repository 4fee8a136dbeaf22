// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bench {

/// Opening single files of a large gzip layer.
struct FileTimes
{
    qint64 compressedBytes = 0; ///< Of the layer.
    qint64 tarBytes = 0;
    int files = 0;      ///< So many were opened, from all over the layer.
    double longest = 0; ///< Milliseconds until a file's first MiB, or all of it, was there.
    double median = 0;
    qint64 seekBytes = 0; ///< What the checkpoints take in the cache.
};

/// The layer, some 950 MB, is kept in \a folder for the next run.
[[nodiscard]] FileTimes measureFiles(const QString &folder);

} // namespace bench
