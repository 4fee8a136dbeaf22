// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/descriptor.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace store {
class ImageLayout;
}

namespace support {

/// Writes the blobs of small images into a layout, for tests of what is above it. A layout that
/// cannot be written ends the test program.

/// Adds \a bytes as a blob.
[[nodiscard]] oci::Descriptor addBlob(store::ImageLayout &layout, const QByteArray &bytes,
                                      const oci::MediaType &mediaType);

/// An image of \a layers, uncompressed tars, for \a platform ("linux/amd64"), created at \a
/// created. The configuration has the right DiffIDs.
[[nodiscard]] oci::Descriptor
addImage(store::ImageLayout &layout, const QList<QByteArray> &layers,
         const QString &platform = QStringLiteral("linux/amd64"),
         const QString &created = QStringLiteral("2026-01-02T03:04:05Z"),
         const QJsonObject &labels = {});

/// An index of \a manifests, whose platforms it takes over.
[[nodiscard]] oci::Descriptor addIndex(store::ImageLayout &layout,
                                       const QList<oci::Descriptor> &manifests);

} // namespace support
