// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace store {

/// index.json has no checksum, and other programs write it too. So what this program writes there
/// is also kept beside it, behind a line with its digest: that tells what a flipped bit did, and
/// mends it.

[[nodiscard]] QString indexCopyPath(const QString &layoutFolder);

/// index.json as it was written last by this program; nothing if it never was. Corrupt,
/// LimitExceeded or Io.
[[nodiscard]] core::Result<std::optional<QByteArray>> readIndexCopy(const QString &layoutFolder);

/// Replaces index.json, the copy first: where only one of them reaches the disk, index.json is the
/// old one, and counts.
[[nodiscard]] core::Result<void> writeIndex(const QString &layoutFolder, const QByteArray &bytes);

/// True if \a found is \a written but for a few bytes. No program makes such a change: each orders
/// the keys in a way of its own, and a new digest is other in most of its characters.
[[nodiscard]] bool isDecayed(QByteArrayView found, QByteArrayView written);

} // namespace store
