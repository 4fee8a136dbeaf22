// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/imagelayout.h"
#include "core/store/imagestore.h"

#include <QHash>
#include <QList>
#include <QMutex>

#include <memory>
#include <stop_token>
#include <variant>

namespace store {

/// Parsed manifests, indexes and configurations by digest. They never change, so a list of the
/// store reads each file once. Any thread.
class DocumentCache final
{
public:
    /// What a manifest and its configuration say.
    struct Manifest
    {
        oci::ImageManifest manifest;
        oci::ImageConfig config = oci::ImageConfig::None; ///< None for an artifact.
    };
    using Document = std::variant<oci::ImageIndex, Manifest>;

    /// The document behind \a descriptor, read from \a layout if it is not known yet.
    [[nodiscard]] core::Result<std::shared_ptr<const Document>>
    read(const ImageLayout &layout, const oci::Descriptor &descriptor);

private:
    QMutex m_mutex;
    QHash<oci::Digest, std::shared_ptr<const Document>> m_documents;
};

/// An image of the catalog with what only the store needs to know of it.
struct CatalogImage
{
    Image image;
    QHash<oci::Digest, qint64> blobs = {}; ///< Everything of it that is here, with file sizes.
    bool isReadable =
        true; ///< False if a manifest or configuration is damaged, or the target gone.
};

/// All images of a layout at one moment, with the blobs each of them has. A value.
class Catalog final
{
public:
    /// Groups the entries of \a index by what they point at. Images whose manifests cannot be read
    /// are listed without platforms, so that they can be seen and removed.
    [[nodiscard]] static core::Result<Catalog> read(const ImageLayout &layout,
                                                    const QList<LayoutEntry> &entries,
                                                    DocumentCache &cache,
                                                    std::stop_token stop = {});

    [[nodiscard]] const QList<CatalogImage> &images() const { return m_images; }

    /// What a name means here.
    struct Match
    {
        qsizetype image = 0;                      ///< Index into images().
        std::optional<oci::Reference> name = {};  ///< Set if the name is one tag of it.
        std::optional<oci::Digest> manifest = {}; ///< Set if the name is one platform of it.
    };
    /// \a name as ImageStore::inspect() takes it. NotFound, or InvalidArgument if it is ambiguous.
    [[nodiscard]] core::Result<Match> find(const QString &name) const;

private:
    [[nodiscard]] core::Result<Match> findById(const QString &hex, const QString &name) const;

    QList<CatalogImage> m_images;
    QHash<QString, oci::Reference> m_layoutNames; ///< Names as written in index.json.
};

/// The reference that a name in index.json means: a full one as it stands; a bare word is a tag of
/// the layout itself and becomes localhost/<folder>:<word>.
[[nodiscard]] oci::Reference nameOfEntry(const LayoutEntry &entry, const QString &folder);

} // namespace store
