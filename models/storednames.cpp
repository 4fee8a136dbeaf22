// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/storednames.h"

namespace models {

void StoredNames::add(const QList<store::Image> &images, const QString &store)
{
    for (const store::Image &image : images) {
        QSet<oci::Digest> digests(image.registryDigests.begin(), image.registryDigests.end());
        digests.insert(image.target.digest);
        for (const store::PlatformImage &platform : image.platforms)
            digests.insert(platform.manifest.digest);
        for (const oci::Reference &reference : image.names) {
            const QString name = reference.toString();
            m_digests[name].unite(digests);
            m_stores[name].insert(store);
            for (const oci::Digest &digest : std::as_const(digests))
                m_names[digest].insert(name);
        }
    }
}

QSet<oci::Digest> StoredNames::digestsOf(const QString &name) const
{
    return m_digests.value(name);
}

QStringList StoredNames::namesOf(const QSet<oci::Digest> &digests) const
{
    QSet<QString> names;
    for (const oci::Digest &digest : digests)
        names.unite(m_names.value(digest));
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

QStringList StoredNames::storesOf(const QString &name) const
{
    QStringList sorted = m_stores.value(name).values();
    sorted.sort();
    return sorted;
}

} // namespace models
