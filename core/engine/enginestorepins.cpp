// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engineinfo.h"
#include "core/engine/enginestore.h"
#include "core/engine/imagefinder.h"

using namespace Qt::StringLiterals;

/// The part of EngineStore that knows which images are pinned.
namespace engine {

using core::Result;

/// Docker has an ID, whichever way leads to it; Podman is known by its address alone.
Result<store::PinList> EngineStore::pins(const std::stop_token &stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_pins)
            return *m_pins;
    }
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    QString identity;
    if (!version->isPodman()) {
        const auto info = m_client->get(u"/info"_s, {}, -1, stop).and_then(EngineInfo::parse);
        if (!info)
            return std::unexpected(info.error());
        identity = info->id;
    }
    if (identity.isEmpty())
        identity = endpoint().address.toString();
    // A name for a file that no text of the engine can choose.
    const QString name = oci::Digest::of(identity.toUtf8()).encoded().left(32);
    const std::scoped_lock lock(m_mutex);
    m_pins = store::PinList(m_pinFolder + u'/' + name + u".json"_s);
    return *m_pins;
}

Result<void> EngineStore::setPinned(const QStringList &names, bool pinned, std::stop_token stop)
{
    const auto list = pins(stop);
    if (!list)
        return std::unexpected(list.error());
    const auto all = glance(stop);
    if (!all)
        return std::unexpected(all.error());
    QList<oci::Digest> images;
    for (const QString &name : names) {
        const auto found = findImage(all->images, name, endpoint().name);
        if (!found)
            return std::unexpected(found.error());
        images.append(all->images.at(found->image).target.digest);
    }
    return list->set(images, pinned);
}

} // namespace engine
