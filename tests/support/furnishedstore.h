// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/ocistore.h"

#include <QHash>
#include <QTemporaryDir>

#include <memory>

namespace support {

/// A small store that has each kind of file: two images that share a layer, one of them pinned, a
/// third one in the trash, and the tables of their layers. All came from REPOSITORY, and whatever
/// its fetch() is asked for it has. One thread.
class FurnishedStore final
{
public:
    enum class Part {
        Layer,
        Config,
        Manifest,
        Index,
        IndexCopy,
        Marker,
        Pins,
        PinsCopy,
        Trash,
        TrashCopy,
        Table,
        Places,
    };
    static constexpr auto Repository = "registry.example/team/app";

    FurnishedStore();

    [[nodiscard]] store::OciStore &operator*() const { return *m_store; }
    [[nodiscard]] store::OciStore *operator->() const { return m_store.get(); }
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("images")); }
    /// The file of that kind, of the pinned image where there are several.
    [[nodiscard]] QString path(Part part) const;
    /// The digest of its layer that no other image has.
    [[nodiscard]] oci::Digest layer() const;
    [[nodiscard]] oci::DiffId diffId() const;

    /// Opens it as another process would, damaged or not.
    [[nodiscard]] std::shared_ptr<store::OciStore> openAgain() const;
    /// For a repair.
    [[nodiscard]] store::FetchBlob fetch() const;
    /// What images are here, pinned or not, and what an undo would bring back.
    [[nodiscard]] QStringList inventory() const;

private:
    void add(const QList<QByteArray> &layers, const QString &tag);

    QTemporaryDir m_folder;
    std::shared_ptr<store::OciStore> m_store;
    QHash<oci::Digest, QByteArray> m_blobs; ///< All that were ever in it.
    std::optional<store::ImageDetails> m_pinned;
};

/// The bytes of a file, which has to be there.
[[nodiscard]] QByteArray readBytes(const QString &path);
/// Takes the place of what is there, also of a file that may not be written to.
void writeBytes(const QString &path, const QByteArray &bytes);
/// \a bytes with one bit changed.
[[nodiscard]] QByteArray withFlippedBit(QByteArray bytes, qsizetype bit);

} // namespace support
