// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/digest.h"
#include "core/store/imagelayout.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>

namespace store {

/// Names of one image that were taken out of index.json, so that they can be put back.
struct TrashedImage
{
    QList<LayoutEntry> entries = {};       ///< As they stood there.
    QHash<oci::Digest, qint64> blobs = {}; ///< Everything that the image had, with sizes.

    friend bool operator==(const TrashedImage &, const TrashedImage &) = default;
};

/// What one removal took.
struct TrashedRemoval
{
    QDateTime time; ///< UTC.
    QList<TrashedImage> images = {};

    friend bool operator==(const TrashedRemoval &, const TrashedRemoval &) = default;
};

/// Oldest first.
using Trash = QList<TrashedRemoval>;

[[nodiscard]] QString trashPath(const ImageLayout &layout);
/// The trash of \a layout: a file beside index.json. Nothing if there is none. Corrupt,
/// LimitExceeded or Io.
[[nodiscard]] core::Result<Trash> readTrash(const ImageLayout &layout);
/// The same of one file.
[[nodiscard]] core::Result<Trash> readTrashFile(const QString &path);
/// Replaces it, durably; only while the change lock is held. LimitExceeded if it would be too large
/// to be read again.
[[nodiscard]] core::Result<void> replaceTrash(const ImageLayout &layout, const Trash &trash);

/// The format of the file. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<Trash> parseTrash(QByteArrayView json);
[[nodiscard]] QByteArray trashJson(const Trash &trash);

} // namespace store
