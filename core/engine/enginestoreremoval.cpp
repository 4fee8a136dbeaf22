// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"
#include "core/engine/imagefinder.h"
#include "core/engine/layershares.h"
#include "core/engine/removalanswer.h"

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
    const auto summaries = readImages({});
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
    store::RemovalPlan plan;
    for (const auto &[position, gone] : untagged.asKeyValueRange()) {
        const store::Image &image = images->at(position);
        store::RemovalPlan::Item item{.image = image, .untagged = gone};
        for (const ImageSummary &other : *summaries) {
            if (other.parent == image.target.digest)
                item.children.append(other.id);
        }
        const bool isLastName = gone.size() == image.names.size();
        item.deleted = isLastName && item.children.isEmpty();
        item.sharedBytes = item.deleted ? image.sizeBytes - image.uniqueBytes : image.sizeBytes;
        if (isLastName)
            item.blockers = image.usedBy;
        if (item.deleted)
            plan.freedBytes += image.uniqueBytes;
        plan.items.append(std::move(item));
    }
    const auto shared = sharedInPlan(plan, *images);
    if (!shared)
        return std::unexpected(shared.error());
    plan.freedBytes += *shared;
    return plan;
}

Result<qint64> EngineStore::sharedInPlan(const store::RemovalPlan &plan,
                                         const QList<store::Image> &images)
{
    QSet<oci::Digest> deleted;
    for (const store::RemovalPlan::Item &item : plan.items) {
        if (item.deleted)
            deleted.insert(item.image.target.digest);
    }
    if (deleted.size() < 2)
        return 0;
    InspectList going;
    InspectList staying;
    for (const store::Image &image : images) {
        const auto inspect = inspectOne(image.target.digest, {}, {});
        if (inspect)
            (deleted.contains(image.target.digest) ? going : staying).append(*inspect);
        else if (inspect.error().code != ErrorCode::NotFound)
            return std::unexpected(inspect.error());
    }
    return bytesSharedAmong(going, staying);
}

/// Never by force: what a container came to use since the look at it is kept by the engine.
Result<void> EngineStore::removeOne(const QString &name, const oci::Digest &image,
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
    // Layers are listed among what was deleted, too.
    if (removed->deleted.contains(image) && !report.deleted.contains(image))
        report.deleted.append(image);
    return {};
}

void EngineStore::removeItem(const store::RemovalPlan::Item &item, const store::Image &now,
                             store::RemovalReport &report)
{
    const QList<oci::Reference> names = namesLeft(item, now);
    const bool isLastName = names.size() == now.names.size();
    if (isLastName && !now.usedBy.isEmpty()) {
        report.failed.append({titleOf(item), inUse(titleOf(item), now.usedBy)});
        return;
    }
    for (const oci::Reference &name : names) {
        if (auto removed = removeOne(name.toString(), now.target.digest, report))
            report.untagged.append(name.toString());
        else
            report.failed.append({name.familiar(), std::move(removed.error())});
    }
    if (!now.isDangling() || !item.image.isDangling())
        return;
    if (auto removed = removeOne(now.target.digest.toString(), now.target.digest, report); !removed)
        report.failed.append({titleOf(item), std::move(removed.error())});
}

Result<store::RemovalReport> EngineStore::remove(const store::RemovalPlan &plan)
{
    store::RemovalReport report;
    const auto before = readDiskUsage({});
    if (!before)
        return std::unexpected(before.error());
    for (const store::RemovalPlan::Item &item : plan.items) {
        const auto images = list();
        if (!images)
            return std::unexpected(images.error());
        const auto now = std::ranges::find(*images, item.image.target.digest,
                                           [](const auto &image) { return image.target.digest; });
        if (now != images->end())
            removeItem(item, *now, report);
    }
    if (const auto after = readDiskUsage({}))
        report.freedBytes = std::max<qint64>(0, before->imageBytes - after->imageBytes);
    return report;
}

} // namespace engine
