// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalog.h"

#include "core/base/limits.h"

#include <QDirIterator>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

namespace {

Result<DocumentCache::Document> readDocument(const ImageLayout &layout,
                                             const oci::Descriptor &descriptor)
{
    const auto bytes = layout.readBlob(descriptor, core::limits::Manifest);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto parsed = oci::parseManifestOrIndex(*bytes, descriptor.mediaType);
    if (!parsed)
        return std::unexpected(parsed.error());
    if (auto *index = std::get_if<oci::ImageIndex>(&*parsed))
        return std::move(*index);
    DocumentCache::Manifest result{.manifest = std::get<oci::ImageManifest>(std::move(*parsed))};
    if (!result.manifest.isImage())
        return result;
    const auto configBytes = layout.readBlob(result.manifest.config, core::limits::Config);
    if (!configBytes)
        return std::unexpected(configBytes.error());
    auto config = oci::ImageConfig::parse(*configBytes);
    if (!config)
        return std::unexpected(config.error());
    result.config = std::move(*config);
    return result;
}

using BlobSizes = QHash<oci::Digest, qint64>;

BlobSizes listBlobs(const ImageLayout &layout)
{
    BlobSizes sizes;
    for (const QString &algorithm : {u"sha256"_s, u"sha512"_s}) {
        QDirIterator files(layout.blobsFolder() + u'/' + algorithm, QDir::Files);
        while (files.hasNext()) {
            const QFileInfo info = files.nextFileInfo();
            if (const auto digest = oci::Digest::parse(algorithm + u':' + info.fileName()))
                sizes.insert(*digest, info.size());
        }
    }
    return sizes;
}

/// Walks what one entry of index.json points at and collects its platforms and blobs.
class ImageReader
{
public:
    ImageReader(const ImageLayout &layout, DocumentCache &cache, const BlobSizes &present,
                const oci::Descriptor &target)
        : m_layout(layout)
        , m_cache(cache)
        , m_present(present)
        , m_result{.image = {.target = target}}
    {}

    CatalogImage read() &&
    {
        visit(m_result.image.target, 0);
        for (const qint64 size : std::as_const(m_result.blobs))
            m_result.image.sizeBytes += size;
        return std::move(m_result);
    }

private:
    bool addBlob(const oci::Digest &digest, qint64 &sum)
    {
        const auto size = m_present.constFind(digest);
        if (size == m_present.cend())
            return false;
        m_result.blobs.insert(digest, *size);
        sum += *size;
        return true;
    }

    void visit(const oci::Descriptor &descriptor, int depth)
    {
        if (depth > core::limits::IndexDepth || ++m_visited > core::limits::IndexEntries)
            return;
        qint64 size = 0;
        if (!addBlob(descriptor.digest, size)) {
            m_result.isReadable &= depth > 0;
            if (descriptor.platform && !descriptor.platform->isUnknown())
                ++m_result.image.platformsElsewhere;
            return;
        }
        const auto document = m_cache.read(m_layout, descriptor);
        m_result.isReadable &= document.has_value();
        if (!document)
            return;
        if (const auto *index = std::get_if<oci::ImageIndex>(document->get())) {
            for (const oci::Descriptor &child : index->manifests)
                visit(child, depth + 1);
        } else {
            addManifest(descriptor, std::get<DocumentCache::Manifest>(**document), size);
        }
    }

    void addManifest(const oci::Descriptor &descriptor, const DocumentCache::Manifest &document,
                     qint64 size)
    {
        addBlob(document.manifest.config.digest, size);
        for (const oci::Descriptor &layer : document.manifest.layers)
            addBlob(layer.digest, size);
        if (descriptor.annotations.contains(oci::annotation::ReferenceType))
            return; // An attestation: its blobs belong to the image, but it is no platform.
        const bool isImage = document.manifest.isImage();
        m_result.image.platforms.append(PlatformImage{
            .manifest = descriptor,
            .configDigest = document.manifest.config.digest,
            .platform = isImage ? document.config.platform
                                : descriptor.platform.value_or(oci::Platform::None),
            .created = document.config.created,
            .sizeBytes = size,
            .layerCount = document.manifest.layers.size(),
            .isImage = isImage,
            .labels = document.config.labels,
        });
    }

    const ImageLayout &m_layout;
    DocumentCache &m_cache;
    const BlobSizes &m_present;
    CatalogImage m_result;
    int m_visited = 0;
};

void countUniqueBytes(QList<CatalogImage> &images)
{
    QHash<oci::Digest, int> users;
    for (const CatalogImage &image : std::as_const(images)) {
        for (auto blob = image.blobs.keyBegin(); blob != image.blobs.keyEnd(); ++blob)
            ++users[*blob];
    }
    for (CatalogImage &image : images) {
        for (const auto &[digest, size] : image.blobs.asKeyValueRange()) {
            if (users.value(digest) == 1)
                image.image.uniqueBytes += size;
        }
    }
}

} // namespace

Result<std::shared_ptr<const DocumentCache::Document>>
DocumentCache::read(const ImageLayout &layout, const oci::Descriptor &descriptor)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (auto known = m_documents.value(descriptor.digest))
            return known;
    }
    auto document = readDocument(layout, descriptor);
    if (!document)
        return std::unexpected(document.error());
    auto shared = std::make_shared<const Document>(std::move(*document));
    const QMutexLocker lock(&m_mutex);
    m_documents.insert(descriptor.digest, shared);
    return shared;
}

oci::Reference nameOfEntry(const LayoutEntry &entry, const QString &folder)
{
    static const QRegularExpression full(u"[/:@]"_s);
    if (entry.name.contains(full)) {
        if (auto reference = oci::Reference::parse(entry.name))
            return *reference;
    }
    static const QRegularExpression outside(u"[^a-z0-9]+"_s);
    QString repository = folder.section(u'/', -1).toLower().replace(outside, u"-"_s);
    while (repository.startsWith(u'-'))
        repository.remove(0, 1);
    while (repository.endsWith(u'-'))
        repository.chop(1);
    const QString prefix =
        u"localhost/"_s + (repository.isEmpty() ? u"layout"_s : repository) + u':';
    if (auto reference = oci::Reference::parse(prefix + entry.name))
        return *reference;
    return *oci::Reference::parse(prefix + entry.target.digest.shortForm());
}

Result<Catalog> Catalog::read(const ImageLayout &layout, const QList<LayoutEntry> &entries,
                              DocumentCache &cache, std::stop_token stop)
{
    const BlobSizes present = listBlobs(layout);
    Catalog catalog;
    QHash<oci::Digest, qsizetype> positions;
    for (const LayoutEntry &entry : entries) {
        if (stop.stop_requested())
            return core::cancelled();
        auto position = positions.constFind(entry.target.digest);
        if (position == positions.constEnd()) {
            position = positions.insert(entry.target.digest, catalog.m_images.size());
            const oci::Descriptor target = makeEntry(entry.target, {}).target;
            catalog.m_images.append(ImageReader(layout, cache, present, target).read());
        }
        if (entry.name.isEmpty())
            continue;
        const oci::Reference name = nameOfEntry(entry, layout.folder());
        catalog.m_layoutNames.insert(entry.name, name);
        catalog.m_images[*position].image.names.append(name);
    }
    countUniqueBytes(catalog.m_images);
    for (CatalogImage &image : catalog.m_images)
        std::ranges::sort(image.image.names, {}, &oci::Reference::toString);
    std::ranges::stable_sort(catalog.m_images, std::ranges::greater(),
                             [](const CatalogImage &image) {
                                 const QDateTime created = image.image.created();
                                 return created.isValid() ? created.toMSecsSinceEpoch() : 0;
                             });
    return catalog;
}

Result<Catalog::Match> Catalog::find(const QString &name) const
{
    const auto notFound = [&] {
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("There is no image “%1” in the store.").arg(name));
    };
    static const QRegularExpression id(u"^(?:sha256:|sha512:)?([0-9a-f]{4,128})$"_s);
    const auto byId = id.match(name);

    std::optional<oci::Reference> wanted;
    if (const auto exact = m_layoutNames.constFind(name); exact != m_layoutNames.constEnd())
        wanted = *exact;
    else if (auto parsed = oci::Reference::parse(name))
        wanted = *parsed;
    if (wanted) {
        for (qsizetype i = 0; i < m_images.size(); ++i) {
            if (m_images[i].image.names.contains(*wanted))
                return Match{i, *wanted, {}};
        }
        if (wanted->digest() && !byId.hasMatch())
            return findById(wanted->digest()->encoded(), name);
    }
    return byId.hasMatch() ? findById(byId.captured(1), name) : Result<Match>(notFound());
}

Result<Catalog::Match> Catalog::findById(const QString &hex, const QString &name) const
{
    const auto matches = [&](const oci::Digest &digest) {
        return digest.encoded().startsWith(hex);
    };
    QList<Match> found;
    for (qsizetype i = 0; i < m_images.size(); ++i) {
        const Image &image = m_images[i].image;
        if (image.target.digest.encoded() == hex)
            return Match{i, {}, {}};
        if (matches(image.target.digest)) {
            found.append({i, {}, {}});
            continue;
        }
        const auto platform = std::ranges::find_if(image.platforms, [&](const PlatformImage &one) {
            return matches(one.configDigest) || matches(one.manifest.digest);
        });
        if (platform != image.platforms.end())
            found.append({i, {}, platform->manifest.digest});
    }
    if (found.isEmpty())
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("There is no image “%1” in the store.").arg(name));
    if (found.size() > 1)
        return core::fail(
            ErrorCode::InvalidArgument,
            Tr::tr("“%1” is the start of several images. Write more of it.").arg(name));
    return found.first();
}

} // namespace store
