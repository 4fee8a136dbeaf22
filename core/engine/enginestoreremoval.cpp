// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"
#include "core/engine/imagefinder.h"
#include "core/engine/layershares.h"
#include "core/engine/removalanswer.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

/// The part of EngineStore that removes images.
namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

core::Error inUse(const QString &name, const QList<store::ContainerUse> &users)
{
    QStringList names;
    for (const store::ContainerUse &user : users)
        names.append(user.title());
    return {
        ErrorCode::PermissionDenied,
        core::Tr::tr("“%1” stays, because containers use it: %2.").arg(name, names.join(u", "_s)),
        {}};
}

/// What goes when the images \a losing lose their last name, on Docker with either image store: an
/// image that others were built on stays without a name as long as they do, and goes with the last
/// of them, whether it had a name or not.
QSet<oci::Digest> deletedOf(const QList<ImageSummary> &all, const QSet<oci::Digest> &losing)
{
    QHash<oci::Digest, QList<oci::Digest>> children;
    for (const ImageSummary &image : all) {
        if (image.parent)
            children[*image.parent].append(image.id);
    }
    QSet<oci::Digest> going = losing;
    for (const ImageSummary &image : all) {
        if (image.names.isEmpty() && children.contains(image.id))
            going.insert(image.id);
    }
    const auto stays = [&](const oci::Digest &id) {
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

/// Those of the planned names that still mean the image.
QList<oci::Reference> namesLeft(const store::RemovalPlan::Item &item, const store::Image &now)
{
    QList<oci::Reference> names;
    std::ranges::copy_if(item.untagged, std::back_inserter(names),
                         [&now](const oci::Reference &name) { return now.names.contains(name); });
    return names;
}

QString titleOf(const store::RemovalPlan::Item &item)
{
    if (!item.untagged.isEmpty())
        return item.untagged.first().familiar();
    return item.image.target.digest.shortForm();
}

} // namespace

Result<store::RemovalPlan> EngineStore::planRemoval(const QStringList &names)
{
    const auto images = list();
    if (!images)
        return std::unexpected(images.error());
    const auto summaries = readImages({}, Scope::All);
    if (!summaries)
        return std::unexpected(summaries.error());
    QMap<qsizetype, QList<oci::Reference>> untagged;
    for (const QString &name : names) {
        const auto found = findImage(*images, name, endpoint().name);
        if (!found)
            return std::unexpected(found.error());
        QList<oci::Reference> &gone = untagged[found->image];
        const QList<oci::Reference> going =
            found->name ? QList{*found->name} : images->at(found->image).names;
        for (const oci::Reference &reference : going) {
            if (!gone.contains(reference))
                gone.append(reference);
        }
    }
    Ids losing;
    for (const auto &[position, gone] : untagged.asKeyValueRange()) {
        const bool isLosing = gone.size() == images->at(position).names.size();
        if (isLosing && !images->at(position).pinned)
            losing.insert(images->at(position).target.digest);
    }
    const auto deleted = deletedBy(losing, *summaries);
    if (!deleted)
        return std::unexpected(deleted.error());
    store::RemovalPlan plan;
    for (const auto &[position, gone] : untagged.asKeyValueRange()) {
        const store::Image &image = images->at(position);
        const oci::Digest &id = image.target.digest;
        store::RemovalPlan::Item item{.image = image, .untagged = gone};
        item.deleted = deleted->contains(id);
        item.sharedBytes = item.deleted ? image.sizeBytes - image.uniqueBytes : image.sizeBytes;
        if (losing.contains(id))
            item.blockers = image.usedBy;
        if (losing.contains(id) && !item.deleted)
            item.children = childrenOf(*summaries, id);
        if (item.deleted)
            plan.freedBytes += image.uniqueBytes;
        plan.items.append(std::move(item));
    }
    const auto shared = bytesSharedBy(*deleted, *summaries);
    if (!shared)
        return std::unexpected(shared.error());
    plan.freedBytes += *shared;
    return plan;
}

Result<EngineStore::Ids> EngineStore::deletedBy(const Ids &losing, const QList<ImageSummary> &all)
{
    const auto version = m_client->version();
    if (!version)
        return std::unexpected(version.error());
    if (version->isPodman())
        return losing;
    return deletedOf(all, losing);
}

Result<qint64> EngineStore::bytesSharedBy(const Ids &deleted, const QList<ImageSummary> &all)
{
    if (deleted.size() < 2)
        return 0;
    InspectList going;
    InspectList staying;
    for (const ImageSummary &image : all) {
        if (image.isManifestList)
            continue;
        const auto inspect = inspectOne(image.id, {}, {});
        if (inspect)
            (deleted.contains(image.id) ? going : staying).append(*inspect);
        else if (inspect.error().code != ErrorCode::NotFound)
            return std::unexpected(inspect.error());
    }
    return bytesSharedAmong(going, staying);
}

void EngineStore::removeContainers(const store::RemovalPlan &plan, store::RemovalReport &report)
{
    for (const store::ContainerUse &container : plan.containers) {
        if (auto removed = m_containers.removeSeen(container))
            report.removedContainers.append(container.title());
        else
            report.failed.append({container.title(), std::move(removed.error()), true});
    }
}

/// Never by force: what a container came to use since the look at it is kept by the engine.
Result<void> EngineStore::removeOne(const QString &name, const store::RemovalPlan &plan,
                                    store::RemovalReport &report)
{
    auto answer = m_client->remove(u"/images/"_s + pathPart(name));
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    if (answer->status == 409) {
        core::Error error = m_client->errorOf(*answer);
        error.code = ErrorCode::PermissionDenied;
        return std::unexpected(std::move(error));
    }
    if (!answer->isSuccess())
        return std::unexpected(m_client->errorOf(*answer));
    const auto removed = parseRemoval(answer->body);
    if (!removed)
        return std::unexpected(removed.error());
    // Layers are listed among what was deleted too, and images that this one was built on.
    for (const store::RemovalPlan::Item &item : plan.items) {
        const oci::Digest &id = item.image.target.digest;
        if (removed->deleted.contains(id) && !report.deleted.contains(id))
            report.deleted.append(id);
    }
    return {};
}

void EngineStore::removeItem(const store::RemovalPlan &plan, const store::RemovalPlan::Item &item,
                             const store::Image &now, store::RemovalReport &report)
{
    const QList<oci::Reference> names = namesLeft(item, now);
    // Read anew: it may have been pinned since the list was made.
    const auto pinned = pins({}).and_then(&store::PinList::read);
    if (!pinned || pinned->contains(now.target.digest)) {
        report.failed.append(
            {titleOf(item), pinned ? store::pinnedError(titleOf(item)) : pinned.error()});
        return;
    }
    const bool isLastName = names.size() == now.names.size();
    if (isLastName && !now.usedBy.isEmpty()) {
        report.failed.append({titleOf(item), inUse(titleOf(item), now.usedBy)});
        return;
    }
    for (const oci::Reference &name : names) {
        if (auto removed = removeOne(name.toString(), plan, report))
            report.untagged.append(name.toString());
        else
            report.failed.append({name.familiar(), std::move(removed.error())});
    }
    if (!now.isDangling() || !item.image.isDangling())
        return;
    if (auto removed = removeOne(now.target.digest.toString(), plan, report); !removed)
        report.failed.append({titleOf(item), std::move(removed.error())});
}

Result<store::RemovalReport> EngineStore::remove(const store::RemovalPlan &plan,
                                                 const store::RemovalWatch &watch)
{
    store::RemovalReport report;
    const auto before = readDiskUsage({});
    if (!before)
        return std::unexpected(before.error());
    removeContainers(plan, report);
    for (qsizetype i = 0; i < plan.items.size(); ++i) {
        const store::RemovalPlan::Item &item = plan.items[i];
        if (watch.stop.stop_requested()) {
            report.wasCancelled = true;
            break;
        }
        if (watch.begins)
            watch.begins(i);
        // A container may have come to use it since the look at it.
        const auto images = readUse({});
        if (!images && i == 0)
            return std::unexpected(images.error());
        if (!images) {
            report.failed.append({titleOf(item), images.error()});
            continue;
        }
        const auto now = std::ranges::find(*images, item.image.target.digest,
                                           [](const auto &image) { return image.target.digest; });
        if (now != images->end())
            removeItem(plan, item, *now, report);
        else if (!report.deleted.contains(item.image.target.digest))
            report.gone.append(titleOf(item));
    }
    if (const auto after = readDiskUsage({}))
        report.freedBytes = std::max<qint64>(0, before->imageBytes - after->imageBytes);
    return report;
}

} // namespace engine
