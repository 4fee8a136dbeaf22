// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/descriptor.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace support {

class RegistryServer;

/// An image to be made by hand, right or wrong.
struct ImageRecipe
{
    QList<QByteArray> layers; ///< Blobs: tars, compressed or not.
    /// What the configuration says of the layers; empty: the digests of the blobs, right for plain
    /// tars.
    QList<QByteArray> diffIds = {};
    QString platform = QStringLiteral("linux/amd64");
};

/// An image as it is in the registry.
struct PushedImage
{
    oci::Descriptor manifest;
    oci::Descriptor config;
    QList<oci::Descriptor> layers;

    [[nodiscard]] qint64 layerBytes() const; ///< Sum of the blobs.
};

/// Uploads the image to "REGISTRY/path:tag". A registry that refuses ends the test program.
[[nodiscard]] PushedImage push(RegistryServer &server, const QString &path, const QString &tag,
                               const ImageRecipe &recipe);
/// Uploads an index of \a images, which are in the repository \a path.
[[nodiscard]] oci::Descriptor pushIndex(RegistryServer &server, const QString &path,
                                        const QString &tag, const QList<PushedImage> &images);

/// The same bytes for the same arguments, of which no compressor can make fewer.
[[nodiscard]] QByteArray incompressible(qsizetype size, quint32 seed);
/// A tar that holds them as "data-SEED"; about \a size bytes.
[[nodiscard]] QByteArray incompressibleTar(qsizetype size, quint32 seed);

} // namespace support
