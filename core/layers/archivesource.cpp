// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/archivesource.h"

#include "core/base/limits.h"
#include "core/layers/entrypath.h"

#include <string>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

std::unexpected<core::Error> missing(const QByteArray &path)
{
    return core::fail(ErrorCode::NotFound, Tr::tr("The archive is incomplete: a file is missing."),
                      QString::fromUtf8(path));
}

} // namespace

void ArchiveSource::addLink(const QByteArray &path, const QByteArray &target, bool isSymbolic)
{
    std::string buffer;
    const QByteArray folder = isSymbolic ? path.first(path.lastIndexOf('/') + 1) : QByteArray();
    const QByteArray raw = target.startsWith('/') ? target : folder + target;
    const auto clean = cleanPath(std::string_view(raw), buffer);
    m_links.insert(path, QByteArray(clean.data(), qsizetype(clean.size())));
}

QByteArray ArchiveSource::resolve(QByteArray path) const
{
    for (int i = 0; i < core::limits::LinksOfAnArchive; ++i) {
        const auto link = m_links.constFind(path);
        if (link == m_links.cend())
            break;
        path = *link;
    }
    return path;
}

Result<QByteArray> ArchiveSource::document(const QByteArray &path, qint64 limit)
{
    const QByteArray file = resolve(path);
    if (!hasFile(file))
        return missing(path);
    return readFile(file, limit);
}

Result<QList<ArchivedLayer>> ArchiveSource::indexLayers(const QList<QByteArray> &paths,
                                                        const std::stop_token &stop)
{
    QList<QByteArray> files; // a layer may be used twice
    for (const QByteArray &path : paths) {
        const QByteArray file = resolve(path);
        if (!hasFile(file))
            return missing(path);
        if (!files.contains(file))
            files.append(file);
    }
    const auto indexed = indexFiles(files, stop);
    if (!indexed)
        return std::unexpected(indexed.error());
    QList<ArchivedLayer> layers;
    for (const QByteArray &path : paths) {
        layers.append(indexed->find(resolve(path)).value());
        layers.last().path = resolve(path);
    }
    return layers;
}

BlobHasher::BlobHasher(const QByteArray &path, Compression compression)
{
    using Algorithm = oci::Digest::Algorithm;
    const Algorithm algorithm =
        path.startsWith("blobs/sha512/") ? Algorithm::Sha512 : Algorithm::Sha256;
    if (compression != Compression::None || algorithm != Algorithm::Sha256)
        m_hasher.emplace(algorithm);
}

} // namespace layers
