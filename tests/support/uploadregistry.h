// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"
#include "tests/support/rawserver.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <atomic>
#include <functional>
#include <mutex>

namespace support {

/// A registry in memory that takes uploads to the letter of the distribution-spec: it keeps what
/// came of a request that broke, and says how much that is. It can be told to be of another kind,
/// and to fail.
class UploadRegistry final
{
public:
    struct Kind
    {
        qint64 chunkMinLength = 0;   ///< OCI-Chunk-Min-Length, if set.
        bool isRelative = false;     ///< Location without a host,
        bool hasState = false;       ///< with a query, which has to come back,
        bool isElsewhere = false;    ///< or on a server of its own for the bytes.
        bool takesPieces = true;     ///< Else a PATCH is refused by 405.
        bool reportsNothing = false; ///< Forgets uploads that broke.
    };
    /// True if it has answered, on the thread of the connection, or if it has broken it.
    using Interceptor = std::function<bool(const RawRequest &, RawConnection &)>;

    UploadRegistry()
        : UploadRegistry(Kind())
    {}
    explicit UploadRegistry(const Kind &kind, Interceptor interceptor = {});

    [[nodiscard]] QString host() const { return m_server.host(); }
    [[nodiscard]] QList<RawRequest> requests() const { return m_server.requests(); }
    /// To the server for the bytes.
    [[nodiscard]] QList<RawRequest> storageRequests() const { return m_storage.requests(); }
    /// Those of \a method under blobs/uploads/, of both.
    [[nodiscard]] QList<RawRequest> uploads(QByteArrayView method) const;

    /// The next \a method of an upload with a body of more than 10 kB, of a layer then, keeps but
    /// \a bytes of it, and breaks. Negative: it is done, and only the answer is lost.
    void breakNext(const QByteArray &method, qint64 bytes);

    void addBlob(const QByteArray &bytes);
    [[nodiscard]] QByteArray blob(const oci::Digest &digest) const;
    /// Under a tag or a digest; empty if there is none.
    [[nodiscard]] QByteArray manifest(const QString &reference) const;
    [[nodiscard]] qsizetype openUploads() const;

private:
    void answer(const RawRequest &request, RawConnection &connection);
    void answerUpload(const RawRequest &request, RawConnection &connection);
    void begin(const RawRequest &request, RawConnection &connection);
    void append(const RawRequest &request, RawConnection &connection, const QByteArray &id);
    void finish(const RawRequest &request, RawConnection &connection, const QByteArray &id);
    void answerThing(const RawRequest &request, RawConnection &connection,
                     const QHash<QByteArray, QByteArray> &things);
    [[nodiscard]] RawHeaders headersOf(const RawRequest &request, const QByteArray &id) const;
    [[nodiscard]] bool isBroken(const RawRequest &request, RawConnection &connection,
                                const QByteArray &id);

    const Kind m_kind;
    const Interceptor m_interceptor;
    mutable std::mutex m_mutex; ///< Guards what follows.
    QHash<QByteArray, QByteArray> m_blobs;
    QHash<QByteArray, QByteArray> m_manifests; ///< By digest and by tag.
    QHash<QByteArray, QByteArray> m_types;     ///< Of manifests.
    QHash<QByteArray, QByteArray> m_uploads;
    QByteArray m_breaks; ///< A method.
    qint64 m_keeps = 0;
    int m_lastUpload = 0;
    RawServer m_storage; ///< Last: its threads use the others.
    RawServer m_server;
};

} // namespace support
