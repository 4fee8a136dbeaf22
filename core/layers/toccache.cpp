// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/toccache.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <filesystem>
#include <system_error>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

/// More than the largest table that a LayerToc::Builder makes.
constexpr qint64 LargestTable = core::limits::LayerEntries * 48 + 2 * core::limits::LayerNames;

QString pathOf(const QString &folder, const oci::DiffId &diffId)
{
    return folder + u'/' + diffId.digest().algorithmName() + u'-' + diffId.digest().encoded()
           + ".toc"_L1;
}

/// More than the largest SeekIndex.
constexpr qint64 LargestSeekIndex = core::limits::LayerEntries * 4 + 64 * core::limits::MiB;

QString blobPathOf(const QString &folder, const oci::Digest &blob)
{
    return folder + u'/' + blob.algorithmName() + u'-' + blob.encoded() + ".blob"_L1;
}

QString seekPathOf(const QString &folder, const oci::Digest &blob)
{
    return folder + u'/' + blob.algorithmName() + u'-' + blob.encoded() + ".seek"_L1;
}

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

} // namespace

TocCache::TocCache(QString folder)
    : m_folder(std::move(folder))
{}

TocCache TocCache::user()
{
    // Not CacheLocation, which is another folder for each of the programs.
    return TocCache(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                    + "/millefeuille/tables"_L1);
}

std::shared_ptr<const LayerToc> TocCache::find(const oci::DiffId &diffId) const
{
    auto bytes = core::readFile(pathOf(m_folder, diffId), LargestTable);
    if (!bytes)
        return {};
    auto toc = LayerToc::deserialize(std::move(*bytes));
    if (!toc || (*toc)->diffId() != diffId)
        return {};
    return *toc;
}

bool TocCache::contains(const oci::DiffId &diffId) const
{
    return QFileInfo::exists(pathOf(m_folder, diffId));
}

Result<void> TocCache::insert(const LayerToc &toc) const
{
    return writeFile(pathOf(m_folder, toc.diffId()), toc.serialize());
}

std::shared_ptr<const SeekIndex> TocCache::findSeekIndex(const oci::Digest &blob) const
{
    const auto bytes = core::readFile(seekPathOf(m_folder, blob), LargestSeekIndex);
    if (!bytes)
        return {};
    auto index = SeekIndex::deserialize(*bytes);
    return index ? std::make_shared<const SeekIndex>(std::move(*index)) : nullptr;
}

Result<void> TocCache::insertSeekIndex(const oci::Digest &blob, const SeekIndex &index) const
{
    return writeFile(seekPathOf(m_folder, blob), index.serialize());
}

void TocCache::removeSeekIndex(const oci::Digest &blob) const
{
    QFile::remove(seekPathOf(m_folder, blob));
}

Result<void> TocCache::insertBlob(const oci::Digest &blob, const oci::DiffId &diffId) const
{
    return writeFile(blobPathOf(m_folder, blob), diffId.toString().toLatin1());
}

bool TocCache::isBlobOf(const oci::Digest &blob, const oci::DiffId &diffId) const
{
    const QByteArray expected = diffId.toString().toLatin1();
    return core::readFile(blobPathOf(m_folder, blob), expected.size()) == expected;
}

void TocCache::removeBlob(const oci::Digest &blob) const
{
    QFile::remove(blobPathOf(m_folder, blob));
}

Result<void> TocCache::writeFile(const QString &path, const QByteArray &bytes) const
{
    const auto failure = [this](const QString &detail) {
        return core::fail(ErrorCode::Io,
                          Tr::tr("A table of contents cannot be kept in the cache folder."),
                          u"%1: %2"_s.arg(m_folder, detail));
    };
    QTemporaryFile file(m_folder + "/new-XXXXXX"_L1);
    if (!file.open() && (!QDir().mkpath(m_folder) || !file.open()))
        return failure(file.errorString());
    if (file.write(bytes) != bytes.size() || !file.flush())
        return failure(file.errorString());
    const QString name = file.fileName();
    file.close();
    // No need to wait for the disk: what a crash leaves half written is not taken for whole.
    std::error_code error;
    std::filesystem::rename(nativePath(name), nativePath(path), error);
    if (error)
        return failure(QString::fromLocal8Bit(error.message()));
    file.setAutoRemove(false);
    return {};
}

} // namespace layers
