// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/layoutrepair.h"

#include "core/base/limits.h"
#include "core/store/imagefollower.h"
#include "core/store/indexcopy.h"
#include "core/store/layoutcheck.h"
#include "core/store/pinlist.h"
#include "core/store/sealedrecord.h"
#include "core/store/setaside.h"
#include "core/store/trash.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;

namespace store {

namespace {

QSet<oci::Digest> reachedFrom(const ImageLayout &layout, const QList<LayoutEntry> &entries)
{
    const QHash<oci::Digest, QString> noneCorrupt;
    ImageFollower follower(layout, noneCorrupt);
    QSet<oci::Digest> reached;
    for (const LayoutEntry &entry : entries) {
        follower.follow(entry);
        reached.insert(entry.target.digest);
    }
    return reached + follower.reached();
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

/// The change lock is held as long as this lives.
class LayoutMender
{
public:
    explicit LayoutMender(const ImageLayout &layout)
        : m_layout(layout)
    {}

    Result<void> run()
    {
        const auto lock = m_layout.lock();
        if (!lock)
            return std::unexpected(lock.error());
        auto files = checkLayoutFiles(m_layout);
        if (!files)
            return std::unexpected(files.error());
        m_files = std::move(*files);
        for (const auto mend : {&LayoutMender::mendMarker, &LayoutMender::mendIndex,
                                &LayoutMender::mendPins, &LayoutMender::mendTrash}) {
            if (auto mended = (this->*mend)(); !mended)
                return mended;
        }
        removeStaleFiles();
        return {};
    }

private:
    [[nodiscard]] bool isDamaged(const QString &path) const
    {
        return std::ranges::contains(m_files.damages, path, &Damage::path);
    }

    Result<void> mendMarker()
    {
        if (!isDamaged(m_layout.markerPath()))
            return {};
        if (auto kept = keepCopy(m_layout, m_layout.markerPath()); !kept)
            return kept;
        return m_layout.replaceMarker();
    }

    Result<void> mendIndex()
    {
        const QString path = m_layout.indexPath();
        ImageLayout::Index index = m_files.index;
        if (!m_files.isIndexSound && index.json.isEmpty()) {
            index.json = {{u"schemaVersion"_s, 2},
                          {u"mediaType"_s, oci::MediaType::OciIndex.toString()}};
            const Trash trash = readTrash(m_layout).value_or(Trash());
            index.entries = forgottenImages(m_layout, blobsOf(trash));
        }
        index.unreadable = {};
        for (LayoutEntry &entry : index.entries)
            entry = corrected(m_layout, entry).value_or(entry);
        giveNamesOnce(index.entries);
        const bool isSame = m_files.isIndexSound && index.entries == m_files.index.entries
                            && m_files.index.unreadable.isEmpty();
        m_files.index = index;
        const QString copyPath = indexCopyPath(m_layout.folder());
        if (isSame && !isDamaged(copyPath))
            return {};
        if (auto kept = keepCopy(m_layout, isSame ? copyPath : path); !kept)
            return kept;
        return writeIndex(m_layout.folder(), ImageLayout::indexBytes(index));
    }

    /// The last one has the name, as with a tag that moved; the others stay without.
    static void giveNamesOnce(QList<LayoutEntry> &entries)
    {
        QHash<QString, oci::Digest> owners;
        for (LayoutEntry &entry : entries | std::views::reverse) {
            if (entry.name.isEmpty())
                continue;
            const auto owner = owners.constFind(entry.name);
            if (owner == owners.cend())
                owners.insert(entry.name, entry.target.digest);
            else if (*owner != entry.target.digest)
                entry = makeEntry(entry.target, {});
        }
    }

    Result<void> mendPins()
    {
        const auto read = [](const QString &path) { return PinList(path).read(); };
        return mendRecord(m_layout.pinsPath(), read, pinsJson,
                          [this](const QByteArray &bytes) { return readablePins(bytes); });
    }

    Result<void> mendTrash()
    {
        return mendRecord(trashPath(m_layout), readTrashFile, trashJson,
                          [this](const QByteArray &bytes) { return readableTrash(bytes); });
    }

    /// A record from its copy, or a copy from its record; if both are lost, from what can be made
    /// out of the rest.
    template <class Read, class Write, class Guess>
    Result<void> mendRecord(const QString &path, Read read, Write write, Guess guess)
    {
        const QString copyPath = recordCopyPath(path);
        const bool isLost = isDamaged(path);
        const bool isCopyLost = isDamaged(copyPath);
        if (!isLost && !isCopyLost)
            return {};
        if (auto kept = keepCopy(m_layout, isLost ? path : copyPath); !kept)
            return kept;
        const bool hasCopy = !isCopyLost && QFileInfo::exists(copyPath);
        if (isLost && !hasCopy) {
            const auto bytes = core::readFile(path, core::limits::Trash);
            return replaceRecord(path, write(guess(bytes.value_or(QByteArray()))));
        }
        const auto good = read(isLost ? copyPath : path);
        return good ? replaceRecord(path, write(*good)) : std::unexpected(good.error());
    }

    /// Whatever is a digest of an image that is here: one pin too many is better than one too few.
    QSet<oci::Digest> readablePins(const QByteArray &bytes) const
    {
        QSet<oci::Digest> pins;
        for (const LayoutEntry &entry : m_files.index.entries) {
            if (bytes.contains(entry.target.digest.toString().toLatin1()))
                pins.insert(entry.target.digest);
        }
        return pins;
    }

    /// What makes sense, and images that nothing names any more: they can come back.
    Trash readableTrash(const QByteArray &bytes) const
    {
        Trash trash = readableRemovals(bytes);
        const QList<LayoutEntry> forgotten = forgottenImages(
            m_layout, reachedFrom(m_layout, m_files.index.entries) + blobsOf(trash));
        TrashedRemoval found{.time = QDateTime::currentDateTimeUtc()};
        for (const LayoutEntry &entry : forgotten) {
            TrashedImage image{.entries = {entry}};
            for (const oci::Digest &blob : reachedFrom(m_layout, {entry}))
                image.blobs.insert(blob, m_layout.blobSize(blob).value_or(0));
            found.images.append(std::move(image));
        }
        if (!found.images.isEmpty())
            trash.append(std::move(found));
        return trash;
    }

    /// Of a record whose checksum is wrong, those removals that still make sense.
    Trash readableRemovals(const QByteArray &bytes) const
    {
        Trash trash;
        const QJsonArray removals =
            QJsonDocument::fromJson(bytes).object().value("removals"_L1).toArray();
        for (const QJsonValue &removal : removals) {
            const QJsonObject alone{{u"removals"_s, QJsonArray{removal}}};
            auto parsed = parseTrash(QJsonDocument(alone).toJson(QJsonDocument::Compact));
            if (!parsed)
                continue;
            for (TrashedRemoval &one : *parsed) {
                one.images.removeIf([&](const TrashedImage &image) { return !isHere(image); });
                if (!one.images.isEmpty())
                    trash.append(std::move(one));
            }
        }
        return trash;
    }

    bool isHere(const TrashedImage &image) const
    {
        if (!image.blobs.contains(image.entries.first().target.digest))
            return false;
        for (const auto &[digest, size] : image.blobs.asKeyValueRange()) {
            if (m_layout.blobSize(digest) != size)
                return false;
        }
        return true;
    }

    void removeStaleFiles() const
    {
        for (const QFileInfo &file : m_layout.temporaryFiles())
            QFile::remove(file.filePath());
        for (const QFileInfo &info : needlessPartials(m_layout)) {
            // A pull that replaces a damaged blob right now holds its lock.
            auto file = core::File::open(info.filePath(), core::File::Mode::ReadWrite);
            if (file && file->tryLock().value_or(false))
                QFile::remove(info.filePath());
        }
    }

    const ImageLayout &m_layout;
    LayoutFiles m_files;
};

} // namespace

Result<void> repairLayoutFiles(const ImageLayout &layout)
{
    return LayoutMender(layout).run();
}

} // namespace store
