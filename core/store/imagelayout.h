// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/durablefile.h"
#include "core/base/result.h"
#include "core/oci/descriptor.h"

#include <QByteArray>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace store {

/// One entry of index.json: an image and, where it has one, its name there.
struct LayoutEntry
{
    oci::Descriptor target;
    QString name;     ///< org.opencontainers.image.ref.name as written; empty if there is none.
    QJsonObject json; ///< As it stands in the file, with what we do not know.

    friend bool operator==(const LayoutEntry &, const LayoutEntry &) = default;
};

/// The files of an OCI image layout (image-spec, image-layout.md): `oci-layout`, `index.json` and
/// `blobs/`. Knows nothing of images; OciStore does. Beside the layout it keeps
/// `.millefeuille-lock`, which orders changes of index.json and removals of blobs over all
/// processes, and `.millefeuille-ingest/`, the blobs on their way in; others keep their
/// `.millefeuille-*` files there too.
///
/// Blobs are immutable and enter whole or not at all; index.json is replaced in one step, so
/// readers need no lock. A value; any thread.
class ImageLayout final
{
public:
    /// Opens the layout in \a folder; an empty or missing folder becomes one if \a create. NotFound
    /// if there is none, InvalidArgument if the folder holds something else, Unsupported for
    /// another version.
    [[nodiscard]] static core::Result<ImageLayout> open(const QString &folder, bool create);

    /// The same for a check of the store and its mending, whatever its files say: as long as it is
    /// one of ours or has blobs.
    [[nodiscard]] static core::Result<ImageLayout> openDamaged(const QString &folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString indexPath() const;
    [[nodiscard]] QString pinsPath() const;
    [[nodiscard]] QString blobsFolder() const;
    [[nodiscard]] QString blobPath(const oci::Digest &digest) const;
    [[nodiscard]] QString ingestFolder() const;
    [[nodiscard]] QString partialPath(const oci::Digest &digest) const;

    /// The size of a blob's file, or nothing if it is not here.
    [[nodiscard]] std::optional<qint64> blobSize(const oci::Digest &digest) const;
    /// True if the blob is here in its full size.
    [[nodiscard]] bool hasBlob(const oci::Descriptor &descriptor) const;
    /// A small blob, its size and digest checked. NotFound, DigestMismatch naming the file, or
    /// LimitExceeded.
    [[nodiscard]] core::Result<QByteArray> readBlob(const oci::Descriptor &descriptor,
                                                    qint64 limit) const;
    /// Adds a small blob, also in place of a file that is damaged.
    [[nodiscard]] core::Result<void> writeBlob(const oci::Digest &digest, QByteArrayView bytes);
    /// Blobs that are here are on the disk from now, also those that a process brought that was
    /// killed before it could say so.
    [[nodiscard]] core::Result<void> syncBlobs() const;
    /// Deletes a blob, if it is here. Only while the change lock is held. Returns its size.
    [[nodiscard]] core::Result<qint64> removeBlob(const oci::Digest &digest);

    /// index.json, taken apart. Entries that cannot be read are kept in the file as they are.
    struct Index
    {
        QList<LayoutEntry> entries = {};
        QJsonArray unreadable = {};
        QJsonObject json = {}; ///< The whole file.
    };
    [[nodiscard]] core::Result<Index> readIndex() const;
    [[nodiscard]] core::Result<Index> parseIndex(const QByteArray &bytes) const;
    /// What stands in the file for \a index.
    [[nodiscard]] static QByteArray indexBytes(const Index &index);

    /// A change of index.json under the lock: reads the file again, lets \a change edit the
    /// entries, and replaces the file if they differ. \a afterwards runs under the same lock once
    /// the new index is safe on disk. The first error ends it; index.json is old or new, whole.
    using Change = std::function<core::Result<void>(QList<LayoutEntry> &)>;
    using Afterwards = std::function<core::Result<void>(const QList<LayoutEntry> &)>;
    [[nodiscard]] core::Result<void> updateIndex(const Change &change,
                                                 const Afterwards &afterwards = {});

    /// The change lock, as long as the file is open. updateIndex() takes it itself.
    [[nodiscard]] core::Result<core::File> lock() const;
    /// True if this program has changed the layout before.
    [[nodiscard]] bool isOurs() const;

    /// The file that says which version of the format this is.
    [[nodiscard]] QString markerPath() const;
    /// NotFound, Corrupt, or Unsupported for another version.
    [[nodiscard]] core::Result<void> checkMarker() const;
    [[nodiscard]] core::Result<void> replaceMarker() const;
    /// Files that a process was writing when it was killed; those of others that write now, unless
    /// the lock is held.
    [[nodiscard]] QList<QFileInfo> temporaryFiles() const;

private:
    explicit ImageLayout(QString folder);

    QString m_folder;
};

/// The entry that stands in index.json as \a json, whose descriptor is \a target.
[[nodiscard]] LayoutEntry entryFromJson(oci::Descriptor target, const QJsonObject &json);
/// An entry that names \a target \a name, keeping what \a previous holds otherwise.
[[nodiscard]] LayoutEntry makeEntry(const oci::Descriptor &target, const QString &name);

} // namespace store
