// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"
#include "core/store/containeruse.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <mutex>

namespace store {

struct Image;

/// Which containers use which images, as engines last said, by the digests of the images: under any
/// name, in any store, the same digest is the same image. Thread safe.
class ImageUses final
{
public:
    using ByDigest = QMultiHash<oci::Digest, ContainerUse>;

    /// What the engine at \a address says from now on. True if that is news.
    bool set(const QString &address, const ByDigest &uses);
    /// Forgets all engines but these; true if there was one to forget.
    bool keepOnly(const QStringList &addresses);
    /// Sorted by name.
    [[nodiscard]] QList<ContainerUse> of(const Image &image) const;

private:
    mutable std::mutex m_mutex;
    QHash<QString, ByDigest> m_engines;
};

} // namespace store
