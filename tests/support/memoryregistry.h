// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/descriptor.h"
#include "tests/support/rawserver.h"

#include <QHash>
#include <QList>

namespace support {

/// A registry in memory that takes what a real one refuses, and can be told to answer otherwise
/// first. Fill it before anything asks.
class MemoryRegistry final
{
public:
    /// True if it has answered, on the thread of the connection.
    using Interceptor = std::function<bool(const RawRequest &, RawConnection &)>;

    explicit MemoryRegistry(Interceptor interceptor = {});

    [[nodiscard]] QString host() const { return m_server.host(); }
    [[nodiscard]] quint16 port() const { return m_server.port(); }
    [[nodiscard]] QList<RawRequest> requests() const { return m_server.requests(); }
    /// How often the blob or manifest \a digest was asked for by GET.
    [[nodiscard]] qsizetype asked(const oci::Digest &digest) const;

    oci::Descriptor addBlob(const QByteArray &bytes, const oci::MediaType &type,
                            oci::Digest::Algorithm algorithm = oci::Digest::Algorithm::Sha256);
    /// Answered under its digest, and under \a tag if that is not empty.
    oci::Descriptor addManifest(const QByteArray &bytes, const oci::MediaType &type,
                                const QString &tag = {});
    /// A manifest of \a layers with a configuration for \a platform; \a diffIds base first. Their
    /// blobs are not added.
    oci::Descriptor addImage(const QList<oci::Descriptor> &layers,
                             const QList<oci::Digest> &diffIds, const QString &platform,
                             const QString &tag = {});
    /// An index of \a entries, with whatever platforms these have.
    oci::Descriptor addIndex(const QList<oci::Descriptor> &entries, const QString &tag);

private:
    struct Thing
    {
        QByteArray bytes;
        QByteArray type;
    };

    void answer(const RawRequest &request, RawConnection &connection) const;

    Interceptor m_interceptor;
    QHash<QByteArray, Thing> m_things; ///< By the last part of the path.
    RawServer m_server;                ///< Last: its threads use the others.
};

} // namespace support
