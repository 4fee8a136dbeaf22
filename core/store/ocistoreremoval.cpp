// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "core/store/setaside.h"
#include "core/store/trash.h"

#include <QSet>

#include <algorithm>

using core::Result;

/// The part of OciStore that removes images.
namespace store {

namespace {

QSet<oci::Digest> blobsOutside(const Catalog &catalog, const QSet<oci::Digest> &targets)
{
    QSet<oci::Digest> blobs;
    for (const CatalogImage &image : catalog.images()) {
        if (targets.contains(image.image.target.digest))
            continue;
        for (auto blob = image.blobs.keyBegin(); blob != image.blobs.keyEnd(); ++blob)
            blobs.insert(*blob);
    }
    return blobs;
}

QString titleOf(const RemovalPlan::Item &item)
{
    if (!item.untagged.isEmpty())
        return item.untagged.first().familiar();
    return item.image.target.digest.shortForm();
}

/// Before the index loses the entries: at no moment are they in neither.
Result<void> keepForUndo(const ImageLayout &layout, const TrashedRemoval &removal)
{
    auto trash = readTrash(layout);
    if (!trash) {
        // What was removed before and cannot be read any more is no reason to keep everything.
        if (auto kept = keepCopy(layout, trashPath(layout)); !kept)
            return kept;
        trash.emplace();
    }
    trash->append(removal);
    return replaceTrash(layout, *trash);
}

void sumUp(const Catalog &before, const QList<LayoutEntry> &entries, RemovalReport &report)
{
    QSet<oci::Digest> gone;
    for (const CatalogImage &image : before.images())
        gone.insert(image.image.target.digest);
    for (const LayoutEntry &entry : entries)
        gone.remove(entry.target.digest);
    QHash<oci::Digest, qint64> freed;
    for (const CatalogImage &image : before.images()) {
        if (!gone.contains(image.image.target.digest))
            continue;
        report.deleted.append(image.image.target.digest);
        freed.insert(image.blobs);
    }
    const QSet<oci::Digest> staying = blobsOutside(before, gone);
    for (const auto &[digest, size] : freed.asKeyValueRange()) {
        if (!staying.contains(digest))
            report.reclaimableBytes += size;
    }
    report.freedBytes = report.reclaimableBytes;
}

} // namespace

Result<RemovalPlan> OciStore::planRemoval(const QStringList &names, std::stop_token)
{
    const auto all = catalog();
    if (!all)
        return std::unexpected(all.error());
    QMap<qsizetype, QList<oci::Reference>> untagged;
    for (const QString &name : names) {
        const auto match = all->find(name);
        if (!match)
            return std::unexpected(match.error());
        QList<oci::Reference> &gone = untagged[match->image];
        const QList<oci::Reference> going =
            match->name ? QList{*match->name} : all->images()[match->image].image.names;
        for (const oci::Reference &reference : going) {
            if (!gone.contains(reference))
                gone.append(reference);
        }
    }

    const auto pins = m_pins.read();
    if (!pins)
        return std::unexpected(pins.error());
    QSet<oci::Digest> deleted;
    for (const auto &[image, gone] : untagged.asKeyValueRange()) {
        const Image &one = all->images()[image].image;
        if (gone.size() == one.names.size() && !pins->contains(one.target.digest))
            deleted.insert(one.target.digest);
    }
    const QSet<oci::Digest> staying = blobsOutside(*all, deleted);
    RemovalPlan plan;
    QHash<oci::Digest, qint64> freed;
    for (const auto &[position, gone] : untagged.asKeyValueRange()) {
        const CatalogImage &image = all->images()[position];
        RemovalPlan::Item item{.image = withUses(image.image), .untagged = gone};
        item.image.pinned = pins->contains(image.image.target.digest);
        item.deleted = deleted.contains(image.image.target.digest);
        for (const auto &[digest, size] : image.blobs.asKeyValueRange()) {
            if (staying.contains(digest))
                item.sharedBytes += size;
            else
                freed.insert(digest, size);
        }
        plan.items.append(item);
    }
    for (const qint64 size : std::as_const(freed))
        plan.freedBytes += size;
    return plan;
}

Result<RemovalReport> OciStore::remove(const RemovalPlan &plan, const RemovalWatch &)
{
    RemovalReport report;
    std::optional<Catalog> before;
    QSet<oci::Digest> pins;
    QHash<oci::Digest, const RemovalPlan::Item *> planned;
    for (const RemovalPlan::Item &item : plan.items)
        planned.insert(item.image.target.digest, &item);
    const auto isPlanned = [&](const LayoutEntry &entry) {
        const RemovalPlan::Item *item = planned.value(entry.target.digest);
        if (!item || pins.contains(entry.target.digest))
            return false;
        if (entry.name.isEmpty())
            return item->deleted;
        return item->untagged.contains(nameOfEntry(entry, m_layout.folder()));
    };
    const auto change = [&](QList<LayoutEntry> &entries) -> Result<void> {
        auto all = Catalog::read(m_layout, entries, m_documents);
        if (!all)
            return std::unexpected(all.error());
        before = std::move(*all);
        auto pinned = m_pins.read();
        if (!pinned)
            return std::unexpected(pinned.error());
        pins = std::move(*pinned);
        for (const RemovalPlan::Item &item : plan.items) {
            if (pins.contains(item.image.target.digest))
                report.failed.append({titleOf(item), pinnedError(titleOf(item))});
        }
        QHash<oci::Digest, QList<LayoutEntry>> going;
        for (const LayoutEntry &entry : std::as_const(entries)) {
            if (!isPlanned(entry))
                continue;
            going[entry.target.digest].append(entry);
            if (!entry.name.isEmpty())
                report.untagged.append(nameOfEntry(entry, m_layout.folder()).toString());
        }
        if (going.isEmpty())
            return {};
        entries.removeIf(isPlanned);
        TrashedRemoval removal{.time = QDateTime::currentDateTimeUtc()};
        for (const CatalogImage &image : before->images()) {
            if (const auto gone = going.constFind(image.image.target.digest); gone != going.cend())
                removal.images.append({.entries = *gone, .blobs = image.blobs});
        }
        return keepForUndo(m_layout, removal);
    };
    const auto measure = [&](const QList<LayoutEntry> &entries) -> Result<void> {
        sumUp(*before, entries, report);
        // Also the space of what nobody missed for a day.
        return reclaimTrash(entries, UndoTime).transform([](qint64) {});
    };
    if (auto removed = m_layout.updateIndex(change, measure); !removed)
        return std::unexpected(removed.error());
    return report;
}

Result<void> OciStore::setPinned(const QStringList &names, bool pinned, std::stop_token)
{
    // Under the lock of the layout, so that no removal is between its look at the pins and its act.
    return m_layout.updateIndex([&](QList<LayoutEntry> &entries) -> Result<void> {
        const auto all = Catalog::read(m_layout, entries, m_documents);
        if (!all)
            return std::unexpected(all.error());
        QList<oci::Digest> images;
        for (const QString &name : names) {
            const auto match = all->find(name);
            if (!match)
                return std::unexpected(match.error());
            images.append(all->images()[match->image].image.target.digest);
        }
        return m_pins.set(images, pinned);
    });
}

} // namespace store
