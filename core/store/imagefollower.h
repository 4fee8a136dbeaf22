// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"
#include "core/store/storecheck.h"

#include <QHash>
#include <QMap>

#include <utility>

namespace store {

/// Goes from entries of index.json to all that their images need, and notes what is wrong on the
/// way. One thread; private to the check of a store.
class ImageFollower final
{
public:
    /// A blob and what configurations say of its content.
    using LayerContent = std::pair<oci::Digest, oci::DiffId>;

    /// \a corrupt: blobs that are not what they should be, with what was expected and found. Both
    /// outlive this.
    ImageFollower(const ImageLayout &layout, const QHash<oci::Digest, QString> &corrupt)
        : m_layout(layout)
        , m_corrupt(corrupt)
    {}

    void follow(const LayoutEntry &entry);

    [[nodiscard]] const QList<Damage> &damages() const { return m_damages; }
    /// Blobs that images need and that are here.
    [[nodiscard]] const QSet<oci::Digest> &reached() const { return m_reached; }
    /// Layers whose blobs are whole, each with the images that have them.
    [[nodiscard]] const QMap<LayerContent, QStringList> &contents() const { return m_contents; }

private:
    void follow(const oci::Descriptor &descriptor, bool isNeeded, int depth);
    void followIndex(const oci::ImageIndex &index, int depth);
    void followManifest(const oci::ImageManifest &manifest, const oci::Descriptor &descriptor);
    [[nodiscard]] bool checkPresence(const oci::Descriptor &descriptor, bool isNeeded);
    void add(Damage damage);
    void addLost(Damage::Kind kind, const oci::Descriptor &blob, const QString &detail);

    const ImageLayout &m_layout;
    const QHash<oci::Digest, QString> &m_corrupt;
    QList<Damage> m_damages;
    QSet<oci::Digest> m_reached;
    QMap<LayerContent, QStringList> m_contents;
    QString m_image;                 ///< The one being followed,
    QList<oci::Reference> m_sources; ///< and where it came from.
};

/// Adds \a damage to \a damages, or its images and sources to what is there of it already.
void addDamage(QList<Damage> &damages, Damage damage);

/// \a entry with the size and the media type that its image has, if the image is here and whole and
/// the entry says something else.
[[nodiscard]] std::optional<LayoutEntry> corrected(const ImageLayout &layout,
                                                   const LayoutEntry &entry);

/// Images of which all is in \a layout and that are not among \a known, nor part of another one:
/// what index.json or the trash forgot.
[[nodiscard]] QList<LayoutEntry> forgottenImages(const ImageLayout &layout,
                                                 const QSet<oci::Digest> &known);

} // namespace store
