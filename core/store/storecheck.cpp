// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/storecheck.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/layers/decompressor.h"
#include "core/layers/toccache.h"
#include "core/oci/hasher.h"
#include "core/store/imagefollower.h"
#include "core/store/imagesource.h"
#include "core/store/layoutcheck.h"
#include "core/store/setaside.h"
#include "core/store/trash.h"

#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QMap>

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
    Checker(const ImageLayout &layout, const layers::TocCache &tocs,
            std::atomic<qint64> *checkedBytes, std::stop_token stop)
        : m_layout(layout)
        , m_tocs(tocs)
        , m_checkedBytes(checkedBytes)
        , m_stop(std::move(stop))
    {}

    Result<CheckReport> run(const QSet<oci::Digest> &sound)
    {
        m_report.sound = sound;
        if (auto hashed = hashBlobs(listBlobs()); !hashed)
            return std::unexpected(hashed.error());
        if (auto followed = followImages(); !followed)
            return std::unexpected(followed.error());
        // What came while others were read.
        if (auto hashed = hashBlobs(listBlobs()); !hashed)
            return std::unexpected(hashed.error());
        if (auto confirmed = confirm(); !confirmed)
            return std::unexpected(confirmed.error());
        if (auto compared = compareContents(); !compared)
            return std::unexpected(compared.error());
        countBlobs();
        countOtherFiles();
        return std::move(m_report);
    }

private:
    /// Those that nobody has read yet.
    QList<BlobFile> listBlobs()
    {
        m_blobs.clear();
        QList<BlobFile> unread;
        for (const QString &algorithm : {u"sha256"_s, u"sha512"_s}) {
            QDirIterator files(m_layout.blobsFolder() + u'/' + algorithm, QDir::Files);
            while (files.hasNext()) {
                const QFileInfo info = files.nextFileInfo();
                // Other tools keep temporary files here; only what is named by a digest counts.
                const auto digest = oci::Digest::parse(algorithm + u':' + info.fileName());
                if (!digest)
                    continue;
                m_blobs.append({*digest, info.filePath(), info.size()});
                if (!m_report.sound.contains(*digest) && !m_corrupt.contains(*digest))
                    unread.append(m_blobs.last());
            }
        }
        return unread;
    }

    Result<void> hashBlobs(const QList<BlobFile> &blobs)
    {
        std::mutex mutex;
        return core::forEachInParallel(
            blobs.size(), core::idealWorkers(), m_stop,
            [&](qsizetype i, std::stop_token mine) -> Result<void> {
                const BlobFile &blob = blobs[i];
                const auto found =
                    digestOfFile(blob.path, blob.digest.algorithm(), m_checkedBytes, mine);
                // What was removed meanwhile is missing, if anybody needs it.
                if (!found && found.error().code == core::ErrorCode::NotFound)
                    return {};
                if (!found && found.error().code == core::ErrorCode::Cancelled)
                    return std::unexpected(found.error());
                const std::scoped_lock lock(mutex);
                if (found && *found == blob.digest)
                    m_report.sound.insert(blob.digest);
                else
                    m_corrupt.insert(blob.digest,
                                     found ? u"expected %1, found %2"_s.arg(blob.digest.toString(),
                                                                            found->toString())
                                           : found.error().detail);
                return {};
            });
    }

    Result<void> followImages()
    {
        auto files = checkLayoutFiles(m_layout);
        if (!files)
            return std::unexpected(files.error());
        m_report.damages = std::move(files->damages);
        ImageFollower follower(m_layout, m_corrupt);
        for (const LayoutEntry &entry : std::as_const(files->index.entries)) {
            if (m_stop.stop_requested())
                return core::cancelled();
            follower.follow(entry);
        }
        m_report.damages += follower.damages();
        m_reached = follower.reached();
        m_contents = follower.contents();
        return {};
    }

    /// Somebody may have replaced a blob after it was read, or have removed an image between a look
    /// at the list and one at its blobs.
    Result<void> confirm()
    {
        if (m_report.damages.isEmpty() && m_corrupt.isEmpty())
            return {};
        m_corrupt.clear();
        if (auto hashed = hashBlobs(listBlobs()); !hashed)
            return hashed;
        // A layout that nobody may write to does not change either.
        const auto lock = m_layout.lock();
        if (!lock && lock.error().code != core::ErrorCode::PermissionDenied)
            return std::unexpected(lock.error());
        return followImages();
    }

    Result<void> compareContents()
    {
        using Content = std::pair<const ImageFollower::LayerContent &, QStringList &>;
        m_contents.removeIf([&](const Content &content) {
            return m_tocs.isBlobOf(content.first.first, content.first.second);
        });
        std::mutex mutex;
        const QList<ImageFollower::LayerContent> contents = m_contents.keys();
        return core::forEachInParallel(
            contents.size(), core::idealWorkers(), m_stop,
            [&](qsizetype i, std::stop_token mine) -> Result<void> {
                const auto &[blob, diffId] = contents.at(i);
                const oci::Digest &expected = diffId.digest();
                const QString path = m_layout.blobPath(blob);
                const auto found =
                    digestOfContent(path, expected.algorithm(), m_checkedBytes, std::move(mine));
                if (!found && found.error().code == core::ErrorCode::Cancelled)
                    return std::unexpected(found.error());
                if (!found && found.error().code == core::ErrorCode::NotFound)
                    return {};
                if (found && *found == expected)
                    return rememberContent(blob, diffId);
                const std::scoped_lock lock(mutex);
                Damage damage{.kind = Damage::Kind::WrongDiffId,
                              .path = path,
                              .images = m_contents.value(contents.at(i))};
                if (found) {
                    damage.detail = u"DiffID expected %1, found %2"_s.arg(expected.toString(),
                                                                          found->toString());
                } else {
                    damage.kind = Damage::Kind::Unreadable;
                    damage.detail = found.error().message + u' ' + found.error().detail;
                }
                addDamage(m_report.damages, std::move(damage));
                return {};
            });
    }

    /// So that the next check need not unpack it. A cache: that it cannot be written is no matter.
    Result<void> rememberContent(const oci::Digest &blob, const oci::DiffId &diffId) const
    {
        (void)m_tocs.insertBlob(blob, diffId);
        return {};
    }

    void countBlobs()
    {
        const Trash trash = readTrash(m_layout).value_or(Trash());
        QHash<oci::Digest, Damage> trashed; // With where it may be had again.
        for (const TrashedRemoval &removal : trash) {
            for (const TrashedImage &image : removal.images)
                addTrashed(image, trashed);
        }
        for (const BlobFile &blob : std::as_const(m_blobs)) {
            ++m_report.blobs;
            m_report.bytes += blob.size;
            if (m_reached.contains(blob.digest))
                continue;
            const auto damage = trashed.constFind(blob.digest);
            const bool isTrash = damage != trashed.cend();
            if (const auto corrupt = m_corrupt.constFind(blob.digest); corrupt != m_corrupt.cend())
                addUnneeded(blob, *corrupt, isTrash ? *damage : Damage());
            ++(isTrash ? m_report.trashBlobs : m_report.orphanBlobs);
            (isTrash ? m_report.trashBytes : m_report.orphanBytes) += blob.size;
        }
    }

    static void addTrashed(const TrashedImage &image, QHash<oci::Digest, Damage> &trashed)
    {
        const oci::Descriptor &target = image.entries.first().target;
        for (const auto &[digest, size] : image.blobs.asKeyValueRange()) {
            Damage &damage = trashed[digest];
            damage.blob = digest == target.digest
                              ? target
                              : oci::Descriptor::of(oci::MediaType::None, digest, size);
            for (const LayoutEntry &entry : image.entries) {
                for (const oci::Reference &source : sourcesOf(entry.target)) {
                    if (!damage.sources.contains(source))
                        damage.sources.append(source);
                }
            }
        }
    }

    /// No image needs it: it can go out of the way, if it cannot be had again.
    void addUnneeded(const BlobFile &blob, const QString &detail, Damage damage)
    {
        if (!damage.blob)
            damage.blob = oci::Descriptor::of(oci::MediaType::None, blob.digest, blob.size);
        damage.kind = Damage::Kind::Corrupt;
        damage.path = blob.path;
        damage.detail = detail;
        damage.remedy = Damage::Remedy::Restore;
        addDamage(m_report.damages, std::move(damage));
    }

    void countOtherFiles()
    {
        const auto count = [](const QList<QFileInfo> &files, qsizetype &number, qint64 &bytes) {
            for (const QFileInfo &file : files) {
                ++number;
                bytes += file.size();
            }
        };
        count(QDir(m_layout.ingestFolder()).entryInfoList(QDir::Files | QDir::Hidden),
              m_report.partialBlobs, m_report.partialBytes);
        count(m_layout.temporaryFiles() + needlessPartials(m_layout), m_report.staleFiles,
              m_report.staleBytes);
        count(setAsideFiles(m_layout), m_report.setAsideFiles, m_report.setAsideBytes);
    }

    const ImageLayout &m_layout;
    const layers::TocCache &m_tocs;
    std::atomic<qint64> *m_checkedBytes;
    std::stop_token m_stop;
    CheckReport m_report;
    QList<BlobFile> m_blobs;               ///< All that are here.
    QHash<oci::Digest, QString> m_corrupt; ///< With what was expected and found.
    QSet<oci::Digest> m_reached;
    /// That nobody has compared yet, with the images.
    QMap<ImageFollower::LayerContent, QStringList> m_contents;
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
                          std::atomic<qint64> *checkedBytes, std::stop_token stop,
                          const QSet<oci::Digest> &sound)
{
    return Checker(layout, tocs, checkedBytes, std::move(stop)).run(sound);
}

} // namespace store
