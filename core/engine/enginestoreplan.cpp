// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"
#include "core/engine/imagefinder.h"
#include "core/engine/layershares.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

/// The part of EngineStore that says what a removal would do.
namespace engine {

using core::Result;

namespace {

/// Which images were built on which.
QHash<oci::Digest, QList<oci::Digest>> childrenById(const QList<ImageSummary> &all)
{
    QHash<oci::Digest, QList<oci::Digest>> children;
    for (const ImageSummary &image : all) {
        if (image.parent)
            children[*image.parent].append(image.id);
    }
    return children;
}

/// What goes when the images \a losing lose their last name: on Docker an image that others were
/// built on stays without a name as long as they do. Nameless ones go with the last of those built
/// on them, unless they are among \a kept.
QSet<oci::Digest> deletedOf(const QList<ImageSummary> &all, const QSet<oci::Digest> &losing,
                            const QSet<oci::Digest> &kept, bool isPodman)
{
    const auto children = childrenById(all);
    QSet<oci::Digest> going = losing;
    for (const ImageSummary &image : all) {
        if (image.names.isEmpty() && children.contains(image.id) && !kept.contains(image.id))
            going.insert(image.id);
    }
    const auto stays = [&](const oci::Digest &id) {
        if (isPodman && losing.contains(id))
            return false;
        return !std::ranges::all_of(children.value(id),
                                    [&going](const auto &child) { return going.contains(child); });
    };
    for (QSet<oci::Digest> staying; !going.isEmpty(); going.subtract(staying)) {
        staying.clear();
        for (const oci::Digest &id : std::as_const(going)) {
            if (stays(id))
                staying.insert(id);
        }
        if (staying.isEmpty())
            break;
    }
    return going;
}

/// \a ids, each before those that it was built on.
QList<oci::Digest> childrenFirst(QSet<oci::Digest> ids, const QList<ImageSummary> &all)
{
    const auto children = childrenById(all);
    QList<oci::Digest> sorted;
    while (!ids.isEmpty()) {
        QList<oci::Digest> free;
        for (const oci::Digest &id : std::as_const(ids)) {
            if (std::ranges::none_of(children.value(id),
                                     [&ids](const auto &child) { return ids.contains(child); }))
                free.append(id);
        }
        if (free.isEmpty()) // An engine that says nonsense.
            break;
        for (const oci::Digest &id : std::as_const(free))
            ids.remove(id);
        sorted += free;
    }
    return sorted;
}

QStringList childrenOf(const QList<ImageSummary> &all, const oci::Digest &id)
{
    QStringList children;
    for (const ImageSummary &image : all) {
        if (image.parent != id)
            continue;
        const auto name = oci::Reference::parse(image.names.value(0));
        children.append(name ? name->familiar() : image.id.shortForm());
    }
    return children;
}

/// The names that go, by the position of their image.
using Untagged = QMap<qsizetype, QList<oci::Reference>>;

Result<Untagged> namesThatGo(const QList<store::Image> &images, const QStringList &names,
                             const QString &engine)
{
    Untagged untagged;
    for (const QString &name : names) {
        const auto found = findImage(images, name, engine);
        if (!found)
            return std::unexpected(found.error());
        QList<oci::Reference> &gone = untagged[found->image];
        const QList<oci::Reference> going =
            found->name ? QList{*found->name} : images.at(found->image).names;
        for (const oci::Reference &reference : going) {
            if (!gone.contains(reference))
                gone.append(reference);
        }
    }
    return untagged;
}

/// Those of \a all that are listed or kept. The others are nameless and have nothing that those
/// built on them have not.
QList<ImageSummary> withoutSteps(QList<ImageSummary> all, const QList<store::Image> &listed,
                                 const QSet<oci::Digest> &kept)
{
    QSet<oci::Digest> counted = kept;
    for (const store::Image &image : listed)
        counted.insert(image.target.digest);
    all.removeIf([&](const ImageSummary &image) { return !counted.contains(image.id); });
    return all;
}

} // namespace

/// Nameless images that somebody pinned, or a container uses, stay when those built on them go.
Result<EngineStore::Ids> EngineStore::keptParents(const Lists &all, const std::stop_token &stop)
{
    auto kept = pins(stop).and_then(&store::PinList::read);
    if (!kept)
        return kept;
    for (const store::Image &image : imagesOf(all, {}, stop)) {
        if (!image.usedBy.isEmpty())
            kept->insert(image.target.digest);
    }
    return kept;
}

Result<store::RemovalPlan> EngineStore::planRemoval(const QStringList &names, std::stop_token stop)
{
    const auto images = list(stop);
    if (!images)
        return std::unexpected(images.error());
    const auto all = readLists(Scope::All, stop);
    if (!all)
        return std::unexpected(all.error());
    const auto untagged = namesThatGo(*images, names, endpoint().name);
    if (!untagged)
        return std::unexpected(untagged.error());
    Ids losing;
    for (const auto &[position, gone] : untagged->asKeyValueRange()) {
        const bool isLosing = gone.size() == images->at(position).names.size();
        if (isLosing && !images->at(position).pinned)
            losing.insert(images->at(position).target.digest);
    }
    const auto kept = keptParents(*all, stop);
    if (!kept)
        return std::unexpected(kept.error());
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    const Ids deleted = deletedOf(all->images, losing, *kept, version->isPodman());
    store::RemovalPlan plan;
    for (const auto &[position, gone] : untagged->asKeyValueRange()) {
        const store::Image &image = images->at(position);
        const oci::Digest &id = image.target.digest;
        const qint64 uniqueBytes = std::max<qint64>(0, image.uniqueBytes);
        store::RemovalPlan::Item item{.image = image, .untagged = gone};
        item.deleted = deleted.contains(id);
        item.sharedBytes = item.deleted ? image.sizeBytes - uniqueBytes : image.sizeBytes;
        if (losing.contains(id))
            item.blockers = image.usedBy;
        if (losing.contains(id) && !item.deleted)
            item.children = childrenOf(all->images, id);
        if (item.deleted)
            plan.freedBytes += uniqueBytes;
        plan.items.append(std::move(item));
    }
    plan.parents = childrenFirst(deleted - losing, all->images);
    const auto shared = bytesSharedBy(deleted, withoutSteps(all->images, *images, *kept), stop);
    if (!shared)
        return std::unexpected(shared.error());
    plan.freedBytes += *shared;
    return plan;
}

Result<qint64> EngineStore::bytesSharedBy(const Ids &deleted, const QList<ImageSummary> &all,
                                          const std::stop_token &stop)
{
    if (deleted.size() < 2)
        return 0;
    const auto inspections = inspectAll(all, stop);
    if (!inspections)
        return std::unexpected(inspections.error());
    InspectList going;
    InspectList staying;
    for (const auto &[id, inspect] : inspections->asKeyValueRange())
        (deleted.contains(id) ? going : staying).append(inspect);
    return bytesSharedAmong(going, staying);
}

} // namespace engine
