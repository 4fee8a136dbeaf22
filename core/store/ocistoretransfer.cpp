// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/store/archiveload.h"
#include "core/store/layoutcopy.h"
#include "core/store/ocistore.h"
#include "core/store/platformchoice.h"
#include "core/store/rootfsimport.h"

#include <algorithm>

using core::ErrorCode;
using core::Result;
using core::Tr;

/// The part of OciStore that gives and takes images.
namespace store {

namespace {

/// The names that go along: the one that was asked for, or all of the image.
QList<oci::Reference> namesOf(const Catalog::Match &match, const Image &image)
{
    return match.name ? QList{*match.name} : image.names;
}

} // namespace

Result<void> OciStore::tag(const QString &name, const oci::Reference &newName, std::stop_token)
{
    if (newName.digest())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” names a digest; an image can be given a tag only.")
                              .arg(newName.familiar()));
    const auto all = catalog();
    if (!all)
        return std::unexpected(all.error());
    const auto match = all->find(name);
    if (!match)
        return std::unexpected(match.error());
    const CatalogImage &image = all->images()[match->image];
    QList<oci::Descriptor> blobs;
    for (const auto &[digest, size] : image.blobs.asKeyValueRange()) {
        blobs.append(oci::Descriptor::of(oci::MediaType::None, digest, size));
    }
    LoadReport report;
    return listImage(image.image.target, {newName}, blobs, report);
}

/// One platform, or all of what is here.
Result<ArchiveItem> OciStore::archiveItem(const Catalog &all, const QString &name,
                                          const SaveOptions &options)
{
    const auto match = all.find(name);
    if (!match)
        return std::unexpected(match.error());
    const CatalogImage &found = all.images()[match->image];
    ArchiveItem item{.target = found.image.target, .names = namesOf(*match, found.image)};
    const bool isWhole =
        options.format == SaveOptions::Format::Oci && !options.platform && !match->manifest;
    if (isWhole) {
        for (const auto &[digest, size] : found.blobs.asKeyValueRange()) {
            const auto blob = oci::Descriptor::of(oci::MediaType::None, digest, size);
            // Small ones first, so that a reader of a stream knows early what is coming.
            (size <= core::limits::Manifest ? item.documents : item.layers).append(blob);
        }
        std::ranges::sort(item.documents, {}, &oci::Descriptor::digest);
        std::ranges::sort(item.layers, {}, &oci::Descriptor::digest);
        return item;
    }
    const auto chosen = choosePlatform(found.image, match->manifest, options.platform);
    if (!chosen)
        return std::unexpected(chosen.error());
    const auto document = m_documents.read(m_layout, chosen->manifest);
    if (!document)
        return std::unexpected(document.error());
    const oci::ImageManifest &manifest = std::get<DocumentCache::Manifest>(**document).manifest;
    if (!manifest.isImage() && options.format == SaveOptions::Format::Docker)
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("“%1” is an artifact without a file system, which only an OCI "
                                 "archive can hold.")
                              .arg(name));
    item.target = chosen->manifest;
    item.documents = {chosen->manifest, manifest.config};
    item.layers = manifest.layers;
    item.config = manifest.config.digest;
    return item;
}

Result<QList<ArchiveItem>> OciStore::archiveItems(const QStringList &names,
                                                  const SaveOptions &options)
{
    const auto all = catalog();
    if (!all)
        return std::unexpected(all.error());
    QList<ArchiveItem> items;
    for (const QString &name : names) {
        auto item = archiveItem(*all, name, options);
        if (!item)
            return std::unexpected(std::move(item.error()));
        const auto same = std::ranges::find(
            items, item->target.digest, [](const ArchiveItem &one) { return one.target.digest; });
        if (same == items.end()) {
            items.append(std::move(*item));
            continue;
        }
        for (const oci::Reference &reference : std::as_const(item->names)) {
            if (!same->names.contains(reference))
                same->names.append(reference);
        }
    }
    return items;
}

Result<void> OciStore::save(const QStringList &names, const SaveOptions &options,
                            const layers::ByteSink &sink, core::Progress &progress,
                            std::stop_token stop)
{
    const auto items = archiveItems(names, options);
    if (!items)
        return std::unexpected(items.error());
    const ArchivePlan plan(*items, options.format == SaveOptions::Format::Docker);
    progress.setTotal(plan.size());
    return plan.write(m_layout, sink, progress, std::move(stop));
}

Result<LoadReport> OciStore::load(layers::ByteReader source, const QString &title,
                                  core::Progress &progress, std::stop_token stop)
{
    return loadArchive(*this, std::move(source), title, progress, std::move(stop));
}

Result<LoadReport> OciStore::import(layers::ByteReader rootFs, qint64, const ImportOptions &options,
                                    core::Progress &progress, std::stop_token stop)
{
    return importRootFs(*this, std::move(rootFs), options, progress, std::move(stop));
}

Result<LoadReport> OciStore::copyTo(const QStringList &names, ImageStore &to,
                                    core::Progress &progress, std::stop_token stop)
{
    return to.take(*this, names, progress, std::move(stop));
}

Result<void> OciStore::listImage(const oci::Descriptor &target, const QList<oci::Reference> &names,
                                 const QList<oci::Descriptor> &blobs, LoadReport &report)
{
    QList<std::optional<oci::Reference>> all(names.cbegin(), names.cend());
    if (all.isEmpty())
        all.append(std::nullopt);
    for (const auto &name : std::as_const(all)) {
        const auto missing = addImage(target, name, blobs);
        if (!missing)
            return std::unexpected(missing.error());
        if (!missing->isEmpty())
            return core::fail(ErrorCode::NotFound,
                              Tr::tr("Another program removed layers meanwhile. Try again."),
                              missing->first().digest.toString());
        report.names.append(name ? name->toString() : target.digest.toString());
    }
    return {};
}

Result<LoadReport> OciStore::take(OciStore &from, const QStringList &names,
                                  core::Progress &progress, std::stop_token stop)
{
    const auto items =
        from.archiveItems(names, {.format = SaveOptions::Format::Oci, .platform = {}});
    if (!items)
        return std::unexpected(items.error());
    qint64 bytes = 0;
    for (const ArchiveItem &item : *items) {
        for (const oci::Descriptor &blob : item.documents + item.layers)
            bytes += blob.size;
    }
    progress.setTotal(bytes);
    LoadReport report;
    for (const ArchiveItem &item : *items) {
        const QList<oci::Descriptor> blobs = item.documents + item.layers;
        for (const oci::Descriptor &blob : blobs) {
            if (auto copied = copyBlob(from.layout(), m_layout, blob.digest, blob.size, stop);
                !copied)
                return std::unexpected(std::move(copied.error()));
            progress.add(blob.size);
        }
        if (auto listed = listImage(item.target, item.names, blobs, report); !listed)
            return std::unexpected(std::move(listed.error()));
    }
    return report;
}

} // namespace store
