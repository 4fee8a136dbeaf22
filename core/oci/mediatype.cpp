// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/mediatype.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

using Kind = MediaType::Kind;
using Compression = MediaType::Compression;

struct Known
{
    QLatin1StringView text;
    Kind kind;
    Compression compression = Compression::None;
    bool nondistributable = false;
};

constexpr Known KnownTypes[] = {
    {"application/vnd.oci.image.index.v1+json"_L1, Kind::Index},
    {"application/vnd.docker.distribution.manifest.list.v2+json"_L1, Kind::Index},
    {"application/vnd.oci.image.manifest.v1+json"_L1, Kind::Manifest},
    {"application/vnd.docker.distribution.manifest.v2+json"_L1, Kind::Manifest},
    {"application/vnd.docker.distribution.manifest.v1+json"_L1, Kind::Schema1},
    {"application/vnd.docker.distribution.manifest.v1+prettyjws"_L1, Kind::Schema1},
    {"application/vnd.oci.image.config.v1+json"_L1, Kind::Config},
    {"application/vnd.docker.container.image.v1+json"_L1, Kind::Config},
    {"application/vnd.oci.empty.v1+json"_L1, Kind::Empty},
    {"application/vnd.oci.image.layer.v1.tar"_L1, Kind::Layer},
    {"application/vnd.oci.image.layer.v1.tar+gzip"_L1, Kind::Layer, Compression::Gzip},
    {"application/vnd.oci.image.layer.v1.tar+zstd"_L1, Kind::Layer, Compression::Zstd},
    {"application/vnd.docker.image.rootfs.diff.tar"_L1, Kind::Layer},
    {"application/vnd.docker.image.rootfs.diff.tar.gzip"_L1, Kind::Layer, Compression::Gzip},
    {"application/vnd.docker.image.rootfs.diff.tar.zstd"_L1, Kind::Layer, Compression::Zstd},
    {"application/vnd.oci.image.layer.nondistributable.v1.tar"_L1, Kind::Layer, Compression::None,
     true},
    {"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"_L1, Kind::Layer,
     Compression::Gzip, true},
    {"application/vnd.oci.image.layer.nondistributable.v1.tar+zstd"_L1, Kind::Layer,
     Compression::Zstd, true},
    {"application/vnd.docker.image.rootfs.foreign.diff.tar"_L1, Kind::Layer, Compression::None,
     true},
    {"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"_L1, Kind::Layer, Compression::Gzip,
     true},
};

} // namespace

MediaType::MediaType(QStringView text)
{
    const qsizetype parameters = text.indexOf(u';');
    const QStringView bare = parameters < 0 ? text : text.first(parameters);
    m_text = bare.trimmed().toString().toLower();
    const auto *known = std::ranges::find(KnownTypes, m_text, &Known::text);
    if (known == std::end(KnownTypes))
        return;
    m_kind = known->kind;
    m_compression = known->compression;
    m_nondistributable = known->nondistributable;
}

} // namespace oci
