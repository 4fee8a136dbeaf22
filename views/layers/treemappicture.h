// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treemaprenderer.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <memory>

namespace views {

/// A treemap for a report, on white.
struct TreemapPicture
{
    QByteArray svg;
    QImage image; ///< Two pixels for each of the size asked for.
};

/// What is below node \a root, \a size pixels large. GUI thread.
[[nodiscard]] TreemapPicture drawTreemap(std::shared_ptr<const models::FileSieve> sieve,
                                         quint32 root, TreemapColors colors, QSize size);

} // namespace views
