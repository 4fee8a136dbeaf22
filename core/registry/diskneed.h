// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace store {
class OciStore;
}

namespace registry {

struct LayerJob;

/// What a pull still takes on the disk of a store, and what is free there, in bytes.
struct DiskNeed
{
    qint64 needed = 0;
    qint64 free = 0;
    QString folder = {}; ///< Of the store.

    [[nodiscard]] bool fits() const { return needed <= free; }

    friend bool operator==(const DiskNeed &, const DiskNeed &) = default;
};

/// Of \a layers as they are now: what has come of them does not count. Their tables of contents do
/// where they lie on the same disk, with what they usually take. A disk that does not say what is
/// free has room for everything. Any thread.
[[nodiscard]] DiskNeed diskNeedOf(store::OciStore &store, const QList<LayerJob> &layers);

/// Io: \a name cannot be pulled, or not to its end if it \a hasBegun, with both numbers.
[[nodiscard]] core::Error shortageError(const QString &name, const DiskNeed &need, bool hasBegun);

} // namespace registry
