// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/removaltask.h"

#include "app/tr.h"
#include "core/engine/enginestore.h"
#include "views/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using store::RemovalPlan;
using store::RemovalReport;

namespace app {

namespace {

QString titleOf(const RemovalPlan::Item &item)
{
    return item.untagged.isEmpty() ? item.image.target.digest.shortForm()
                                   : item.untagged.constFirst().familiar();
}

QStringList stepsOf(const RemovalPlan &plan)
{
    QStringList steps;
    for (const store::ContainerUse &container : plan.containers)
        steps += container.title();
    for (const RemovalPlan::Item &item : plan.items)
        steps += titleOf(item);
    return steps;
}

QString titleOf(const RemovalPlan &plan)
{
    if (plan.items.isEmpty())
        return Tr::tr("Remove %n container(s)", nullptr, int(plan.containers.size()));
    return plan.items.size() == 1 ? Tr::tr("Remove %1").arg(titleOf(plan.items.constFirst()))
                                  : Tr::tr("Remove %n image(s)", nullptr, int(plan.items.size()));
}

QString keyOf(const QString &id, const RemovalPlan &plan)
{
    QStringList parts{u"remove"_s, id};
    for (const RemovalPlan::Item &item : plan.items) {
        parts += item.image.target.digest.toString();
        for (const oci::Reference &name : item.untagged)
            parts += name.toString();
    }
    return parts.join(u'\n');
}

bool hasFailed(const RemovalPlan::Item &item, const RemovalReport &report)
{
    return std::ranges::any_of(report.failed, [&item](const RemovalReport::Failure &failure) {
        return !failure.isContainer
               && (failure.name == titleOf(item)
                   || std::ranges::contains(item.untagged, failure.name,
                                            &oci::Reference::familiar));
    });
}

bool isNothingDone(const RemovalReport &report)
{
    return report.untagged.isEmpty() && report.deleted.isEmpty() && report.gone.isEmpty()
           && report.removedContainers.isEmpty();
}

/// One after the other, so that it can end between them; the store would do them all at once.
void removeContainers(store::ImageStore &store, RemovalPlan &plan, RemovalReport &report,
                      Steps &steps, const std::stop_token &stop)
{
    const auto *remote = dynamic_cast<engine::EngineStore *>(&store);
    if (!remote)
        return;
    const QList<store::ContainerUse> containers = std::exchange(plan.containers, {});
    for (qsizetype i = 0; i < containers.size() && !stop.stop_requested(); ++i) {
        steps.begin(i);
        auto removed = remote->containers().removeSeen(containers[i], stop);
        if (removed) {
            report.removedContainers.append(containers[i].title());
        } else if (removed.error().code != core::ErrorCode::Cancelled) {
            steps.end(i, false);
            report.failed.append({containers[i].title(), std::move(removed.error()), true});
        }
    }
}

QString summaryOf(const RemovalReport &report)
{
    QStringList sentences;
    if (!report.removedContainers.isEmpty())
        sentences +=
            Tr::tr("%n container(s) removed.", nullptr, int(report.removedContainers.size()));
    if (!report.deleted.isEmpty() && report.reclaimableBytes > 0)
        sentences += Tr::tr("%n image(s) removed.", nullptr, int(report.deleted.size()));
    else if (!report.deleted.isEmpty() && report.freedBytes)
        sentences += Tr::tr("%n image(s) removed, %1 freed.", nullptr, int(report.deleted.size()))
                         .arg(views::format::size(*report.freedBytes));
    else if (!report.deleted.isEmpty())
        sentences += Tr::tr("%n image(s) removed. How much that freed is not known.", nullptr,
                            int(report.deleted.size()));
    else if (!report.untagged.isEmpty())
        sentences += Tr::tr("%n tag(s) removed.", nullptr, int(report.untagged.size()));
    if (!report.gone.isEmpty())
        sentences += Tr::tr("%n had gone already.", nullptr, int(report.gone.size()));
    const int containers =
        int(std::ranges::count_if(report.failed, &RemovalReport::Failure::isContainer));
    if (containers > 0)
        sentences += Tr::tr("%n container(s) stayed.", nullptr, containers);
    if (const int images = int(report.failed.size()) - containers; images > 0)
        sentences += Tr::tr("%n image(s) stayed.", nullptr, images);
    return sentences.join(u' ');
}

Task::Outcome outcomeOf(const RemovalReport &report)
{
    QStringList kept;
    for (const RemovalReport::Failure &failure : report.failed)
        kept += failure.name + u": "_s + failure.error.message;
    if (isNothingDone(report) && !kept.isEmpty())
        return core::fail(report.failed.constFirst().error.code, kept.constFirst(),
                          kept.size() > 1 ? kept.join(u'\n')
                                          : report.failed.constFirst().error.detail);
    if (isNothingDone(report) && report.wasCancelled)
        return core::cancelled();
    if (report.wasCancelled)
        kept += Tr::tr("The rest stayed: it was cancelled.");
    return Task::Report(summaryOf(report), kept);
}

Task::Outcome carryOut(store::ImageStore &store, RemovalPlan plan, Steps &steps,
                       const std::stop_token &stop)
{
    RemovalReport report;
    const qsizetype containers = plan.containers.size();
    removeContainers(store, plan, report, steps, stop);
    report.wasCancelled = stop.stop_requested();
    if (report.wasCancelled || plan.items.isEmpty())
        return outcomeOf(report);
    const store::RemovalWatch watch{
        .begins = [&](qsizetype item) { steps.begin(containers + item); }, .stop = stop};
    auto removed = store.remove(plan, watch);
    if (!removed && isNothingDone(report))
        return std::unexpected(std::move(removed.error()));
    if (!removed) {
        report.failed.append({titleOf(plan.items.constFirst()), std::move(removed.error())});
        return outcomeOf(report);
    }
    for (qsizetype i = 0; i < plan.items.size(); ++i) {
        if (hasFailed(plan.items[i], *removed))
            steps.end(containers + i, false);
        else if (!removed->wasCancelled)
            steps.end(containers + i, true);
    }
    removed->removedContainers = report.removedContainers + removed->removedContainers;
    removed->failed = report.failed + removed->failed;
    return outcomeOf(*removed);
}

} // namespace

std::unique_ptr<StepsTask> removalTask(const QString &id, std::shared_ptr<store::ImageStore> store,
                                       const RemovalPlan &plan)
{
    auto task = std::make_unique<StepsTask>(
        keyOf(id, plan), titleOf(plan), stepsOf(plan),
        [store = std::move(store), plan](Steps &steps, const std::stop_token &stop) {
            return carryOut(*store, plan, steps, stop);
        });
    task->setFailure(plan.items.size() == 1
                         ? Tr::tr("“%1” was not removed.").arg(titleOf(plan.items.constFirst()))
                         : Tr::tr("The images could not be removed."));
    return task;
}

} // namespace app
