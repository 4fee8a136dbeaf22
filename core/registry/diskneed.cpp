// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/diskneed.h"

#include "core/base/limits.h"
#include "core/registry/layertransfer.h"
#include "core/store/ocistore.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSet>
#include <QStorageInfo>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;
using core::Tr;

namespace registry {

namespace {

/// Manifests, configurations, the new index.json and the blocks that files do not fill.
constexpr qint64 DocumentsSize = core::limits::MiB;
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

struct DiskLedger::Claim
{
    store::OciStore *store;
    QList<LayerJob> layers;
};

namespace {

/// Of those layers that are not in \a counted, which are then.
qint64 missingBytes(store::OciStore &store, const QList<LayerJob> &layers,
                    QSet<std::pair<QString, oci::Digest>> &counted)
{
    const store::ImageLayout &layout = store.layout();
    const bool holdsTables = diskOf(store.tocs().folder()) == diskOf(layout.folder());
    qint64 missing = 0;
    for (const LayerJob &layer : layers) {
        if (layout.hasBlob(layer.blob) || layer.isAbsent)
            continue;
        const std::pair key(layout.folder(), layer.blob.digest);
        if (counted.contains(key))
            continue;
        counted.insert(key);
        const qint64 here = QFileInfo(layout.partialPath(layer.blob.digest)).size();
        missing += std::max<qint64>(0, layer.blob.size - here);
        if (holdsTables && layer.diffId && !store.tocs().contains(*layer.diffId))
            missing += layer.blob.size / BlobBytesPerTableByte;
    }
    return missing > 0 ? missing + DocumentsSize : 0;
}

} // namespace

DiskLedger::Entry::Entry(DiskLedger &ledger, const Claim *claim)
    : m_ledger(&ledger)
    , m_claim(claim)
{}

DiskLedger::Entry::~Entry()
{
    if (m_ledger)
        m_ledger->leave(m_claim);
}

DiskLedger::Entry::Entry(Entry &&other) noexcept
    : m_ledger(std::exchange(other.m_ledger, nullptr))
    , m_claim(other.m_claim)
{}

DiskLedger::DiskLedger() = default;
DiskLedger::~DiskLedger() = default;

std::expected<DiskLedger::Entry, DiskNeed>
DiskLedger::enter(store::OciStore &store, const QList<LayerJob> &layers, bool ignoresFreeSpace)
{
    const std::scoped_lock lock(m_mutex);
    m_claims.push_back({.store = &store, .layers = layers});
    const DiskNeed need = needOf(m_claims.back());
    if (need.fits() || ignoresFreeSpace)
        return Entry(*this, &m_claims.back());
    m_claims.pop_back();
    return std::unexpected(need);
}

DiskNeed DiskLedger::needOf(const Entry &entry) const
{
    const std::scoped_lock lock(m_mutex);
    return needOf(*entry.m_claim);
}

DiskNeed DiskLedger::needOf(const Claim &own) const
{
    const QString folder = own.store->layout().folder();
    const QStorageInfo disk = diskOf(folder);
    QSet<std::pair<QString, oci::Digest>> counted;
    DiskNeed need{.needed = missingBytes(*own.store, own.layers, counted),
                  .free =
                      disk.isValid() ? disk.bytesAvailable() : std::numeric_limits<qint64>::max(),
                  .folder = folder};
    for (const Claim &other : m_claims) {
        if (&other != &own && diskOf(other.store->layout().folder()) == disk)
            need.others += missingBytes(*other.store, other.layers, counted);
    }
    return need;
}

void DiskLedger::leave(const Claim *claim)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_claims, [claim](const Claim &each) { return &each == claim; });
}

core::Error shortageError(const QString &name, const DiskNeed &need, bool hasBegun)
{
    const QString words =
        hasBegun
            ? Tr::tr("The disk is full. “%1” needs %2 more, and %3 are free in “%4”. What came "
                     "is kept: make room, and pulling again goes on from there.")
            : Tr::tr("“%1” needs %2 on the disk, and %3 are free in “%4”. Nothing was "
                     "fetched yet.");
    if (need.others > 0 && !hasBegun)
        return {core::ErrorCode::Io,
                Tr::tr("“%1” needs %2 on the disk. %3 are free in “%4”, and pulls that are running "
                       "still need %5 of it. Nothing was fetched yet: wait for them, or make room.")
                    .arg(name, sizeText(need.needed), sizeText(need.free),
                         QDir::toNativeSeparators(need.folder), sizeText(need.others)),
                u"%1 bytes needed, %2 by others, %3 free"_s.arg(need.needed)
                    .arg(need.others)
                    .arg(need.free)};
    return {core::ErrorCode::Io,
            words.arg(name, sizeText(need.needed), sizeText(need.free),
                      QDir::toNativeSeparators(need.folder)),
            u"%1 bytes needed, %2 free"_s.arg(need.needed).arg(need.free)};
}

} // namespace registry
