// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QtTypes>

#include <optional>

namespace registry {

/// How many bytes of an upload a registry says to have: "0-499" are 500 (distribution-spec,
/// "Pushing a blob in chunks"); some write "bytes=0-499". Nothing for any other form, and above
/// limits::BlobSize.
[[nodiscard]] std::optional<qint64> parseUploadRange(QByteArrayView text);

/// OCI-Chunk-Min-Length, a number of bytes; 0 if it is none.
[[nodiscard]] qint64 parseChunkMinLength(QByteArrayView text);

} // namespace registry
