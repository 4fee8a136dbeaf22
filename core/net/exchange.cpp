// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/exchange.h"

#include "core/base/limits.h"
#include "core/net/managerpool.h"
#include "core/net/networkfailure.h"
#include "core/net/tlsidentity.h"
#include "core/net/urlsafety.h"

#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <cstring>
#include <functional>
#include <span>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace net {

namespace {

constexpr qint64 ReadBuffer = 4 * core::limits::MiB;
// How long an answer that is no success may take over its body: the status is all that counts.
constexpr std::chrono::milliseconds ErrorBodyTime = 2s;

/// A body that can be read once. Sequential and unbuffered, because Qt sends it again by itself
/// if it can rewind the body and the connection closes before the answer.
class OnceBody final : public QIODevice
{
public:
    using Failed = std::function<void(core::Error)>;

    OnceBody(BodySource source, Failed failed)
        : m_source(std::move(source))
        , m_failed(std::move(failed))
        , m_left(m_source.size)
    {
        open(ReadOnly | Unbuffered);
    }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_left; }
    bool atEnd() const override { return bytesAvailable() == 0; }
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        if (m_left == 0 || m_hasFailed)
            return -1;
        const std::span<char> out(data, size_t(std::min(maxSize, m_left)));
        if (out.empty())
            return 0;
        auto got = m_source.read(out);
        if (got && *got > 0) {
            m_left -= *got;
            return *got;
        }
        m_hasFailed = true;
        m_failed(got ? core::Error{core::ErrorCode::Io,
                                   core::Tr::tr("What is to be sent ended too early."),
                                   u"%1 of %2 bytes missing"_s.arg(m_left).arg(m_source.size)}
                     : std::move(got.error()));
        return -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    BodySource m_source;
    Failed m_failed;
    qint64 m_left;
    bool m_hasFailed = false;
};

BodySource sourceOf(const QByteArray &bytes)
{
    return {.read = [bytes, position = qsizetype(0)](
                        std::span<char> out) mutable -> core::Result<qsizetype> {
                const auto count =
                    std::min<qsizetype>(bytes.size() - position, qsizetype(out.size()));
                std::memcpy(out.data(), bytes.constData() + position, size_t(count));
                position += count;
                return count;
            },
            .size = bytes.size()};
}

QNetworkReply *send(QNetworkAccessManager &manager, Request::Method method,
                    const QNetworkRequest &request, QIODevice *body)
{
    if (method == Request::Method::Put)
        return manager.put(request, body);
    if (method == Request::Method::Patch)
        return manager.sendCustomRequest(request, "PATCH"_ba, body);
    return manager.post(request, body);
}

Headers headersOf(const QNetworkReply &reply)
{
    Headers headers;
    const QHttpHeaders fields = reply.headers();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        headers.add(QByteArray(fields.nameAt(i).data(), fields.nameAt(i).size()),
                    fields.valueAt(i).toByteArray());
    }
    return headers;
}

/// What Content-Length says; -1 if it is missing, unclear, or does not count.
qint64 lengthOf(const Headers &headers)
{
    QList<QByteArray> lengths = headers.values("Content-Length");
    if (lengths.isEmpty() || lengths.count(lengths.first()) != lengths.size()
        || !headers.values("Transfer-Encoding").isEmpty())
        return -1;
    bool isNumber = false;
    const qint64 length = lengths.first().toLongLong(&isNumber);
    return isNumber && length >= 0 ? length : -1;
}

} // namespace

Exchange::Exchange(const Request &request, BodyReceiver &receiver,
                   std::chrono::milliseconds silence, std::stop_token stop)
    : m_request(request)
    , m_receiver(receiver)
    , m_silence(silence * request.patience)
    , m_stop(std::move(stop))
    , m_lease(request.url, request.tls ? request.tls->fingerprint() : QByteArray())
{
    m_silenceTimer.setSingleShot(true);
    connect(&m_silenceTimer, &QTimer::timeout, this, &Exchange::onSilence);
}

Exchange::~Exchange()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    // Of a reply that has failed but not ended yet, Qt would print that it fails twice.
    if (m_reply->isRunning() && m_reply->error() == QNetworkReply::NoError)
        m_reply->abort();
}

std::expected<Response, Failure> Exchange::run()
{
    if (!m_stop.stop_requested()) {
        start();
        const std::stop_callback wake(m_stop, [this] {
            QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        });
        m_loop.exec();
    }
    if (m_stop.stop_requested() && !(m_ended && !m_failure))
        return std::unexpected(Failure{core::cancelled().error()});
    if (m_failure)
        return std::unexpected(*std::move(m_failure));
    return std::move(m_response);
}

void Exchange::start()
{
    QNetworkRequest request = plainRequest(m_request.url);
    for (const auto &[name, value] : m_request.headers.all())
        request.setRawHeader(name, value);
    if (!m_request.authorization.isEmpty())
        request.setRawHeader("Authorization"_ba, m_request.authorization);
    if (m_request.tls)
        request.setSslConfiguration(m_request.tls->configuration());
    if (!m_request.localServer.isEmpty())
        request.setAttribute(QNetworkRequest::FullLocalServerNameAttribute, m_request.localServer);

    QNetworkAccessManager &manager = m_lease.manager();
    if (m_request.method == Request::Method::Get) {
        m_reply.reset(manager.get(request));
    } else if (m_request.method == Request::Method::Head) {
        m_reply.reset(manager.head(request));
    } else if (m_request.method == Request::Method::Delete) {
        m_reply.reset(manager.deleteResource(request));
    } else {
        const BodySource source = m_request.source.value_or(sourceOf(m_request.body));
        auto *body =
            new OnceBody(source, [this](core::Error error) { fail(Failure{std::move(error)}); });
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, source.size);
        m_reply.reset(send(manager, m_request.method, request, body));
        body->setParent(m_reply.get());
    }
    m_response.url = m_request.url;
    boundReadBuffer();
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &Exchange::onHead);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &Exchange::onReadyRead);
    connect(m_reply.get(), &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(m_reply.get(), &QNetworkReply::uploadProgress, &m_silenceTimer,
            qOverload<>(&QTimer::start));
    connect(m_reply.get(), &QNetworkReply::sslErrors, this, &Exchange::onTlsErrors);
    m_silenceTimer.start(m_silence);
}

// Qt 6.8 makes the channel read when it is told of the bound, and a channel with TLS to be, whose
// proxy has refused it by then, crashes. Once the request is on its way there is TLS.
void Exchange::boundReadBuffer()
{
    const auto bound = [reply = m_reply.get()] { reply->setReadBufferSize(ReadBuffer); };
    if (m_request.url.scheme() == "https"_L1)
        connect(m_reply.get(), &QNetworkReply::requestSent, this, bound);
    else
        bound();
}

// Status first: what QNetworkReply::error() makes of it does not matter.
void Exchange::onHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_ended || m_response.status != 0 || status == 0)
        return;
    m_response.status = status;
    m_response.headers = headersOf(*m_reply);
    m_expected = lengthOf(m_response.headers);
    if (m_request.method == Request::Method::Head)
        return finish();
    if (status == 416) // Some registries lie about its length, and nobody needs it.
        return finish();
    if (!m_response.isSuccess()) {
        m_silenceTimer.start(std::min(m_silence, ErrorBodyTime));
        return;
    }
    if (auto begun = m_receiver.begin(m_response); !begun)
        return fail(Failure{std::move(begun).error()});
    m_silenceTimer.start();
}

void Exchange::onReadyRead()
{
    onHead();
    drain();
}

void Exchange::drain()
{
    const std::span<char> buffer = m_lease.buffer();
    while (!m_ended && m_response.status != 0 && m_reply->bytesAvailable() > 0) {
        const qint64 count = m_reply->read(buffer.data(), qint64(buffer.size()));
        if (count <= 0)
            break;
        deliver(QByteArrayView(buffer.data(), count));
        if (m_stop.stop_requested())
            return m_loop.quit();
    }
    if (!m_ended && m_response.isSuccess())
        m_silenceTimer.start();
}

void Exchange::deliver(QByteArrayView bytes)
{
    if (m_response.isSuccess()) {
        m_received += bytes.size();
        if (auto received = m_receiver.receive(bytes); !received)
            fail(Failure{std::move(received).error()});
        return;
    }
    const qint64 room = core::limits::ErrorBody - m_response.body.size();
    m_response.body.append(bytes.first(std::min<qint64>(room, bytes.size())));
    if (m_response.body.size() == core::limits::ErrorBody)
        finish();
}

void Exchange::onFinished()
{
    onHead();
    drain();
    if (m_ended)
        return;
    if (m_response.status == 0) {
        Failure failure = networkFailure(*m_reply, m_request.url);
        if (failure.kind == Failure::Kind::Temporary && failure.cause == Failure::Cause::Other)
            failure.cause = Failure::Cause::NoAnswer;
        return fail(std::move(failure));
    }
    if (m_response.isSuccess() && m_reply->error() != QNetworkReply::NoError)
        return fail(networkFailure(*m_reply, m_request.url));
    // Qt 6.8 reports a third of the connections that close too early as success.
    if (m_response.isSuccess() && m_received < m_expected)
        return fail(cutFailure(m_request.url, m_received, m_expected));
    m_response.hasFullLength = m_expected >= 0;
    finish();
}

void Exchange::onSilence()
{
    if (m_reply->bytesAvailable() > 0)
        return drain(); // The receiver was busy, not the other side silent.
    if (m_response.status != 0 && !m_response.isSuccess())
        return finish();
    fail(silenceFailure(m_request.url, m_silence));
}

// Qt goes on after this only with what is ignored here.
void Exchange::onTlsErrors(const QList<QSslError> &errors)
{
    const QList<QSslCertificate> chain = m_reply->sslConfiguration().peerCertificateChain();
    if (m_request.tls && m_request.tls->accepts(chain, errors))
        return m_reply->ignoreSslErrors(errors);
    fail(tlsFailure(m_request.url, errors, chain));
}

void Exchange::finish()
{
    m_ended = true;
    m_silenceTimer.stop();
    m_loop.quit();
}

void Exchange::fail(Failure failure)
{
    if (m_ended)
        return;
    m_failure = std::move(failure);
    finish();
}

} // namespace net
