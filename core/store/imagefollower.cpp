// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagefollower.h"

#include "core/base/limits.h"
#include "core/store/imagesource.h"

#include <QDirIterator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

using Kind = Damage::Kind;
using Remedy = Damage::Remedy;

void addDamage(QList<Damage> &damages, Damage damage)
{
    const auto known =
        std::ranges::find_if(damages, [&](const Damage &other) { return other.isSame(damage); });
    if (known == damages.end())
        return damages.append(std::move(damage));
    for (const QString &image : std::as_const(damage.images)) {
        if (!known->images.contains(image))
            known->images.append(image);
    }
    for (const oci::Reference &source : std::as_const(damage.sources)) {
        if (!known->sources.contains(source))
            known->sources.append(source);
    }
    if (known->remedy == Remedy::None)
        known->remedy = damage.remedy;
}

void ImageFollower::add(Damage damage)
{
    damage.images = {m_image};
    addDamage(m_damages, std::move(damage));
}

/// A blob whose bytes may be had again.
void ImageFollower::addLost(Kind kind, const oci::Descriptor &blob, const QString &detail)
{
    add({.kind = kind,
         .path = m_layout.blobPath(blob.digest),
         .detail = detail,
         .remedy = m_sources.isEmpty() ? Remedy::None : Remedy::Fetch,
         .blob = blob,
         .sources = m_sources});
}

void ImageFollower::follow(const LayoutEntry &entry)
{
    m_image = entry.name.isEmpty() ? entry.target.digest.toString() : entry.name;
    m_sources = sourcesOf(entry.target);
    const auto right = corrected(m_layout, entry);
    if (right) {
        add({.kind = Kind::WrongEntry,
             .path = m_layout.indexPath(),
             .detail = u"%1: %2, %3 bytes; the image is %4, %5 bytes"_s
                           .arg(entry.target.digest.toString(), entry.target.mediaType.toString())
                           .arg(entry.target.size)
                           .arg(right->target.mediaType.toString())
                           .arg(right->target.size),
             .remedy = Remedy::Restore});
    }
    follow(right ? right->target : entry.target, true, 0);
}

/// \a isNeeded is false for children of an index, which need not have been pulled.
void ImageFollower::follow(const oci::Descriptor &descriptor, bool isNeeded, int depth)
{
    if (!checkPresence(descriptor, isNeeded) || depth > core::limits::IndexDepth)
        return;
    const auto bytes = m_layout.readBlob(descriptor, core::limits::Manifest);
    const auto parsed = bytes ? oci::parseManifestOrIndex(*bytes, descriptor.mediaType)
                              : std::unexpected(bytes.error());
    if (!parsed)
        return add({.kind = Kind::Unreadable,
                    .path = m_layout.blobPath(descriptor.digest),
                    .detail = parsed.error().message + u' ' + parsed.error().detail});
    if (const auto *index = std::get_if<oci::ImageIndex>(&*parsed))
        followIndex(*index, depth);
    else
        followManifest(std::get<oci::ImageManifest>(*parsed), descriptor);
}

/// Which platforms were pulled is not written anywhere; but one was.
void ImageFollower::followIndex(const oci::ImageIndex &index, int depth)
{
    const QList<oci::Descriptor> images = index.images();
    const bool hasOne = std::ranges::any_of(images, [&](const oci::Descriptor &child) {
        return m_layout.blobSize(child.digest).has_value();
    });
    if (!hasOne && !images.isEmpty()) {
        QList<oci::Platform> platforms;
        for (const oci::Descriptor &child : images)
            platforms.append(child.platform.value_or(oci::Platform::None));
        const qsizetype best = oci::bestMatch(oci::Platform::host(), platforms);
        addLost(Kind::Missing, images.at(std::max<qsizetype>(best, 0)),
                u"none of %1 platforms is here"_s.arg(images.size()));
    }
    for (const oci::Descriptor &child : index.manifests)
        follow(child, false, depth + 1);
}

void ImageFollower::followManifest(const oci::ImageManifest &manifest,
                                   const oci::Descriptor &descriptor)
{
    const bool hasConfig = checkPresence(manifest.config, true);
    QList<bool> hasLayer;
    for (const oci::Descriptor &layer : manifest.layers)
        hasLayer.append(checkPresence(layer, !layer.mediaType.isNondistributable()));
    if (!hasConfig || !manifest.isImage())
        return;
    const auto bytes = m_layout.readBlob(manifest.config, core::limits::Config);
    const auto config = bytes ? oci::ImageConfig::parse(*bytes) : std::unexpected(bytes.error());
    if (!config)
        return add({.kind = Kind::Unreadable,
                    .path = m_layout.blobPath(manifest.config.digest),
                    .detail = config.error().message + u' ' + config.error().detail});
    if (config->diffIds.size() != manifest.layers.size())
        return add({.kind = Kind::WrongDiffId,
                    .path = m_layout.blobPath(descriptor.digest),
                    .detail = u"%1 layers, %2 DiffIDs"_s.arg(manifest.layers.size())
                                  .arg(config->diffIds.size())});
    for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
        if (!hasLayer[i])
            continue;
        QStringList &images = m_contents[{manifest.layers[i].digest, config->diffIds[i]}];
        if (!images.contains(m_image))
            images.append(m_image);
    }
}

/// True if the blob is here and whole.
bool ImageFollower::checkPresence(const oci::Descriptor &descriptor, bool isNeeded)
{
    const auto size = m_layout.blobSize(descriptor.digest);
    if (!size) {
        if (isNeeded)
            addLost(Kind::Missing, descriptor, u"%1 bytes"_s.arg(descriptor.size));
        return false;
    }
    m_reached.insert(descriptor.digest);
    if (const auto corrupt = m_corrupt.constFind(descriptor.digest); corrupt != m_corrupt.cend()) {
        addLost(Kind::Corrupt, descriptor, *corrupt);
        return false;
    }
    if (*size != descriptor.size) {
        // The blob has its digest: what names it is wrong, and cannot be changed.
        add({.kind = Kind::Corrupt,
             .path = m_layout.blobPath(descriptor.digest),
             .detail = u"%1 bytes, expected %2"_s.arg(*size).arg(descriptor.size)});
        return false;
    }
    return true;
}

namespace {

/// A document of \a layout that has its digest, whatever its descriptor says of it.
std::optional<QByteArray> readDocument(const ImageLayout &layout, const oci::Digest &digest)
{
    auto bytes = core::readFile(layout.blobPath(digest), core::limits::Manifest);
    if (!bytes || oci::Digest::of(*bytes, digest.algorithm()) != digest)
        return std::nullopt;
    return std::move(*bytes);
}

/// Its media type, if it is an image or an index of images.
std::optional<oci::MediaType> typeOf(const QByteArray &document, const oci::MediaType &announced)
{
    const auto parsed = oci::parseManifestOrIndex(document, announced);
    if (!parsed)
        return std::nullopt;
    return std::visit([](const auto &one) { return one.mediaType; }, *parsed);
}

} // namespace

std::optional<LayoutEntry> corrected(const ImageLayout &layout, const LayoutEntry &entry)
{
    const auto bytes = readDocument(layout, entry.target.digest);
    if (!bytes)
        return std::nullopt;
    LayoutEntry right = entry;
    right.target.size = bytes->size();
    if (!typeOf(*bytes, entry.target.mediaType)) {
        if (const auto type = typeOf(*bytes, oci::MediaType::None))
            right.target.mediaType = *type;
    }
    if (right.target == entry.target)
        return std::nullopt;
    right.json.insert("size"_L1, right.target.size);
    right.json.insert("mediaType"_L1, right.target.mediaType.toString());
    return right;
}

QList<LayoutEntry> forgottenImages(const ImageLayout &layout, const QSet<oci::Digest> &known)
{
    QList<LayoutEntry> found;
    QSet<oci::Digest> parts;
    for (const QString &algorithm : {u"sha256"_s, u"sha512"_s}) {
        QDirIterator files(layout.blobsFolder() + u'/' + algorithm, QDir::Files);
        while (files.hasNext() && found.size() < core::limits::IndexEntries) {
            const QFileInfo file = files.nextFileInfo();
            const auto digest = oci::Digest::parse(algorithm + u':' + file.fileName());
            if (!digest || known.contains(*digest) || file.size() > core::limits::Manifest)
                continue;
            const auto bytes = readDocument(layout, *digest);
            const auto type = bytes ? typeOf(*bytes, oci::MediaType::None) : std::nullopt;
            if (!type)
                continue;
            const auto target = oci::Descriptor::of(*type, *digest, bytes->size());
            const QHash<oci::Digest, QString> noneCorrupt;
            ImageFollower follower(layout, noneCorrupt);
            follower.follow(makeEntry(target, {}));
            if (!follower.damages().isEmpty())
                continue;
            found.append(makeEntry(target, {}));
            parts += follower.reached() - QSet{*digest};
        }
    }
    found.removeIf([&](const LayoutEntry &one) { return parts.contains(one.target.digest); });
    return found;
}

} // namespace store
