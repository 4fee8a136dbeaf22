// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

namespace store {

/// The small JSON files that this program keeps beside a layout. Each has the digest of the rest of
/// it under "checksum", so that one flipped bit shows.

/// \a content with its checksum, as it is written.
[[nodiscard]] QByteArray sealRecord(QJsonObject content);

/// The content of a record that sealRecord() wrote. Former versions wrote none of them with a
/// checksum: such a record is taken if \a key is all that it has. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<QJsonObject> openRecord(QByteArrayView bytes, qint64 limit,
                                                   QLatin1StringView key);

/// Replaces the record \a path by \a bytes, and a copy of it beside it first: a damaged record
/// comes back from there. Each holds the old or the new bytes, whole.
[[nodiscard]] core::Result<void> replaceRecord(const QString &path, QByteArrayView bytes);
[[nodiscard]] QString recordCopyPath(const QString &path);

} // namespace store
