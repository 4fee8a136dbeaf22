// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "core/store/setaside.h"
#include "core/store/trash.h"

#include <QDirIterator>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using core::Result;
using core::Tr;

/// The part of OciStore that undoes removals and gives space back.
namespace store {

namespace {

/// A pull puts the blobs of an image in before it names the image.
constexpr auto BlobGrace = 1h;
/// A broken pull may be gone on with for so long.
constexpr auto PartialGrace = std::chrono::days(7);

bool isIn(const QList<LayoutEntry> &entries, const LayoutEntry &wanted)
{
    return std::ranges::any_of(entries, [&wanted](const LayoutEntry &entry) {
        return entry.target.digest == wanted.target.digest
               && (wanted.name.isEmpty() || entry.name == wanted.name);
    });
}

/// The record is written before index.json is, and dropped after: what index.json has was not
/// removed, or was put back already.
TrashedImage withoutListed(TrashedImage image, const QList<LayoutEntry> &entries)
{
    image.entries.removeIf([&](const LayoutEntry &entry) { return isIn(entries, entry); });
    return image;
}

TrashedRemoval withoutListed(const TrashedRemoval &removal, const QList<LayoutEntry> &entries)
{
    TrashedRemoval left{.time = removal.time};
    for (const TrashedImage &image : removal.images) {
        if (TrashedImage rest = withoutListed(image, entries); !rest.entries.isEmpty())
            left.images.append(std::move(rest));
    }
    return left;
}

bool isWhole(const ImageLayout &layout, const TrashedImage &image)
{
    for (const auto &[digest, size] : image.blobs.asKeyValueRange()) {
        if (layout.blobSize(digest) != size)
            return false;
    }
    return true;
}

bool isOlderThan(const QFileInfo &file, std::chrono::seconds age)
{
    return file.lastModified().addDuration(age) < QDateTime::currentDateTime();
}

QSet<oci::Digest> blobsOf(const Trash &trash)
{
    QSet<oci::Digest> blobs;
    for (const TrashedRemoval &removal : trash) {
        for (const TrashedImage &image : removal.images) {
            for (auto blob = image.blobs.keyBegin(); blob != image.blobs.keyEnd(); ++blob)
                blobs.insert(*blob);
        }
    }
    return blobs;
}

QSet<oci::Digest> blobsOf(const Catalog &catalog)
{
    QSet<oci::Digest> blobs;
    for (const CatalogImage &image : catalog.images()) {
        for (auto blob = image.blobs.keyBegin(); blob != image.blobs.keyEnd(); ++blob)
            blobs.insert(*blob);
    }
    return blobs;
}

/// Blobs that neither an image nor the trash has. None where an image cannot be read: what it needs
/// is not known then.
QList<QFileInfo> unneededBlobs(const ImageLayout &layout, const Catalog &catalog,
                               const Trash &trash)
{
    QList<QFileInfo> files;
    const bool isKnown = std::ranges::all_of(catalog.images(), &CatalogImage::isReadable);
    const auto index = layout.readIndex();
    if (!isKnown || !index || !index->unreadable.isEmpty())
        return files;
    const QSet<oci::Digest> needed = blobsOf(catalog) + blobsOf(trash);
    for (const QString &algorithm : {u"sha256"_s, u"sha512"_s}) {
        QDirIterator folder(layout.blobsFolder() + u'/' + algorithm, QDir::Files);
        while (folder.hasNext()) {
            const QFileInfo file = folder.nextFileInfo();
            const auto digest = oci::Digest::parse(algorithm + u':' + file.fileName());
            if (digest && !needed.contains(*digest) && isOlderThan(file, BlobGrace))
                files.append(file);
        }
    }
    return files;
}

QList<QFileInfo> oldPartials(const ImageLayout &layout)
{
    QList<QFileInfo> files;
    QDirIterator folder(layout.ingestFolder(), QDir::Files);
    while (folder.hasNext()) {
        const QFileInfo file = folder.nextFileInfo();
        if (isOlderThan(file, PartialGrace))
            files.append(file);
    }
    return files;
}

qint64 sumOf(const QList<QFileInfo> &files)
{
    qint64 sum = 0;
    for (const QFileInfo &file : files)
        sum += file.size();
    return sum;
}

Result<qint64> removeFile(const QFileInfo &info)
{
    QFile file(info.filePath());
    const qint64 bytes = info.size(); // Afterwards there may be nothing to ask.
    if (file.remove() || !file.exists())
        return bytes;
    return core::fail(ErrorCode::Io,
                      Tr::tr("The file “%1” cannot be deleted.").arg(info.filePath()),
                      file.errorString());
}

Result<qint64> removeFiles(const QList<QFileInfo> &files)
{
    qint64 freed = 0;
    for (const QFileInfo &file : files) {
        const auto removed = removeFile(file);
        if (!removed)
            return removed;
        freed += *removed;
    }
    return freed;
}

Result<qint64> removePartials(const QList<QFileInfo> &files)
{
    qint64 freed = 0;
    for (const QFileInfo &info : files) {
        // A pull that goes on with it right now holds its lock.
        auto file = core::File::open(info.filePath(), core::File::Mode::ReadWrite);
        if (!file || !file->tryLock().value_or(false))
            continue;
        const auto removed = removeFile(info);
        if (!removed)
            return removed;
        freed += *removed;
    }
    return freed;
}

QString titleOf(const TrashedImage &image, const QString &folder)
{
    const LayoutEntry &entry = image.entries.first();
    return entry.name.isEmpty() ? entry.target.digest.shortForm()
                                : nameOfEntry(entry, folder).familiar();
}

/// Puts one image back among \a entries.
void restore(const TrashedImage &image, const QString &folder, QList<LayoutEntry> &entries,
             UndoReport &report)
{
    const auto isTaken = [&](const oci::Reference &name) {
        return std::ranges::any_of(entries, [&](const LayoutEntry &entry) {
            return !entry.name.isEmpty() && nameOfEntry(entry, folder) == name;
        });
    };
    const oci::Descriptor target = image.entries.first().target;
    QList<LayoutEntry> back;
    for (const LayoutEntry &entry : image.entries) {
        const oci::Reference name = nameOfEntry(entry, folder);
        if (!entry.name.isEmpty() && isTaken(name)) {
            report.failed.append(
                {name.familiar(),
                 {ErrorCode::InvalidArgument,
                  Tr::tr("“%1” is another image by now. The image that was removed is back without "
                         "this name.")
                      .arg(name.familiar()),
                  {}}});
            continue;
        }
        back.append(entry);
        report.restored.append(entry.name.isEmpty() ? entry.target.digest.toString()
                                                    : name.toString());
    }
    const auto isOfImage = [&](const LayoutEntry &entry) {
        return entry.target.digest == target.digest;
    };
    if (!back.isEmpty())
        entries.removeIf(
            [&](const auto &entry) { return entry.name.isEmpty() && isOfImage(entry); });
    entries.append(back);
    if (std::ranges::none_of(entries, isOfImage))
        entries.append(makeEntry(target, {}));
}

} // namespace

Result<TrashSummary> OciStore::trash()
{
    const auto trash = readTrash(m_layout);
    if (!trash)
        return std::unexpected(trash.error());
    TrashSummary summary;
    if (trash->isEmpty())
        return summary;
    const auto index = m_layout.readIndex();
    if (!index)
        return std::unexpected(index.error());
    const auto all = Catalog::read(m_layout, index->entries, m_documents);
    if (!all)
        return std::unexpected(all.error());
    const QSet<oci::Digest> needed = blobsOf(*all);
    for (const oci::Digest &blob : blobsOf(*trash) - needed) {
        summary.bytes += m_layout.blobSize(blob).value_or(0);
        ++summary.blobs;
    }
    for (const TrashedRemoval &removal : *trash | std::views::reverse) {
        const TrashedRemoval left = withoutListed(removal, index->entries);
        if (left.images.isEmpty())
            continue;
        UndoableRemoval undoable{.time = left.time};
        QSet<oci::Digest> blobs;
        for (const TrashedImage &image : left.images) {
            for (const LayoutEntry &entry : image.entries)
                undoable.names.append(entry.name.isEmpty()
                                          ? entry.target.digest.toString()
                                          : nameOfEntry(entry, m_layout.folder()).toString());
            undoable.tags += std::ranges::count_if(
                image.entries, [](const LayoutEntry &entry) { return !entry.name.isEmpty(); });
            for (auto blob = image.blobs.keyBegin(); blob != image.blobs.keyEnd(); ++blob)
                blobs.insert(*blob);
        }
        for (const oci::Digest &blob : blobs - needed)
            undoable.bytes += m_layout.blobSize(blob).value_or(0);
        summary.removals.append(std::move(undoable));
    }
    return summary;
}

Result<UndoReport> OciStore::undo()
{
    UndoReport report;
    Trash trash;
    const auto change = [&](QList<LayoutEntry> &entries) -> Result<void> {
        auto read = readTrash(m_layout);
        if (!read)
            return std::unexpected(read.error());
        trash = std::move(*read);
        TrashedRemoval removal;
        while (removal.images.isEmpty() && !trash.isEmpty())
            removal = withoutListed(trash.takeLast(), entries);
        if (removal.images.isEmpty())
            return core::fail(ErrorCode::NotFound,
                              Tr::tr("There is no removal to undo: the space of earlier ones was "
                                     "reclaimed."));
        for (const TrashedImage &image : std::as_const(removal.images)) {
            const QString title = titleOf(image, m_layout.folder());
            if (isWhole(m_layout, image))
                restore(image, m_layout.folder(), entries, report);
            else
                report.failed.append({title,
                                      {ErrorCode::NotFound,
                                       Tr::tr("“%1” cannot come back, because another program "
                                              "deleted parts of it. Pull it again.")
                                           .arg(title),
                                       {}}});
        }
        return {};
    };
    const auto dropRecord = [&](const QList<LayoutEntry> &) {
        return replaceTrash(m_layout, trash);
    };
    if (auto undone = m_layout.updateIndex(change, dropRecord); !undone)
        return std::unexpected(undone.error());
    return report;
}

/// First the record goes, then the blobs: an undo in between finds nothing instead of half an
/// image.
Result<qint64> OciStore::reclaimTrash(const QList<LayoutEntry> &entries, std::chrono::seconds age)
{
    auto trash = readTrash(m_layout);
    if (!trash)
        return std::unexpected(trash.error());
    const QDateTime last = QDateTime::currentDateTimeUtc().addDuration(-age);
    Trash staying = *trash;
    staying.removeIf([&](const TrashedRemoval &removal) { return removal.time <= last; });
    if (staying.size() == trash->size())
        return 0;
    const auto all = Catalog::read(m_layout, entries, m_documents);
    if (!all)
        return std::unexpected(all.error());
    if (auto replaced = replaceTrash(m_layout, staying); !replaced)
        return std::unexpected(replaced.error());
    qint64 freed = 0;
    for (const oci::Digest &blob : blobsOf(*trash) - blobsOf(*all) - blobsOf(staying)) {
        const auto removed = m_layout.removeBlob(blob);
        if (!removed)
            return removed;
        freed += *removed;
    }
    return freed;
}

Result<qint64> OciStore::reclaim(std::chrono::seconds age)
{
    qint64 freed = 0;
    const auto act = [&](const QList<LayoutEntry> &entries) {
        return reclaimTrash(entries, age).transform([&](qint64 bytes) { freed = bytes; });
    };
    const auto nothing = [](QList<LayoutEntry> &) { return Result<void>(); };
    if (auto done = m_layout.updateIndex(nothing, act); !done)
        return std::unexpected(done.error());
    return freed;
}

Result<QList<Leftover>> OciStore::leftovers(std::stop_token stop)
{
    const auto all = catalog(std::move(stop));
    if (!all)
        return std::unexpected(all.error());
    const auto removed = trash();
    if (!removed)
        return std::unexpected(removed.error());
    const auto trashed = readTrash(m_layout);
    if (!trashed)
        return std::unexpected(trashed.error());
    using Kind = Leftover::Kind;
    QList<Leftover> found;
    if (removed->blobs > 0)
        found.append(
            {.kind = Kind::RemovedImages, .count = removed->blobs, .bytes = removed->bytes});
    if (const auto blobs = unneededBlobs(m_layout, *all, *trashed); !blobs.isEmpty())
        found.append({.kind = Kind::UnneededBlobs, .count = blobs.size(), .bytes = sumOf(blobs)});
    if (const auto files = oldPartials(m_layout); !files.isEmpty())
        found.append({.kind = Kind::BrokenDownloads, .count = files.size(), .bytes = sumOf(files)});
    if (const auto files = setAsideFiles(m_layout); !files.isEmpty())
        found.append({.kind = Kind::SetAside, .count = files.size(), .bytes = sumOf(files)});
    return found;
}

Result<qint64> OciStore::removeLeftover(const Leftover &leftover, std::stop_token)
{
    if (leftover.kind == Leftover::Kind::RemovedImages)
        return reclaim();
    qint64 freed = 0;
    const auto add = [&freed](qint64 bytes) { freed += bytes; };
    const auto act = [&](const QList<LayoutEntry> &entries) -> Result<void> {
        if (leftover.kind == Leftover::Kind::BrokenDownloads)
            return removePartials(oldPartials(m_layout)).transform(add);
        if (leftover.kind == Leftover::Kind::SetAside)
            return removeFiles(setAsideFiles(m_layout)).transform(add);
        const auto all = Catalog::read(m_layout, entries, m_documents);
        if (!all)
            return std::unexpected(all.error());
        const auto trashed = readTrash(m_layout);
        if (!trashed)
            return std::unexpected(trashed.error());
        return removeFiles(unneededBlobs(m_layout, *all, *trashed)).transform(add);
    };
    const auto nothing = [](QList<LayoutEntry> &) { return Result<void>(); };
    if (auto done = m_layout.updateIndex(nothing, act); !done)
        return std::unexpected(done.error());
    return freed;
}

} // namespace store
