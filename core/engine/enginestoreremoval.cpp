// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/timelimit.h"
#include "core/engine/enginestore.h"
#include "core/engine/removalanswer.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The part of EngineStore that removes images.
namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr auto MeasureTime = 300ms; // After somebody cancelled,
constexpr auto GraceTime = 700ms;   // and for the removal that was begun before.
constexpr auto LongestMeasureTime = 5min;

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

QString titleOf(const store::RemovalPlan::Item &item)
{
    if (!item.untagged.isEmpty())
        return item.untagged.first().familiar();
    return item.image.target.digest.shortForm();
}

/// Podman's answer to a removal of several says in a number what one of a single image says in its
/// status.
int statusOf(int exitCode)
{
    switch (exitCode) {
    case 0:
        return 200;
    case 1:
        return 404;
    case 2:
        return 409;
    default:
        return 500;
    }
}

} // namespace

void EngineStore::removeContainers(Removal &removal)
{
    store::RemovalReport &report = removal.report;
    for (const store::ContainerUse &container : removal.plan.containers) {
        if (removal.stop.stop_requested()) {
            report.wasCancelled = true;
            return;
        }
        if (auto removed = m_containers.removeSeen(container, removal.stop))
            report.removedContainers.append(container.title());
        else
            report.failed.append({container.title(), std::move(removed.error()), true});
    }
}

/// Never by force: what a container came to use since the look at it is kept by the engine. And
/// only this image: what it was built on goes when it was in the plan, docs/decisions/0014.
Result<RemovalAnswer> EngineStore::askToRemove(const QString &name, bool isList,
                                               const std::stop_token &stop)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    QUrlQuery query{{u"noprune"_s, u"true"_s}};
    QString path = u"/images/"_s + pathPart(name);
    if (version->isPodman()) { // Which knows noprune only here.
        path = u"/images/remove"_s;
        query.addQueryItem(u"images"_s, QString::fromLatin1(QUrl::toPercentEncoding(name)));
        // Without this the name of a list means the image in it that suits the machine.
        if (isList)
            query.addQueryItem(u"lookupManifest"_s, u"true"_s);
    }
    const core::Grace grace(GraceTime, stop);
    auto answer = m_client->remove(path, query, grace.token());
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    auto removed = answer->isSuccess() ? parseRemoval(answer->body) : RemovalAnswer();
    if (removed && removed->exitCode != 0) {
        const QJsonObject words{{u"cause"_s, removed->errors.join(u"; "_s)}};
        answer = Answer{statusOf(removed->exitCode), QJsonDocument(words).toJson()};
    }
    if (answer->isSuccess())
        return removed;
    core::Error error = m_client->errorOf(*answer);
    if (answer->status == 409)
        error.code = ErrorCode::PermissionDenied;
    return std::unexpected(std::move(error));
}

Result<void> EngineStore::removeOne(const QString &name, const store::Image &image,
                                    Removal &removal)
{
    const bool isList = image.target.mediaType == oci::MediaType::OciIndex;
    const auto removed = askToRemove(name, isList, removal.stop);
    if (!removed)
        return std::unexpected(removed.error());
    // Layers are listed among what was deleted too.
    for (const store::RemovalPlan::Item &item : removal.plan.items) {
        const oci::Digest &id = item.image.target.digest;
        if (removed->deleted.contains(id) && !removal.report.deleted.contains(id))
            removal.report.deleted.append(id);
    }
    return {};
}

std::optional<store::Image> EngineStore::lookAgain(const store::RemovalPlan::Item &item,
                                                   Removal &removal)
{
    store::RemovalReport &report = removal.report;
    const QString title = titleOf(item);
    const oci::Digest &id = item.image.target.digest;
    const auto lists = readLists(Scope::Plain, removal.stop);
    const auto pinned = pins(removal.stop).and_then(&store::PinList::read);
    if (!lists || !pinned) {
        report.failed.append({title, lists ? pinned.error() : lists.error()});
        return {};
    }
    const auto images = makeImages(lists->images, lists->containers, {}, {}, endpoint().name,
                                   endpoint().address.toString());
    const auto now =
        std::ranges::find(images, id, [](const auto &image) { return image.target.digest; });
    if (now == images.end()) {
        if (!report.deleted.contains(id))
            report.gone.append(title);
        return {};
    }
    if (pinned->contains(id)) {
        report.failed.append({title, store::pinnedError(title)});
        return {};
    }
    const bool losesAll = std::ranges::all_of(
        now->names, [&item](const auto &name) { return item.untagged.contains(name); });
    if (losesAll && !now->usedBy.isEmpty()) {
        report.failed.append({title, inUse(title, now->usedBy)});
        return {};
    }
    return *now;
}

/// Looks again before each name: a container may have come to use the image since the last one.
void EngineStore::removeItem(const store::RemovalPlan::Item &item, Removal &removal)
{
    const qsizetype untagged = removal.report.untagged.size();
    const qsizetype failed = removal.report.failed.size();
    for (const oci::Reference &name : item.untagged) {
        const auto now = lookAgain(item, removal);
        if (!now)
            return;
        if (!now->names.contains(name))
            continue;
        if (auto removed = removeOne(name.toString(), *now, removal))
            removal.report.untagged.append(name.toString());
        else
            removal.report.failed.append({name.familiar(), std::move(removed.error())});
    }
    const oci::Digest &id = item.image.target.digest;
    if (!item.image.isDangling()) {
        const bool isUntagged =
            removal.report.untagged.size() > untagged && removal.report.failed.size() == failed;
        if (item.deleted && isUntagged)
            removal.nameless.append(id);
        return;
    }
    const auto now = lookAgain(item, removal);
    if (!now || !now->isDangling())
        return;
    if (auto removed = removeOne(now->target.digest.toString(), *now, removal); !removed)
        removal.report.failed.append({titleOf(item), std::move(removed.error())});
}

/// False while others are built on it: if they stay, they say why.
bool EngineStore::removeNameless(const oci::Digest &id, Removal &removal)
{
    const auto fail = [&](core::Error error) {
        removal.report.failed.append({id.shortForm(), std::move(error)});
        return true;
    };
    const auto lists = readLists(Scope::All, removal.stop);
    if (!lists)
        return fail(lists.error());
    const auto pinned = pins(removal.stop).and_then(&store::PinList::read);
    if (!pinned)
        return fail(pinned.error());
    const auto images = makeImages(lists->images, lists->containers, {}, {}, endpoint().name,
                                   endpoint().address.toString());
    const auto now =
        std::ranges::find(images, id, [](const auto &image) { return image.target.digest; });
    const bool isNeeded =
        std::ranges::contains(lists->images, std::optional(id), &ImageSummary::parent);
    if (now == images.end())
        return true;
    if (isNeeded)
        return false;
    if (pinned->contains(id))
        return fail(store::pinnedError(id.shortForm()));
    if (!now->usedBy.isEmpty())
        return fail(inUse(id.shortForm(), now->usedBy));
    if (!now->isDangling())
        return fail({ErrorCode::PermissionDenied, Tr::tr("It has a name now."), {}});
    const auto removed = removeOne(id.toString(), *now, removal);
    return removed || removed.error().code == ErrorCode::NotFound || fail(removed.error());
}

/// Images that others were built on have stayed, without a name, also where the containerd store
/// says that they were deleted; those others may be gone by now. What was built on others goes
/// before them, in whatever order it was listed.
void EngineStore::removeNameless(Removal &removal)
{
    QList<oci::Digest> left = removal.nameless + removal.plan.parents;
    for (qsizetype before = -1; before != left.size() && !left.isEmpty();) {
        before = left.size();
        if (removal.isStopped())
            return;
        const auto there = readImages(removal.stop, Scope::All);
        if (!there) {
            for (const oci::Digest &id : std::as_const(left)) {
                if (!removal.report.deleted.contains(id))
                    removal.report.failed.append({id.shortForm(), there.error()});
            }
            return;
        }
        left.removeIf([&](const oci::Digest &id) {
            return !std::ranges::contains(*there, id, &ImageSummary::id);
        });
        for (const oci::Digest &id : std::as_const(left))
            removal.report.deleted.removeOne(id);
        left.removeIf([&](const oci::Digest &id) { return removeNameless(id, removal); });
    }
}

/// The person who cancelled does not wait for it.
void EngineStore::measure(const Result<DiskUsage> &before, Removal &removal)
{
    removal.report.freedBytes.reset();
    if (!before)
        return;
    const core::TimeLimit limit(removal.stop.stop_requested() ? MeasureTime : LongestMeasureTime,
                                removal.stop.stop_requested() ? std::stop_token() : removal.stop);
    if (const auto after = readDiskUsage(limit.token()))
        removal.report.freedBytes = std::max<qint64>(0, before->imageBytes - after->imageBytes);
}

Result<store::RemovalReport> EngineStore::remove(const store::RemovalPlan &plan,
                                                 const store::RemovalWatch &watch)
{
    Removal removal{plan, watch.stop};
    // One damaged image keeps Podman from saying it: that costs a number, not the removal.
    const auto before = readDiskUsage(watch.stop);
    if (const auto there = readImages(watch.stop, Scope::Plain); !there)
        return std::unexpected(there.error());
    removeContainers(removal);
    for (qsizetype i = 0; i < plan.items.size() && !removal.isStopped(); ++i) {
        if (watch.begins)
            watch.begins(i);
        removeItem(plan.items[i], removal);
    }
    removeNameless(removal);
    measure(before, removal);
    return std::move(removal.report);
}

} // namespace engine
