// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QHash>
#include <QSet>

namespace models {

/// Under which names the images that are here are known, and by which digests registries may know
/// them. A value.
class StoredNames final
{
public:
    /// \a images of a store that is called \a store.
    void add(const QList<store::Image> &images, const QString &store);

    [[nodiscard]] bool isEmpty() const { return m_digests.isEmpty(); }
    /// By the full name, "docker.io/library/nginx:1.24"; empty if nothing is called so.
    [[nodiscard]] QSet<oci::Digest> digestsOf(const QString &name) const;
    /// The full names of what has one of \a digests, sorted.
    [[nodiscard]] QStringList namesOf(const QSet<oci::Digest> &digests) const;
    /// The stores that have something of that full name, sorted.
    [[nodiscard]] QStringList storesOf(const QString &name) const;

    friend bool operator==(const StoredNames &, const StoredNames &) = default;

private:
    QHash<QString, QSet<oci::Digest>> m_digests;
    QHash<oci::Digest, QSet<QString>> m_names;
    QHash<QString, QSet<QString>> m_stores;
};

} // namespace models
