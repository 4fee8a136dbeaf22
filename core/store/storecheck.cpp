// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/storecheck.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/layers/decompressor.h"
#include "core/layers/toccache.h"
#include "core/oci/hasher.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"
#include "core/store/trash.h"

#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <mutex>
#include <span>
#include <utility>

using namespace Qt::StringLiterals;
using core::Result;

namespace store {

namespace {

struct BlobFile
{
    oci::Digest digest;
    QString path;
    qint64 size = 0;
};

/// A blob and what configurations say of its content.
using LayerContent = std::pair<oci::Digest, oci::DiffId>;

/// The digest of what is packed in the file \a path. Corrupt or LimitExceeded if it cannot be
/// unpacked.
Result<oci::Digest> digestOfContent(const QString &path, oci::Digest::Algorithm algorithm,
                                    std::atomic<qint64> *checkedBytes, std::stop_token stop)
{
    const auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    qint64 position = 0;
    layers::Decompressor content([&](std::span<char> out) -> Result<qsizetype> {
        if (stop.stop_requested())
            return core::cancelled();
        auto count = file->readAt(position, out.data(), qint64(out.size()));
        if (count) {
            position += *count;
            if (checkedBytes)
                *checkedBytes += *count;
        }
        return count;
    });
    oci::Hasher hasher(algorithm);
    QByteArray piece(core::limits::MiB, Qt::Uninitialized);
    while (true) {
        const auto count = content.read({piece.data(), std::size_t(piece.size())});
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            return hasher.finish();
        hasher.add({piece.constData(), *count});
    }
}

class Checker
{
public:
    Checker(const ImageLayout &layout, const layers::TocCache &tocs)
        : m_layout(layout)
        , m_tocs(tocs)
    {}

    Result<CheckReport> run(std::atomic<qint64> *checkedBytes, std::stop_token stop)
    {
        if (auto hashed = checkBlobs(checkedBytes, stop); !hashed)
            return std::unexpected(hashed.error());
        if (auto followed = followImages(); !followed)
            return std::unexpected(followed.error());
        if (auto compared = checkContents(checkedBytes, stop); !compared)
            return std::unexpected(compared.error());
        countLeftOvers();
        return std::move(m_report);
    }

private:
    void listBlobs()
    {
        for (const QString &algorithm : {u"sha256"_s, u"sha512"_s}) {
            QDirIterator files(m_layout.blobsFolder() + u'/' + algorithm, QDir::Files);
            while (files.hasNext()) {
                const QFileInfo info = files.nextFileInfo();
                // Other tools keep temporary files here; only what is named by a digest counts.
                const auto digest = oci::Digest::parse(algorithm + u':' + info.fileName());
                if (digest)
                    m_blobs.append({*digest, info.filePath(), info.size()});
            }
        }
    }

    Result<void> checkBlobs(std::atomic<qint64> *checkedBytes, std::stop_token stop)
    {
        listBlobs();
        std::mutex mutex;
        return core::forEachInParallel(
            m_blobs.size(), core::idealWorkers(), stop,
            [&](qsizetype i, std::stop_token mine) -> Result<void> {
                const BlobFile &blob = m_blobs[i];
                const auto found =
                    digestOfFile(blob.path, blob.digest.algorithm(), checkedBytes, mine);
                if (!found && found.error().code == core::ErrorCode::Cancelled)
                    return std::unexpected(found.error());
                const std::scoped_lock lock(mutex);
                ++m_report.blobs;
                m_report.bytes += blob.size;
                if (!found)
                    m_corrupt.insert(blob.digest, found.error().detail);
                else if (*found != blob.digest)
                    m_corrupt.insert(blob.digest, u"expected %1, found %2"_s.arg(
                                                      blob.digest.toString(), found->toString()));
                return {};
            });
    }

    Result<void> followImages()
    {
        const auto index = m_layout.readIndex();
        if (!index)
            return std::unexpected(index.error());
        if (index->unreadable > 0)
            add(Damage::Kind::Unreadable, m_layout.indexPath(),
                u"%1 entries without a valid descriptor"_s.arg(index->unreadable));
        QHash<QString, oci::Digest> names;
        for (const LayoutEntry &entry : index->entries) {
            m_image = entry.name.isEmpty() ? entry.target.digest.toString() : entry.name;
            if (!entry.name.isEmpty()) {
                const auto known = names.constFind(entry.name);
                if (known == names.cend())
                    names.insert(entry.name, entry.target.digest);
                else if (*known != entry.target.digest)
                    add(Damage::Kind::Ambiguous, entry.name,
                        u"%1 and %2"_s.arg(known->toString(), entry.target.digest.toString()));
            }
            follow(entry.target, true, 0);
        }
        return {};
    }

    /// \a isNeeded is false for children of an index, which need not have been pulled.
    void follow(const oci::Descriptor &descriptor, bool isNeeded, int depth)
    {
        if (!checkPresence(descriptor, isNeeded) || depth > core::limits::IndexDepth)
            return;
        const auto bytes = m_layout.readBlob(descriptor, core::limits::Manifest);
        const auto parsed = bytes ? oci::parseManifestOrIndex(*bytes, descriptor.mediaType)
                                  : std::unexpected(bytes.error());
        if (!parsed) {
            if (!m_corrupt.contains(descriptor.digest))
                add(Damage::Kind::Unreadable, m_layout.blobPath(descriptor.digest),
                    parsed.error().message + u' ' + parsed.error().detail);
            return;
        }
        if (const auto *index = std::get_if<oci::ImageIndex>(&*parsed)) {
            for (const oci::Descriptor &child : index->manifests)
                follow(child, false, depth + 1);
            return;
        }
        followManifest(std::get<oci::ImageManifest>(*parsed), descriptor);
    }

    void followManifest(const oci::ImageManifest &manifest, const oci::Descriptor &descriptor)
    {
        const bool hasConfig = checkPresence(manifest.config, true);
        QList<bool> hasLayer;
        for (const oci::Descriptor &layer : manifest.layers)
            hasLayer.append(checkPresence(layer, !layer.mediaType.isNondistributable()));
        if (!hasConfig || !manifest.isImage())
            return;
        const auto bytes = m_layout.readBlob(manifest.config, core::limits::Config);
        if (!bytes)
            return; // Named as corrupt already.
        const auto config = oci::ImageConfig::parse(*bytes);
        if (!config)
            return add(Damage::Kind::Unreadable, m_layout.blobPath(manifest.config.digest),
                       config.error().message + u' ' + config.error().detail);
        if (config->diffIds.size() != manifest.layers.size())
            return add(
                Damage::Kind::WrongDiffId, m_layout.blobPath(descriptor.digest),
                u"%1 layers, %2 DiffIDs"_s.arg(manifest.layers.size()).arg(config->diffIds.size()));
        for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
            if (hasLayer[i])
                addContent(manifest.layers[i].digest, config->diffIds[i]);
        }
    }

    void addContent(const oci::Digest &blob, const oci::DiffId &diffId)
    {
        if (m_tocs.isBlobOf(blob, diffId))
            return;
        QStringList &images = m_contents[{blob, diffId}];
        if (!images.contains(m_image))
            images.append(m_image);
    }

    Result<void> checkContents(std::atomic<qint64> *checkedBytes, const std::stop_token &stop)
    {
        std::mutex mutex;
        const QList<LayerContent> contents = m_contents.keys();
        return core::forEachInParallel(
            contents.size(), core::idealWorkers(), stop,
            [&](qsizetype i, std::stop_token mine) -> Result<void> {
                const auto &[blob, diffId] = contents.at(i);
                const oci::Digest &expected = diffId.digest;
                const QString path = m_layout.blobPath(blob);
                const auto found =
                    digestOfContent(path, expected.algorithm(), checkedBytes, std::move(mine));
                if (!found && found.error().code == core::ErrorCode::Cancelled)
                    return std::unexpected(found.error());
                const std::scoped_lock lock(mutex);
                const QStringList images = m_contents.value(contents.at(i));
                if (!found)
                    add(Damage::Kind::Unreadable, path,
                        found.error().message + u' ' + found.error().detail, images);
                else if (*found != expected)
                    add(Damage::Kind::WrongDiffId, path,
                        u"DiffID expected %1, found %2"_s.arg(expected.toString(),
                                                              found->toString()),
                        images);
                return {};
            });
    }

    /// True if the blob is here and whole.
    bool checkPresence(const oci::Descriptor &descriptor, bool isNeeded)
    {
        const QString path = m_layout.blobPath(descriptor.digest);
        const auto size = m_layout.blobSize(descriptor.digest);
        if (!size) {
            if (isNeeded)
                add(Damage::Kind::Missing, path, u"%1 bytes"_s.arg(descriptor.size));
            return false;
        }
        m_reached.insert(descriptor.digest);
        if (const auto corrupt = m_corrupt.constFind(descriptor.digest);
            corrupt != m_corrupt.cend()) {
            add(Damage::Kind::Corrupt, path, *corrupt);
            return false;
        }
        if (*size != descriptor.size) {
            add(Damage::Kind::Corrupt, path,
                u"%1 bytes, expected %2"_s.arg(*size).arg(descriptor.size));
            return false;
        }
        return true;
    }

    void add(Damage::Kind kind, const QString &path, const QString &detail)
    {
        add(kind, path, detail, m_image.isEmpty() ? QStringList() : QStringList{m_image});
    }

    void add(Damage::Kind kind, const QString &path, const QString &detail,
             const QStringList &images)
    {
        const auto known = std::ranges::find_if(m_report.damages, [&](const Damage &damage) {
            return damage.kind == kind && damage.path == path;
        });
        Damage &damage = known != m_report.damages.end()
                             ? *known
                             : m_report.damages.emplaceBack(
                                   Damage{.kind = kind, .path = path, .detail = detail});
        for (const QString &image : images) {
            if (!damage.images.contains(image))
                damage.images.append(image);
        }
    }

    void countLeftOvers()
    {
        m_image.clear();
        QSet<oci::Digest> trashed;
        const Trash trash = readTrash(m_layout).value_or(Trash());
        for (const TrashedRemoval &removal : trash) {
            for (const TrashedImage &image : removal.images) {
                for (auto blob = image.blobs.keyBegin(); blob != image.blobs.keyEnd(); ++blob)
                    trashed.insert(*blob);
            }
        }
        for (const BlobFile &blob : std::as_const(m_blobs)) {
            if (m_reached.contains(blob.digest))
                continue;
            if (const auto corrupt = m_corrupt.constFind(blob.digest); corrupt != m_corrupt.cend())
                add(Damage::Kind::Corrupt, blob.path, *corrupt);
            const bool isTrash = trashed.contains(blob.digest);
            ++(isTrash ? m_report.trashBlobs : m_report.orphanBlobs);
            (isTrash ? m_report.trashBytes : m_report.orphanBytes) += blob.size;
        }
        QDirIterator partials(m_layout.ingestFolder(), QDir::Files);
        while (partials.hasNext()) {
            ++m_report.partialBlobs;
            m_report.partialBytes += partials.nextFileInfo().size();
        }
    }

    const ImageLayout &m_layout;
    const layers::TocCache &m_tocs;
    CheckReport m_report;
    QList<BlobFile> m_blobs;
    QHash<oci::Digest, QString> m_corrupt; ///< With what was expected and found.
    QSet<oci::Digest> m_reached;
    QMap<LayerContent, QStringList> m_contents; ///< That nobody has compared yet, with the images.
    QString m_image;                            ///< The one being followed.
};

} // namespace

Result<oci::Digest> digestOfFile(const QString &path, oci::Digest::Algorithm algorithm,
                                 std::atomic<qint64> *checkedBytes, std::stop_token stop)
{
    const auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    oci::Hasher hasher(algorithm);
    QByteArray piece(core::limits::MiB, Qt::Uninitialized);
    qint64 position = 0;
    while (true) {
        if (stop.stop_requested())
            return core::cancelled();
        const auto count = file->readAt(position, piece.data(), piece.size());
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            return hasher.finish();
        hasher.add({piece.constData(), *count});
        position += *count;
        if (checkedBytes)
            *checkedBytes += *count;
    }
}

Result<CheckReport> check(const ImageLayout &layout, const layers::TocCache &tocs,
                          std::atomic<qint64> *checkedBytes, std::stop_token stop)
{
    return Checker(layout, tocs).run(checkedBytes, std::move(stop));
}

} // namespace store
