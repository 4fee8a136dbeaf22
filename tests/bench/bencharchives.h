// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace bench {

/// An archive of `docker save` (or of OCI) whose shape is hard on something, and how the peer fares
/// with one of that shape on a machine like ours.
struct BenchArchive
{
    QString title;
    QString path;
    QString peer; ///< Read and analyse; Dive 0.13's own code, warm page cache.
    QString goal;
};

/// Makes those that are not in \a folder yet, 4 GB in all.
[[nodiscard]] QList<BenchArchive> makeBenchArchives(const QString &folder);

} // namespace bench
