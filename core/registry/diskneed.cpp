// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/diskneed.h"

#include "core/base/limits.h"
#include "core/registry/layertransfer.h"
#include "core/store/ocistore.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using core::Tr;

namespace registry {

namespace {

/// Manifests, configurations, the new index.json and the blocks that files do not fill.
constexpr qint64 Documents = core::limits::MiB;
/// An estimate of what a table of contents takes, rather too much than too little.
constexpr qint64 BlobBytesPerTableByte = 50;

/// Of the disk that will hold \a folder, which may not be there yet.
QStorageInfo diskOf(QString folder)
{
    while (!QFileInfo::exists(folder) && folder != QFileInfo(folder).path())
        folder = QFileInfo(folder).path();
    return QStorageInfo(folder);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 2, QLocale::DataSizeSIFormat);
}

} // namespace

DiskNeed diskNeedOf(store::OciStore &store, const QList<LayerJob> &layers)
{
    const store::ImageLayout &layout = store.layout();
    const QStorageInfo disk = diskOf(layout.folder());
    const bool holdsTables = diskOf(store.tocs().folder()) == disk;
    DiskNeed need{.free =
                      disk.isValid() ? disk.bytesAvailable() : std::numeric_limits<qint64>::max(),
                  .folder = layout.folder()};
    for (const LayerJob &layer : layers) {
        // What need not be in the registry is mostly not there.
        if (layout.hasBlob(layer.blob) || layer.blob.mediaType.isNondistributable())
            continue;
        const qint64 here = QFileInfo(layout.partialPath(layer.blob.digest)).size();
        need.needed += std::max<qint64>(0, layer.blob.size - here);
        if (holdsTables && layer.diffId && !store.tocs().contains(*layer.diffId))
            need.needed += layer.blob.size / BlobBytesPerTableByte;
    }
    if (need.needed > 0)
        need.needed += Documents;
    return need;
}

core::Error shortageError(const QString &name, const DiskNeed &need, bool hasBegun)
{
    const QString words =
        hasBegun
            ? Tr::tr("The disk is full. “%1” needs %2 more, and %3 are free in “%4”. What came "
                     "is kept: make room, and pulling again goes on from there.")
            : Tr::tr("“%1” needs %2 on the disk, and %3 are free in “%4”. Nothing was "
                     "fetched yet.");
    return {core::ErrorCode::Io,
            words.arg(name, sizeText(need.needed), sizeText(need.free),
                      QDir::toNativeSeparators(need.folder)),
            u"%1 bytes needed, %2 free"_s.arg(need.needed).arg(need.free)};
}

} // namespace registry
