// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringView>

namespace oci {

/// A media type, without its parameters (image-spec, media-types.md). Knows the Docker twins of the
/// OCI types. A value; any text is one, most are Unknown.
class MediaType final
{
public:
    enum class Kind {
        Unknown,
        Index,    ///< OCI image index or Docker manifest list.
        Manifest, ///< OCI or Docker schema 2 image manifest.
        Schema1,  ///< Docker schema 1, signed or not: recognised to be refused.
        Config,   ///< OCI or Docker image configuration.
        Empty,    ///< application/vnd.oci.empty.v1+json: an artifact without a configuration.
        Layer,    ///< A file system layer; see isNondistributable().
    };
    /// How a layer says it is compressed. Readers trust the magic bytes instead.
    enum class Compression { None, Gzip, Zstd };

    /// Any \a text, in lower case and without what follows a semicolon.
    [[nodiscard]] static MediaType parse(QStringView text) { return MediaType(text); }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] Compression compression() const { return m_compression; }
    /// A layer that registries may not pass on; its bytes come from Descriptor::urls.
    [[nodiscard]] bool isNondistributable() const { return m_nondistributable; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &toString() const { return m_text; }

    static const MediaType None; ///< Of bytes of which nobody said what they are.
    static const MediaType OciIndex;
    static const MediaType OciManifest;
    static const MediaType OciConfig;
    static const MediaType OciLayer;
    static const MediaType OciLayerGzip;
    static const MediaType OciLayerZstd;
    static const MediaType DockerManifestList;
    static const MediaType DockerManifest;
    static const MediaType DockerConfig;
    static const MediaType DockerLayerGzip;

    friend bool operator==(const MediaType &a, const MediaType &b) { return a.m_text == b.m_text; }
    friend size_t qHash(const MediaType &type, size_t seed = 0)
    {
        return ::qHash(type.m_text, seed);
    }

private:
    explicit MediaType(QStringView text);

    QString m_text;
    Kind m_kind = Kind::Unknown;
    Compression m_compression = Compression::None;
    bool m_nondistributable = false;
};

// Inline, so that they are ready before the constants of any file that includes this one.
inline const MediaType MediaType::None(u"");
inline const MediaType MediaType::OciIndex(u"application/vnd.oci.image.index.v1+json");
inline const MediaType MediaType::OciManifest(u"application/vnd.oci.image.manifest.v1+json");
inline const MediaType MediaType::OciConfig(u"application/vnd.oci.image.config.v1+json");
inline const MediaType MediaType::OciLayer(u"application/vnd.oci.image.layer.v1.tar");
inline const MediaType MediaType::OciLayerGzip(u"application/vnd.oci.image.layer.v1.tar+gzip");
inline const MediaType MediaType::OciLayerZstd(u"application/vnd.oci.image.layer.v1.tar+zstd");
inline const MediaType
    MediaType::DockerManifestList(u"application/vnd.docker.distribution.manifest.list.v2+json");
inline const MediaType
    MediaType::DockerManifest(u"application/vnd.docker.distribution.manifest.v2+json");
inline const MediaType MediaType::DockerConfig(u"application/vnd.docker.container.image.v1+json");
inline const MediaType
    MediaType::DockerLayerGzip(u"application/vnd.docker.image.rootfs.diff.tar.gzip");

} // namespace oci
