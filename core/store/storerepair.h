// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storecheck.h"

#include <functional>

namespace store {

/// Brings \a blob into the layout by its digest, checked, in place of a damaged file, from one of
/// the repositories \a sources.
using FetchBlob = std::function<core::Result<void>(
    const oci::Descriptor &blob, const QList<oci::Reference> &sources, std::stop_token stop)>;

/// What a repair did.
struct RepairReport
{
    QList<Damage> mended;
    CheckReport left; ///< What a check finds now; problems say why it could not be mended.
};

/// Mends what \a found says of \a layout, and what shows only then: files of the layout from what
/// else is there, blobs that images need by \a fetch, if it is given. Nothing is lost: a damaged
/// file stays until the right bytes are there, or is kept aside. Files that nobody names are not
/// touched, but those of ours that a crash left over. \a mendedBlobs, if given, counts up.
/// Cancelled, Io or PermissionDenied; what was mended before stays so.
[[nodiscard]] core::Result<RepairReport>
repair(const ImageLayout &layout, const layers::TocCache &tocs, const CheckReport &found,
       const FetchBlob &fetch = {}, std::atomic<qint64> *mendedBlobs = nullptr,
       std::stop_token stop = {});

} // namespace store
