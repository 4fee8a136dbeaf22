// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/layoutcopy.h"

#include "core/base/limits.h"
#include "core/store/blobingest.h"
#include "core/store/catalog.h"
#include "core/store/imagelayout.h"
#include "core/store/ocistore.h"

using core::Result;

namespace store {

Result<void> copyBlob(const ImageLayout &from, const ImageLayout &to, const oci::Digest &digest,
                      qint64 size, const std::stop_token &stop)
{
    auto ingest = BlobIngest::open(to, digest, size, stop);
    if (!ingest || ingest->isComplete())
        return ingest.transform([](const BlobIngest &) {});
    const auto file = core::File::open(from.blobPath(digest), core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    // What an earlier copy left is as quickly read again as checked.
    if (auto rewound = ingest->rewind(); !rewound)
        return rewound;
    QByteArray piece(core::limits::MiB, Qt::Uninitialized);
    while (ingest->position() < size) {
        if (stop.stop_requested())
            return core::cancelled();
        const auto count = file->readAt(ingest->position(), piece.data(), piece.size());
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            break;
        if (auto written = ingest->write({piece.constData(), *count}); !written)
            return written;
    }
    if (auto sealed = ingest->seal(); !sealed)
        return sealed;
    return ingest->commit();
}

Result<QList<oci::Reference>> copyImages(const ImageLayout &from, OciStore &to,
                                         std::stop_token stop)
{
    const auto index = from.readIndex();
    if (!index)
        return std::unexpected(index.error());
    DocumentCache cache;
    const auto catalog = Catalog::read(from, index->entries, cache, stop);
    if (!catalog)
        return std::unexpected(catalog.error());
    QList<oci::Reference> names;
    for (const CatalogImage &image : catalog->images()) {
        QList<oci::Descriptor> blobs;
        for (const auto &[digest, size] : image.blobs.asKeyValueRange()) {
            if (auto copied = copyBlob(from, to.layout(), digest, size, stop); !copied)
                return std::unexpected(copied.error());
            blobs.append(oci::Descriptor::of(oci::MediaType::None, digest, size));
        }
        for (const oci::Reference &name : image.image.names) {
            const auto missing = to.addImage(image.image.target, name, blobs);
            if (!missing)
                return std::unexpected(missing.error());
            names.append(name);
        }
    }
    return names;
}

} // namespace store
