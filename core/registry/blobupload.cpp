// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/blobupload.h"

#include "core/base/limits.h"
#include "core/net/boundedbody.h"
#include "core/net/urlsafety.h"
#include "core/registry/hostgate.h"
#include "core/registry/uploadrange.h"
#include "core/registry/uploadsessions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Tr;
using Kind = net::Failure::Kind;
using Method = net::Request::Method;

namespace {

/// Of a large blob, some registries compute the digest or move the bytes before they answer.
constexpr int PatienceAtTheEnd = 5;

bool isRefusal(const net::Failure &failure)
{
    return failure.kind == Kind::Final && failure.status >= 400;
}

/// Is it said in general that pieces are not taken, and not that this one is wrong?
bool refusesPieces(int status)
{
    static constexpr int Codes[] = {400, 404, 405, 411, 413, 415};
    return std::ranges::contains(Codes, status);
}

QUrl withQuery(QUrl url, const QList<std::pair<QByteArray, QString>> &items)
{
    QByteArray query = url.query(QUrl::FullyEncoded).toUtf8();
    for (const auto &[name, value] : items) {
        query += query.isEmpty() ? "" : "&";
        query += name + '=' + QUrl::toPercentEncoding(value);
    }
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

} // namespace

BlobUpload::BlobUpload(Session &session, UploadSessions &sessions, HostGate &hosts,
                       const Repository &repository, const UploadPlan &plan,
                       net::WaitObserver observer, std::stop_token stop)
    : m_session(session)
    , m_sessions(sessions)
    , m_hosts(hosts)
    , m_repository(repository)
    , m_plan(plan)
    , m_blob(plan.blob)
    , m_observer(std::move(observer))
    , m_stop(std::move(stop))
    , m_mountFrom(plan.mountFrom)
    , m_chunk(plan.chunk)
    , m_hasher(plan.blob.digest.algorithm())
{}

core::Result<UploadResult> BlobUpload::run(const net::RetryPolicy &policy)
{
    net::Backoff backoff(policy, m_observer, m_stop);
    m_location = m_sessions.take(m_repository.uploadsUrl(), m_blob.digest);
    for (;;) {
        const Step step = next();
        if (step && *step)
            return **step;
        if (step) {
            // What was sent is no progress before it is confirmed.
            backoff.progressed(std::exchange(m_progress, 0));
            continue;
        }
        auto waited = m_hosts.backOff(m_repository.domain, backoff, step.error());
        if (waited)
            waited = m_hosts.pass(m_repository.domain, m_observer, m_stop);
        if (!waited) {
            const ErrorCode code = waited.error().code;
            if (!m_location.isEmpty() && !isRefusal(step.error())
                && (code == ErrorCode::Cancelled || code == ErrorCode::Network))
                m_sessions.keep(m_repository.uploadsUrl(), m_blob.digest, m_location);
            return std::unexpected(std::move(waited).error());
        }
        m_isSure = false;
    }
}

BlobUpload::Step BlobUpload::next()
{
    if (m_location.isEmpty())
        return open();
    if (!m_isSure)
        return askPosition();
    if (m_inChunks && m_position < m_blob.size)
        return sendChunk();
    return close();
}

BlobUpload::Step BlobUpload::open()
{
    net::Request post{.method = Method::Post, .url = m_repository.uploadsUrl()};
    const bool mounts = !m_mountFrom.isEmpty();
    if (mounts)
        post.url =
            withQuery(post.url, {{"mount"_ba, m_blob.digest.toString()}, {"from"_ba, m_mountFrom}});
    const Answer answer = ask(std::move(post));
    if (!answer && mounts && isRefusal(answer.error())) {
        m_mountFrom.clear(); // It may be that only this is not allowed.
        return std::nullopt;
    }
    if (!answer)
        return std::unexpected(answer.error());
    if (mounts && answer->status == 201)
        return checkDigest(*answer).transform([] { return std::optional(UploadResult::Mounted); });
    if (answer->status != 202)
        return std::unexpected(unusable(*answer, u"HTTP %1"_s.arg(answer->status)));
    if (auto followed = follow(*answer, true); !followed)
        return std::unexpected(std::move(followed).error());
    m_chunk =
        std::max(m_plan.chunk, parseChunkMinLength(answer->headers.value("OCI-Chunk-Min-Length")));
    m_inChunks = !m_wholeOnly && m_chunk > 0 && m_blob.size > m_chunk;
    m_isSure = true;
    return moveTo(0).transform([] { return std::optional<UploadResult>(); });
}

BlobUpload::Step BlobUpload::askPosition()
{
    const Answer answer =
        ask({.url = m_location, .redirects = net::Request::Redirects::SameOrigin});
    if (!answer)
        return isRefusal(answer.error()) ? startAnew(answer.error())
                                         : Step(std::unexpected(answer.error()));
    if (auto followed = follow(*answer, false); !followed)
        return std::unexpected(std::move(followed).error());
    qint64 there = parseUploadRange(answer->headers.value("Range")).value_or(0);
    if (there == 1)
        there = 0; // "0-0" is said of no byte, too.
    if (there > m_blob.size || (there > 0 && m_wholeOnly))
        return startAnew(unusable(*answer, u"%1 bytes"_s.arg(there)));
    // What it has is not sent again.
    m_inChunks = !m_wholeOnly && (there > 0 || (m_chunk > 0 && m_blob.size > m_chunk));
    m_isSure = true;
    return moveTo(there).transform([] { return std::optional<UploadResult>(); });
}

BlobUpload::Step BlobUpload::sendChunk()
{
    const qint64 end = m_chunk > 0 ? std::min(m_position + m_chunk, m_blob.size) : m_blob.size;
    net::Request patch{.method = Method::Patch, .url = m_location};
    patch.headers.add("Content-Range"_ba,
                      QByteArray::number(m_position) + '-' + QByteArray::number(end - 1));
    patch.source = bytesUpTo(end);
    const Answer answer = ask(std::move(patch));
    if (!answer)
        return afterRefusedChunk(answer.error());
    if (auto followed = follow(*answer, false); !followed)
        return std::unexpected(std::move(followed).error());
    const qint64 there = parseUploadRange(answer->headers.value("Range")).value_or(end);
    if (there < m_position || there > end)
        return startAnew(unusable(*answer, u"%1 bytes, %2 sent"_s.arg(there).arg(end)));
    m_progress += there - m_position;
    return moveTo(there).transform([] { return std::optional<UploadResult>(); });
}

BlobUpload::Step BlobUpload::afterRefusedChunk(const net::Failure &failure)
{
    if (!isRefusal(failure))
        return std::unexpected(failure);
    if (failure.status == 416 && m_restarts-- > 0) {
        m_isSure = false;
        return std::nullopt;
    }
    if (m_position == 0 && refusesPieces(failure.status))
        m_wholeOnly = true;
    else if (failure.status != 404 && failure.status != 400)
        return std::unexpected(failure);
    return startAnew(failure);
}

BlobUpload::Step BlobUpload::close()
{
    net::Request put{.method = Method::Put,
                     .url = withQuery(m_location, {{"digest"_ba, m_blob.digest.toString()}}),
                     .patience = PatienceAtTheEnd};
    if (m_position < m_blob.size)
        put.source = bytesUpTo(m_blob.size);
    const Answer answer = ask(std::move(put));
    if (answer)
        return checkDigest(*answer).transform([] { return std::optional(UploadResult::Sent); });
    const bool mayBeGarbled = isRefusal(answer.error())
                              && (answer.error().status == 400 || answer.error().status == 404
                                  || answer.error().status == 416);
    return mayBeGarbled ? startAnew(answer.error()) : Step(std::unexpected(answer.error()));
}

BlobUpload::Step BlobUpload::startAnew(net::Failure failure)
{
    m_location.clear();
    failure.kind = Kind::Final;
    if (m_restarts <= 0)
        return std::unexpected(std::move(failure));
    --m_restarts;
    // The answer may have been lost that it is complete.
    const Answer known = ask({.method = Method::Head, .url = m_repository.blobUrl(m_blob.digest)});
    return known ? std::optional(UploadResult::Sent) : std::nullopt;
}

BlobUpload::Answer BlobUpload::ask(net::Request request)
{
    if (request.method != Method::Get && request.method != Method::Head)
        request.headers.add("Content-Type"_ba, "application/octet-stream"_ba);
    const RequestSubject subject{RequestSubject::Kind::Upload, m_repository.domain,
                                 m_repository.displayName()};
    net::BoundedBody body(core::limits::ErrorBody);
    return m_session.fetch(m_repository, std::move(request), subject, body, m_stop);
}

std::expected<void, net::Failure> BlobUpload::follow(const net::Response &answer, bool isRequired)
{
    const QByteArray location = answer.headers.value("Location");
    if (location.isEmpty() && !isRequired)
        return {};
    if (location.isEmpty() || location.size() > core::limits::UploadLocation)
        return std::unexpected(unusable(answer, u"Location of %1 bytes"_s.arg(location.size())));
    const QUrl url = answer.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (auto allowed = m_session.http().mayLead(m_repository.base, url, m_stop); !allowed)
        return allowed;
    m_location = url;
    return {};
}

net::BodySource BlobUpload::bytesUpTo(qint64 end)
{
    return {.read = [this](std::span<char> out) { return read(out); }, .size = end - m_position};
}

core::Result<qsizetype> BlobUpload::read(std::span<char> out)
{
    const auto count = m_plan.content.read(out);
    if (!count)
        return count;
    if (auto right = hash({out.data(), *count}); !right)
        return std::unexpected(std::move(right).error());
    m_readFrom += *count;
    if (m_plan.moved)
        m_plan.moved(m_readFrom, true);
    return count;
}

/// Wrong bytes are found before the last of them is sent.
core::Result<void> BlobUpload::hash(QByteArrayView bytes)
{
    if (m_hashed < 0 || m_readFrom + bytes.size() <= m_hashed)
        return {};
    if (m_readFrom > m_hashed) {
        m_hashed = -1; // What came before is there since an earlier try: the registry checks it.
        return {};
    }
    m_hasher.add(bytes.sliced(m_hashed - m_readFrom));
    m_hashed = m_readFrom + bytes.size();
    if (m_hashed < m_blob.size)
        return {};
    const oci::Digest found = m_hasher.finish();
    m_hashed = -1;
    if (found == m_blob.digest)
        return {};
    return std::unexpected(m_plan.content.wrongBytes(
        u"expected %1, found %2"_s.arg(m_blob.digest.toString(), found.toString())));
}

std::expected<void, net::Failure> BlobUpload::moveTo(qint64 position)
{
    m_position = position;
    if (m_readFrom != position) {
        if (auto sought = m_plan.content.seek(position); !sought)
            return std::unexpected(net::Failure{std::move(sought).error()});
        m_readFrom = position;
    }
    if (m_plan.moved)
        m_plan.moved(position, false);
    return {};
}

std::expected<void, net::Failure> BlobUpload::checkDigest(const net::Response &answer) const
{
    const QByteArray text = answer.headers.value("Docker-Content-Digest");
    const auto digest = oci::Digest::parse(QString::fromLatin1(text));
    if (!digest || digest->algorithm() != m_blob.digest.algorithm() || *digest == m_blob.digest)
        return {};
    return std::unexpected(net::Failure{core::Error{
        ErrorCode::DigestMismatch,
        Tr::tr("“%1” says that it keeps something else than was sent.").arg(m_repository.domain),
        u"sent %1, answered %2"_s.arg(m_blob.digest.toString(), digest->toString())}});
}

net::Failure BlobUpload::unusable(const net::Response &answer, const QString &fact) const
{
    return {core::Error{
        ErrorCode::Network,
        Tr::tr("“%1” answered an upload in a way that cannot be used.").arg(m_repository.domain),
        u"%1: HTTP %2, %3"_s.arg(net::displayUrl(answer.url)).arg(answer.status).arg(fact)}};
}

} // namespace registry
