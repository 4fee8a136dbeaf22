// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/prunetask.h"

#include "app/tr.h"
#include "models/prunemodel.h"
#include "views/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using store::Leftover;
using store::RemovalReport;

namespace app {

namespace {

QString titleOf(const store::Image &image)
{
    return image.names.isEmpty() ? image.target.digest.shortForm()
                                 : image.names.constFirst().familiar();
}

/// How store::prune() calls it.
QString nameOf(const Leftover &container)
{
    return container.name.isEmpty() ? container.id.left(12) : container.name;
}

bool isContainer(const Leftover &leftover)
{
    return leftover.kind == Leftover::Kind::Container;
}

/// As store::prune() does them: containers, images, the rest.
store::PruneOrder inOrder(store::PruneOrder order)
{
    std::ranges::stable_partition(order.leftovers, isContainer);
    return order;
}

/// The steps of one store, and which of them store::prune() speaks of.
class StoreSteps final
{
public:
    StoreSteps(const store::PruneOrder &order, qsizetype first, Steps &steps)
        : m_order(order)
        , m_containers(std::ranges::count_if(order.leftovers, isContainer))
        , m_first(first)
        , m_steps(steps)
    {}

    /// \a name: what is being removed now.
    void begin(const QString &name)
    {
        // What went or changed since it was shown is passed over; the rest has other names here.
        const qsizetype rest = std::max(m_next, m_containers + m_order.images.size());
        while (m_next < rest && !isCalled(m_next, name))
            ++m_next;
        if (m_next < m_order.size())
            m_steps.begin(m_first + m_next++);
    }

    void end(const RemovalReport &report)
    {
        for (qsizetype i = 0; i < m_order.size(); ++i) {
            const bool failed =
                std::ranges::any_of(report.failed, [&](const RemovalReport::Failure &failure) {
                    return isCalled(i, failure.name);
                });
            if (failed || !report.wasCancelled)
                m_steps.end(m_first + i, !failed);
        }
    }

    /// Of all that did not even begin.
    void fail()
    {
        for (; m_next < m_order.size(); ++m_next)
            m_steps.end(m_first + m_next, false);
    }

private:
    [[nodiscard]] bool isCalled(qsizetype step, const QString &name) const
    {
        const qsizetype image = step - m_containers;
        if (image < 0)
            return nameOf(m_order.leftovers[step]) == name;
        if (image >= m_order.images.size())
            return false;
        const store::Image &of = m_order.images[image];
        return titleOf(of) == name || store::removalNames(of).contains(name)
               || std::ranges::contains(of.names, name, &oci::Reference::familiar);
    }

    const store::PruneOrder &m_order;
    qsizetype m_containers;
    qsizetype m_first;
    qsizetype m_next = 0;
    Steps &m_steps;
};

/// What was done in all stores together.
struct Sum
{
    int images = 0;
    int leftovers = 0;
    int gone = 0;
    std::optional<qint64> freed = 0; ///< Nothing if one of the stores could not say so.
    qint64 reclaimable = 0;
    bool wasCancelled = false;
    QStringList kept = {}; ///< A line each: what stayed, and why.

    void add(const QString &store, const core::Result<store::PruneReport> &report)
    {
        if (!report && report.error().code == core::ErrorCode::Cancelled)
            wasCancelled = true;
        else if (!report)
            kept += store + u": "_s + report.error().message;
        if (!report)
            return;
        images += int(report->images.deleted.size());
        leftovers += int(report->leftovers);
        gone += int(report->images.gone.size());
        if (freed && report->images.freedBytes)
            *freed += *report->images.freedBytes;
        else
            freed.reset();
        reclaimable += report->images.reclaimableBytes;
        for (const RemovalReport::Failure &failure : report->images.failed)
            kept += failure.name + u": "_s + failure.error.message;
        wasCancelled |= report->images.wasCancelled;
    }
};

QString summaryOf(const Sum &sum)
{
    QStringList parts;
    if (sum.images > 0 || sum.leftovers == 0)
        parts += Tr::tr("%n image(s) removed", nullptr, sum.images);
    if (sum.leftovers > 0)
        parts += Tr::tr("%n other item(s) removed", nullptr, sum.leftovers);
    if (!sum.freed)
        parts += Tr::tr("how much was freed is not known");
    else if (const qint64 freed = *sum.freed - sum.reclaimable; freed > 0)
        parts += Tr::tr("%1 freed").arg(views::format::size(freed));
    if (sum.reclaimable > 0)
        parts += Tr::tr("%1 can be reclaimed").arg(views::format::size(sum.reclaimable));
    if (sum.gone > 0)
        parts += Tr::tr("%n had gone already", nullptr, sum.gone);
    if (!sum.kept.isEmpty())
        parts += Tr::tr("%n kept", nullptr, int(sum.kept.size()));
    return parts.join(u" · "_s);
}

Task::Outcome outcomeOf(Sum sum)
{
    if (sum.wasCancelled && sum.images + sum.leftovers + sum.gone == 0 && sum.kept.isEmpty())
        return core::cancelled();
    const QString summary = summaryOf(sum);
    if (sum.wasCancelled)
        sum.kept += Tr::tr("The rest stayed: it was cancelled.");
    return Task::Report(summary, sum.kept);
}

Task::Outcome carryOut(const QList<StorePrune> &prunes, Steps &steps, const std::stop_token &stop)
{
    Sum sum;
    qsizetype first = 0;
    for (const StorePrune &prune : prunes) {
        StoreSteps mine(prune.order, first, steps);
        first += prune.order.size();
        const auto report = store::prune(
            *prune.store, prune.order, [&mine](qsizetype, const QString &now) { mine.begin(now); },
            stop);
        if (report)
            mine.end(report->images);
        else if (report.error().code != core::ErrorCode::Cancelled)
            mine.fail();
        sum.add(prune.name, report);
    }
    return outcomeOf(std::move(sum));
}

QStringList stepsOf(const QList<StorePrune> &prunes)
{
    QStringList steps;
    for (const StorePrune &prune : prunes) {
        const auto add = [&](const QString &title) {
            steps += prunes.size() > 1 ? prune.name + u": "_s + title : title;
        };
        for (const Leftover &leftover : prune.order.leftovers)
            if (isContainer(leftover))
                add(models::leftoverTitle(leftover));
        for (const store::Image &image : prune.order.images)
            add(titleOf(image));
        for (const Leftover &leftover : prune.order.leftovers)
            if (!isContainer(leftover))
                add(models::leftoverTitle(leftover));
    }
    return steps;
}

QString keyOf(const QList<StorePrune> &prunes)
{
    QStringList parts{u"prune"_s};
    for (const StorePrune &prune : prunes) {
        parts += prune.name;
        for (const store::Image &image : prune.order.images)
            parts += image.target.digest.toString();
        for (const Leftover &leftover : prune.order.leftovers)
            parts += QString::number(int(leftover.kind)) + leftover.id;
    }
    return parts.join(u'\n');
}

} // namespace

std::unique_ptr<StepsTask> pruneTask(const QList<StorePrune> &prunes)
{
    QList<StorePrune> ordered = prunes;
    QStringList names;
    for (StorePrune &prune : ordered) {
        prune.order = inOrder(std::move(prune.order));
        names += prune.name;
    }
    return std::make_unique<StepsTask>(keyOf(ordered), Tr::tr("Prune %1").arg(names.join(u", "_s)),
                                       stepsOf(ordered),
                                       [ordered](Steps &steps, const std::stop_token &stop) {
                                           return carryOut(ordered, steps, stop);
                                       });
}

} // namespace app
