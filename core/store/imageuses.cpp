// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imageuses.h"

#include "core/store/imagestore.h"

#include <QSet>

#include <algorithm>

namespace store {

bool ImageUses::set(const QString &address, const ByDigest &uses)
{
    const std::scoped_lock lock(m_mutex);
    if (m_engines.value(address) == uses)
        return false;
    if (uses.isEmpty())
        m_engines.remove(address);
    else
        m_engines.insert(address, uses);
    return true;
}

bool ImageUses::keepOnly(const QStringList &addresses)
{
    const std::scoped_lock lock(m_mutex);
    return m_engines.removeIf([&](const auto &engine) { return !addresses.contains(engine.key()); })
           > 0;
}

QList<ContainerUse> ImageUses::of(const Image &image) const
{
    QSet<oci::Digest> digests{image.target.digest};
    for (const PlatformImage &platform : image.platforms)
        digests << platform.manifest.digest << platform.configDigest;
    QList<ContainerUse> uses;
    const std::scoped_lock lock(m_mutex);
    for (const ByDigest &engine : m_engines) {
        for (const oci::Digest &digest : std::as_const(digests)) {
            const auto [from, to] = engine.equal_range(digest);
            std::for_each(from, to, [&uses](const ContainerUse &use) {
                if (!uses.contains(use))
                    uses.append(use);
            });
        }
    }
    std::ranges::sort(uses, [](const ContainerUse &a, const ContainerUse &b) {
        return std::tie(a.name, a.address, a.id) < std::tie(b.name, b.address, b.id);
    });
    return uses;
}

} // namespace store
