// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/uploadregistry.h"

using namespace Qt::StringLiterals;

namespace support {

namespace {

const QByteArray Uploads = "/blobs/uploads/";

QByteArray digestOf(const QByteArray &bytes)
{
    return oci::Digest::of(bytes).toString().toLatin1();
}

QByteArray lastOf(const RawRequest &request)
{
    return request.path().split('/').last();
}

} // namespace

UploadRegistry::UploadRegistry(const Kind &kind, Interceptor interceptor)
    : m_kind(kind)
    , m_interceptor(std::move(interceptor))
    , m_storage([this](const RawRequest &request, RawConnection &connection) {
        answer(request, connection);
    })
    , m_server([this](const RawRequest &request, RawConnection &connection) {
        answer(request, connection);
    })
{}

QList<RawRequest> UploadRegistry::uploads(QByteArrayView method) const
{
    QList<RawRequest> all = requests() + storageRequests();
    all.removeIf([&](const RawRequest &request) {
        return request.method != method || !request.path().contains(Uploads);
    });
    return all;
}

void UploadRegistry::breakNext(const QByteArray &method, qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_breaks = method;
    m_keeps = bytes;
}

void UploadRegistry::addBlob(const QByteArray &bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_blobs.insert(digestOf(bytes), bytes);
}

QByteArray UploadRegistry::blob(const oci::Digest &digest) const
{
    const std::scoped_lock lock(m_mutex);
    return m_blobs.value(digest.toString().toLatin1());
}

QByteArray UploadRegistry::manifest(const QString &reference) const
{
    const std::scoped_lock lock(m_mutex);
    return m_manifests.value(reference.toLatin1());
}

qsizetype UploadRegistry::openUploads() const
{
    const std::scoped_lock lock(m_mutex);
    return m_uploads.size();
}

void UploadRegistry::answer(const RawRequest &request, RawConnection &connection)
{
    if (m_interceptor && m_interceptor(request, connection))
        return;
    const std::scoped_lock lock(m_mutex);
    if (request.path().contains(Uploads))
        return answerUpload(request, connection);
    if (request.path().contains("/blobs/"))
        return answerThing(request, connection, m_blobs);
    if (request.method != "PUT")
        return answerThing(request, connection, m_manifests);
    const QByteArray digest = digestOf(request.body);
    for (const QByteArray &name : {digest, lastOf(request)}) {
        m_manifests.insert(name, request.body);
        m_types.insert(name, request.header("Content-Type"));
    }
    connection.answer(201, {}, {{"Docker-Content-Digest", digest}});
}

void UploadRegistry::answerThing(const RawRequest &request, RawConnection &connection,
                                 const QHash<QByteArray, QByteArray> &things)
{
    const auto thing = things.constFind(lastOf(request));
    if (thing == things.cend())
        return connection.answer(404, request.method == "HEAD"
                                          ? QByteArray()
                                          : R"({"errors":[{"code":"BLOB_UNKNOWN"}]})"_ba);
    const RawHeaders headers{{"Content-Type", m_types.value(lastOf(request))},
                             {"Content-Length", QByteArray::number(thing->size())},
                             {"Docker-Content-Digest", digestOf(*thing)}};
    if (request.method == "HEAD")
        connection.head(200, headers);
    else
        connection.answer(200, *thing, headers);
}

void UploadRegistry::answerUpload(const RawRequest &request, RawConnection &connection)
{
    if (request.method == "POST")
        return begin(request, connection);
    const QByteArray id = lastOf(request);
    if (!m_uploads.contains(id) || (m_kind.hasState && request.query(u"state"_s) != u"a+b/c="_s))
        return connection.answer(404, R"({"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]})");
    if (isBroken(request, connection, id))
        return;
    if (request.method == "GET")
        return connection.answer(204, {}, headersOf(request, id));
    if (request.method == "PATCH")
        return append(request, connection, id);
    if (request.method == "PUT")
        return finish(request, connection, id);
    connection.answer(405);
}

void UploadRegistry::begin(const RawRequest &request, RawConnection &connection)
{
    const QByteArray mounted = request.query(u"mount"_s).toLatin1();
    if (!mounted.isEmpty() && m_blobs.contains(mounted))
        return connection.answer(201, {}, {{"Docker-Content-Digest", mounted}});
    const QByteArray id = "upload-" + QByteArray::number(++m_lastUpload);
    m_uploads.insert(id, {});
    connection.answer(202, {}, headersOf(request, id));
}

void UploadRegistry::append(const RawRequest &request, RawConnection &connection,
                            const QByteArray &id)
{
    if (!m_kind.takesPieces)
        return connection.answer(405, R"({"errors":[{"code":"UNSUPPORTED"}]})");
    const QByteArray range = request.header("Content-Range");
    if (range.split('-').first().toLongLong() != m_uploads.value(id).size())
        return connection.answer(416);
    m_uploads[id] += request.body;
    connection.answer(202, {}, headersOf(request, id));
}

void UploadRegistry::finish(const RawRequest &request, RawConnection &connection,
                            const QByteArray &id)
{
    const QByteArray bytes = m_uploads.take(id) + request.body;
    const QByteArray digest = digestOf(bytes);
    if (request.query(u"digest"_s).toLatin1() != digest)
        return connection.answer(400, R"({"errors":[{"code":"DIGEST_INVALID"}]})");
    m_blobs.insert(digest, bytes);
    connection.answer(201, {}, {{"Docker-Content-Digest", digest}});
}

RawHeaders UploadRegistry::headersOf(const RawRequest &request, const QByteArray &id) const
{
    const qsizetype start = request.path().indexOf(Uploads);
    QByteArray location = request.path().first(start) + Uploads + id;
    if (m_kind.hasState)
        location += "?state=a%2Bb%2Fc%3D";
    if (m_kind.isElsewhere)
        location.prepend("http://" + m_storage.host().toLatin1());
    else if (!m_kind.isRelative)
        location.prepend("http://" + m_server.host().toLatin1());
    const qsizetype size = m_uploads.value(id).size();
    RawHeaders headers{{"Location", location},
                       {"Range", "0-" + QByteArray::number(std::max<qsizetype>(size - 1, 0))}};
    if (m_kind.chunkMinLength > 0)
        headers.append({"OCI-Chunk-Min-Length", QByteArray::number(m_kind.chunkMinLength)});
    return headers;
}

bool UploadRegistry::isBroken(const RawRequest &request, RawConnection &connection,
                              const QByteArray &id)
{
    if (request.method != m_breaks || request.body.size() <= 10'000)
        return false;
    m_breaks.clear();
    if (m_keeps >= 0) {
        m_uploads[id] += request.body.left(m_keeps);
    } else if (request.method == "PUT") {
        const QByteArray bytes = m_uploads.take(id) + request.body;
        m_blobs.insert(digestOf(bytes), bytes);
    } else {
        m_uploads[id] += request.body;
    }
    if (m_kind.reportsNothing)
        m_uploads.remove(id);
    connection.reset();
    return true;
}

} // namespace support
