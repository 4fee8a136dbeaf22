// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/blobtransfer.h"

#include "core/net/urlsafety.h"
#include "core/registry/contentrange.h"
#include "core/registry/hostgate.h"

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Tr;

BlobTransfer::BlobTransfer(Session &session, HostGate &hosts, const Repository &repository,
                           const oci::Descriptor &descriptor, BlobSink &sink,
                           net::WaitObserver observer, std::stop_token stop)
    : m_session(session)
    , m_hosts(hosts)
    , m_repository(repository)
    , m_descriptor(descriptor)
    , m_sink(sink)
    , m_observer(std::move(observer))
    , m_stop(std::move(stop))
{}

core::Result<void> BlobTransfer::run(const net::RetryPolicy &policy)
{
    net::Backoff backoff(policy, m_observer, m_stop);
    m_backoff = &backoff;
    const RequestSubject subject{RequestSubject::Kind::Blob, m_repository.domain,
                                 m_descriptor.digest.shortForm()};
    for (;;) {
        if (m_sink.position() > m_descriptor.size) {
            if (auto done = m_sink.rewind(); !done)
                return done;
        }
        // Nothing is asked for what is here: some registries answer a range at the end wrongly.
        if (m_sink.position() == m_descriptor.size)
            return {};
        m_rangeRefused = false;
        if (auto passed = m_hosts.pass(m_repository.gate(), m_observer, m_stop); !passed)
            return passed;
        const auto response = m_session.fetch(m_repository, request(), subject, *this, m_stop);
        if (m_sink.position() == m_descriptor.size && response)
            return {};
        const net::Failure failure = response ? cutShort() : response.error();
        if (startAnew(failure)) {
            if (auto done = m_sink.rewind(); !done)
                return done;
            continue;
        }
        if (auto waited = m_hosts.backOff(m_repository.gate(), backoff, failure); !waited)
            return waited;
    }
}

net::Request BlobTransfer::request() const
{
    net::Request request{.url = m_repository.blobUrl(m_descriptor.digest)};
    if (const qint64 position = m_sink.position(); position > 0 && m_useRanges) {
        request.headers.add("Range"_ba, "bytes=" + QByteArray::number(position) + '-');
        if (!m_etag.isEmpty())
            request.headers.add("If-Range"_ba, m_etag);
    }
    return request;
}

// A range that the other side cannot serve is given up once; then the blob comes whole. There are
// servers and proxies that answer 400 or 501 to what they do not know.
bool BlobTransfer::startAnew(const net::Failure &failure)
{
    const bool refusesRange =
        m_sink.position() > 0
        && (failure.status == 400 || failure.status == 416 || failure.status == 501);
    if (!m_useRanges || !(m_rangeRefused || refusesRange))
        return false;
    m_useRanges = false;
    return true;
}

core::Result<void> BlobTransfer::begin(const net::Response &response)
{
    const QByteArray encoding = response.headers.value("Content-Encoding").toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return broken(response, u"Content-Encoding: "_s + QString::fromLatin1(encoding));
    if (const QByteArray etag = response.headers.value("ETag"); etag.startsWith('"'))
        m_etag = etag;
    if (response.status == 200)
        return beginWhole(response);
    if (response.status == 206)
        return beginPart(response);
    return broken(response, u"HTTP %1"_s.arg(response.status));
}

core::Result<void> BlobTransfer::beginWhole(const net::Response &response)
{
    const QByteArray length = response.headers.value("Content-Length");
    if (!length.isEmpty() && length.toLongLong() != m_descriptor.size)
        return wrongSize(u"Content-Length: "_s + QString::fromLatin1(length));
    if (m_sink.position() == 0)
        return {};
    m_etag.clear();
    return m_sink.rewind();
}

core::Result<void> BlobTransfer::beginPart(const net::Response &response)
{
    const QList<QByteArray> ranges = response.headers.values("Content-Range");
    const auto range = ranges.size() == 1 ? ContentRange::parse(ranges.first()) : std::nullopt;
    if (range && m_sink.position() > 0 && range->first == m_sink.position()
        && range->last + 1 == range->total && range->total == m_descriptor.size)
        return {};
    m_rangeRefused = true;
    return broken(response, u"HTTP 206, Content-Range: "_s
                                + QString::fromLatin1(ranges.join(", ").left(200)));
}

core::Result<void> BlobTransfer::receive(QByteArrayView bytes)
{
    if (bytes.size() > m_descriptor.size - m_sink.position())
        return wrongSize(u"more bytes follow"_s);
    if (auto written = m_sink.write(bytes); !written)
        return written;
    m_backoff->progressed(bytes.size());
    return {};
}

net::Failure BlobTransfer::cutShort() const
{
    return {core::Error{ErrorCode::Network,
                        Tr::tr("“%1” closed the connection before its answer was complete.")
                            .arg(m_repository.domain),
                        u"%1: %2 of %3 bytes"_s.arg(m_descriptor.digest.toString())
                            .arg(m_sink.position())
                            .arg(m_descriptor.size)},
            net::Failure::Kind::Temporary};
}

std::unexpected<core::Error> BlobTransfer::broken(const net::Response &response,
                                                  const QString &fact) const
{
    return core::fail(ErrorCode::Network,
                      Tr::tr("“%1” sent the blob %2 in a way that cannot be used.")
                          .arg(net::hostOf(response.url), m_descriptor.digest.shortForm()),
                      u"%1: %2"_s.arg(net::displayUrl(response.url), fact));
}

std::unexpected<core::Error> BlobTransfer::wrongSize(const QString &fact) const
{
    return core::fail(ErrorCode::DigestMismatch,
                      Tr::tr("The blob %1 on “%2” does not have the size that the image names.")
                          .arg(m_descriptor.digest.shortForm(), m_repository.domain),
                      u"%1: %2 bytes expected; %3"_s.arg(m_descriptor.digest.toString())
                          .arg(m_descriptor.size)
                          .arg(fact));
}

} // namespace registry
