// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/pinlist.h"
#include "core/store/prune.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace store {

using core::ErrorCode;
using core::Tr;

namespace {

using Kind = Leftover::Kind;

/// What changed since \a image was shown and keeps it from going.
std::optional<core::Error> whyNot(const Image &image, const Image &now)
{
    const auto because = [](const QString &text) {
        return core::Error{.code = ErrorCode::PermissionDenied, .message = text, .detail = {}};
    };
    if (now.pinned)
        return pinnedError(removalNames(image).first());
    if (!now.usedBy.isEmpty())
        return because(Tr::tr("The container %1 uses it now.").arg(now.usedBy.first().title()));
    if (now.names != image.names)
        return because(Tr::tr("It has other names now."));
    return {};
}

QString titleOf(const Leftover &leftover)
{
    switch (leftover.kind) {
    case Kind::RemovedImages:
        return Tr::tr("Removed images");
    case Kind::UnneededBlobs:
        return Tr::tr("Unneeded blobs");
    case Kind::BrokenDownloads:
        return Tr::tr("Broken downloads");
    case Kind::SetAside:
        return Tr::tr("Damaged files");
    case Kind::BuildCache:
        return Tr::tr("Build cache");
    case Kind::Container:
        break;
    }
    return leftover.name.isEmpty() ? leftover.id.left(12) : leftover.name;
}

/// Carries out one order, step by step.
class Execution final
{
public:
    Execution(ImageStore &store, const PruneOrder &order, const PruneProgress &progress,
              std::stop_token stop)
        : m_store(store)
        , m_order(order)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {}

    core::Result<PruneReport> run()
    {
        removeLeftovers(true);
        if (auto removed = removeImages(); !removed)
            return std::unexpected(std::move(removed.error()));
        removeLeftovers(false);
        if (m_order.reclaims && m_report.images.reclaimableBytes > 0)
            reclaim();
        return std::move(m_report);
    }

private:
    bool isStopped()
    {
        if (m_stop.stop_requested())
            m_report.images.wasCancelled = true;
        return m_report.images.wasCancelled;
    }

    bool hasDoneAnything() const
    {
        return m_report.leftovers > 0 || !m_report.images.failed.isEmpty()
               || !m_report.images.gone.isEmpty();
    }

    void tell(const QString &now)
    {
        if (m_progress)
            m_progress(m_done, now);
    }

    void removeLeftovers(bool containers)
    {
        for (const Leftover &leftover : m_order.leftovers) {
            if ((leftover.kind == Kind::Container) != containers)
                continue;
            if (isStopped())
                return;
            tell(titleOf(leftover));
            const auto freed = m_store.removeLeftover(leftover, m_stop);
            ++m_done;
            if (freed) {
                addFreed(*freed);
                ++m_report.leftovers;
            } else if (freed.error().code == ErrorCode::NotFound) {
                m_report.images.gone.append(titleOf(leftover));
            } else {
                m_report.images.failed.append({titleOf(leftover), freed.error()});
            }
        }
    }

    /// What is not known of a part is not known of the whole.
    void addFreed(const std::optional<qint64> &bytes)
    {
        std::optional<qint64> &freed = m_report.images.freedBytes;
        freed = freed && bytes ? std::optional(*freed + *bytes) : std::nullopt;
    }

    core::Result<void> removeImages()
    {
        if (m_order.images.isEmpty() || isStopped())
            return {};
        const bool isFirst = !hasDoneAnything();
        const auto plan = planNow();
        if (!plan)
            return failed(m_order.images, plan.error(), isFirst);
        const RemovalWatch watch{.begins =
                                     [this, &plan](qsizetype item) {
                                         tell(removalNames(plan->items[item].image).first());
                                         ++m_done;
                                     },
                                 .stop = m_stop};
        auto removed = m_store.remove(*plan, watch);
        if (!removed) {
            QList<Image> left;
            for (const RemovalPlan::Item &item : plan->items)
                left += item.image;
            return failed(left, removed.error(), isFirst);
        }
        take(std::move(*removed));
        return {};
    }

    /// Why \a images stay: an error of the whole prune only if it has done nothing yet.
    core::Result<void> failed(const QList<Image> &images, const core::Error &error, bool isFirst)
    {
        if (isFirst)
            return std::unexpected(error);
        for (const Image &image : images)
            m_report.images.failed.append({removalNames(image).first(), error});
        m_report.images.wasCancelled |= error.code == ErrorCode::Cancelled;
        return {};
    }

    /// Exactly what was shown, without what changed since.
    core::Result<RemovalPlan> planNow()
    {
        const auto glance = m_store.glance(m_stop);
        if (!glance)
            return std::unexpected(glance.error());
        QHash<oci::Digest, const Image *> now;
        for (const Image &image : glance->images)
            now.insert(image.target.digest, &image);
        RemovalPlan plan{.items = {}, .parents = m_order.parents};
        for (const Image &image : m_order.images) {
            const Image *fresh = now.value(image.target.digest);
            if (!fresh)
                m_report.images.gone.append(removalNames(image).first());
            else if (auto reason = whyNot(image, *fresh))
                m_report.images.failed.append({removalNames(image).first(), std::move(*reason)});
            else
                plan.items.append({.image = *fresh, .untagged = fresh->names, .deleted = true});
        }
        return plan;
    }

    void take(RemovalReport removed)
    {
        RemovalReport &report = m_report.images;
        report.untagged += removed.untagged;
        report.deleted += removed.deleted;
        addFreed(removed.freedBytes);
        report.reclaimableBytes += removed.reclaimableBytes;
        report.gone += removed.gone;
        report.wasCancelled |= removed.wasCancelled;
        for (RemovalReport::Failure &failure : removed.failed) {
            // Another program was faster; that is what was wanted.
            if (failure.error.code == ErrorCode::NotFound)
                report.gone.append(failure.name);
            else
                report.failed.append(std::move(failure));
        }
    }

    void reclaim()
    {
        const auto freed = m_store.removeLeftover({.kind = Kind::RemovedImages}, m_stop);
        if (freed)
            m_report.images.reclaimableBytes = 0;
        else
            m_report.images.failed.append({titleOf({.kind = Kind::RemovedImages}), freed.error()});
    }

    ImageStore &m_store;
    const PruneOrder &m_order;
    const PruneProgress &m_progress;
    std::stop_token m_stop;
    PruneReport m_report;
    qsizetype m_done = 0;
};

} // namespace

core::Result<PruneReport> prune(ImageStore &store, const PruneOrder &order,
                                const PruneProgress &progress, std::stop_token stop)
{
    return Execution(store, order, progress, std::move(stop)).run();
}

} // namespace store
