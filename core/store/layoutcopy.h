// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/reference.h"

#include <QList>

#include <stop_token>

namespace store {

class ImageLayout;
class OciStore;

/// Copies every named image of \a from into \a to, blobs that are there already excepted, and
/// returns the names. Each blob is checked against its digest on the way; tables of contents are
/// made when first needed. Blocks: for a worker thread.
[[nodiscard]] core::Result<QList<oci::Reference>> copyImages(const ImageLayout &from, OciStore &to,
                                                             std::stop_token stop = {});

/// The same of one blob.
[[nodiscard]] core::Result<void> copyBlob(const ImageLayout &from, const ImageLayout &to,
                                          const oci::Digest &digest, qint64 size,
                                          const std::stop_token &stop);

} // namespace store
