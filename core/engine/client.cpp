// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/client.h"

#include "core/base/limits.h"
#include "core/engine/heartbeat.h"
#include "core/engine/transport.h"
#include "core/engine/unreachable.h"

#include <QJsonDocument>
#include <QUrl>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

/// Hands the body of a success on.
class SinkReceiver final : public net::BodyReceiver
{
public:
    SinkReceiver(const layers::ByteSink &sink, const std::function<void()> &begun)
        : m_sink(sink)
        , m_begun(begun)
    {}
    Result<void> begin(const net::Response &) override
    {
        if (m_begun)
            m_begun();
        return {};
    }
    Result<void> receive(QByteArrayView bytes) override
    {
        m_isEmpty = m_isEmpty && bytes.isEmpty();
        if (m_heart)
            m_heart->heard();
        return m_sink(bytes);
    }

    bool isEmpty() const { return m_isEmpty; }
    /// Which is told of each piece.
    void setHeart(Heartbeat *heart) { m_heart = heart; }

private:
    const layers::ByteSink &m_sink;
    const std::function<void()> &m_begun;
    Heartbeat *m_heart = nullptr;
    bool m_isEmpty = true;
};

EngineVersion versionOf(const net::Headers &headers)
{
    EngineVersion version{.api =
                              ApiVersion::parse(headers.value("Api-Version")).value_or(OldestApi),
                          .server = QString::fromUtf8(headers.value("Server")),
                          .libpod = QString::fromUtf8(headers.value("Libpod-Api-Version")),
                          .system = QString::fromUtf8(headers.value("Ostype"))};
    if (version.libpod.isEmpty() && version.server.startsWith("Libpod/"_L1))
        version.libpod = version.server.section(u'/', 1).section(u' ', 0, 0);
    return version;
}

/// A version that goes into paths.
bool isPlain(const QString &version)
{
    return std::ranges::all_of(version, [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.' || c == u'-');
    });
}

} // namespace

QString pathPart(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name, "/:@"_ba));
}

Client::Client(Endpoint endpoint, const Patience &patience)
    : m_endpoint(std::move(endpoint))
    , m_patience(patience)
    , m_transport(Transport::make(m_endpoint))
{}

Client::~Client() = default;

Result<EngineVersion> Client::version(std::stop_token stop)
{
    if (const auto known = knownVersion())
        return *known;
    auto request = m_transport->begin(stop);
    if (!request)
        return std::unexpected(std::move(request.error()));
    request->url.setPath(u"/_ping"_s);
    const net::HttpClient quick({.silence = m_patience.ping});
    auto answer = quick.fetch(*request, core::limits::ErrorBody, stop);
    if (!answer)
        return std::unexpected(m_transport->explain(answer.error()));
    if (!answer->isSuccess())
        return std::unexpected(errorOf({answer->status, answer->body}));
    EngineVersion version = versionOf(answer->headers);
    if (version.api < OldestApi || !isPlain(version.libpod))
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("“%1” is too old: it speaks version %2 of the Engine API, and at "
                                 "least %3 is needed. Update the engine.")
                              .arg(m_endpoint.name, version.api.toString(), OldestApi.toString()),
                          version.server);
    version.api = std::min(version.api, NewestApi);
    const std::scoped_lock lock(m_mutex);
    m_version = version;
    return version;
}

std::optional<EngineVersion> Client::knownVersion()
{
    const std::scoped_lock lock(m_mutex);
    return m_version;
}

void Client::forgetVersion()
{
    const std::scoped_lock lock(m_mutex);
    m_version.reset();
}

Result<net::Request> Client::request(const QString &path, const QUrlQuery &query, bool isLibpod,
                                     const std::stop_token &stop)
{
    const auto spoken = version(stop);
    if (!spoken)
        return std::unexpected(spoken.error());
    auto request = m_transport->begin(stop);
    if (!request)
        return request;
    const QString prefix =
        isLibpod ? u"/v%1/libpod"_s.arg(spoken->libpod) : u"/v%1"_s.arg(spoken->api.toString());
    request->url.setPath(prefix + path, QUrl::StrictMode);
    request->url.setQuery(query);
    return request;
}

bool Client::ping(const std::stop_token &stop)
{
    auto request = m_transport->begin(stop);
    if (!request)
        return false;
    request->url.setPath(u"/_ping"_s);
    const net::HttpClient quick({.silence = m_patience.ping});
    return quick.fetch(*request, core::limits::ErrorBody, stop).has_value();
}

Client::Exchange
Client::watched(const std::function<Exchange(const net::HttpClient &, Heartbeat &)> &fetch,
                const std::stop_token &stop, bool isEndless)
{
    constexpr auto LongestTimer = 24h * 20;
    Heartbeat heart([this](const std::stop_token &mine) { return ping(mine); },
                    isEndless ? 4 * m_patience.beat : m_patience.beat, stop);
    const net::HttpClient http(
        {.silence = isEndless ? std::chrono::milliseconds(LongestTimer) : m_patience.work});
    auto answer = fetch(http, heart);
    if (!answer && heart.hasStopped())
        answer = std::unexpected(net::Failure{.error = {ErrorCode::Network, {}, u"no pulse"_s},
                                              .kind = net::Failure::Kind::Temporary,
                                              .cause = net::Failure::Cause::Silence});
    return answer;
}

/// What is silent, or gone, may be another one when it is back.
core::Error Client::explain(const net::Failure &failure)
{
    if (failure.kind == net::Failure::Kind::Unreachable
        || failure.cause == net::Failure::Cause::Silence)
        forgetVersion();
    return m_transport->explain(failure);
}

Result<Answer> Client::send(const net::Request &request, qint64 limit, const std::stop_token &stop,
                            Pace pace)
{
    const qint64 most = limit < 0 ? core::limits::EngineJson : limit;
    const auto fetch = [&](const net::HttpClient &http, const Heartbeat &heart) {
        return http.fetch(request, most, heart.token());
    };
    auto answer = pace == Pace::Slow
                      ? watched(fetch, stop)
                      : net::HttpClient({.silence = m_patience.answer}).fetch(request, most, stop);
    if (answer)
        return Answer{answer->status, std::move(answer->body)};
    return std::unexpected(explain(answer.error()));
}

Result<Answer> Client::ask(const QString &path, const QUrlQuery &query, qint64 limit,
                           std::stop_token stop, Pace pace)
{
    const auto wanted = request(path, query, false, stop);
    if (!wanted)
        return std::unexpected(wanted.error());
    return send(*wanted, limit, stop, pace);
}

Result<QByteArray> Client::get(const QString &path, const QUrlQuery &query, qint64 limit,
                               std::stop_token stop, Pace pace)
{
    auto answer = ask(path, query, limit, stop, pace);
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    if (!answer->isSuccess())
        return std::unexpected(errorOf(*answer));
    return std::move(answer->body);
}

Result<QByteArray> Client::getLibpod(const QString &path, const QUrlQuery &query, qint64 limit,
                                     std::stop_token stop, Pace pace)
{
    const auto wanted = request(path, query, true, stop);
    if (!wanted)
        return std::unexpected(wanted.error());
    auto answer = send(*wanted, limit, stop, pace);
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    if (!answer->isSuccess())
        return std::unexpected(errorOf(*answer));
    return std::move(answer->body);
}

Result<void> Client::stream(const StreamRequest &asked, const layers::ByteSink &sink,
                            std::stop_token stop, const std::function<void()> &begun)
{
    auto wanted = request(asked.path, asked.query, false, stop);
    if (!wanted)
        return std::unexpected(std::move(wanted.error()));
    wanted->method = asked.method;
    wanted->headers = asked.headers;
    if (asked.method == net::Request::Method::Post)
        wanted->headers.add("Content-Type"_ba, "application/json"_ba);
    SinkReceiver receiver(sink, begun);
    auto answer = watched(
        [&](const net::HttpClient &http, Heartbeat &heart) {
            receiver.setHeart(&heart);
            return http.fetch(*wanted, receiver, heart.token());
        },
        stop, asked.isEndless);
    if (!answer)
        return std::unexpected(explain(answer.error()));
    if (!answer->isSuccess())
        return std::unexpected(errorOf({answer->status, asked.secrets.applyToBody(answer->body)}));
    // A connection that closes before the first chunk looks like the end.
    if (receiver.isEmpty() && !asked.isEndless)
        return std::unexpected(
            m_transport->explain({.error = {ErrorCode::Network, {}, u"no bytes"_s},
                                  .kind = net::Failure::Kind::Temporary}));
    return {};
}

Result<void> Client::upload(const Upload &upload, const layers::ByteSink &sink,
                            std::stop_token stop)
{
    auto wanted = request(upload.path, upload.query, false, stop);
    if (!wanted)
        return std::unexpected(std::move(wanted.error()));
    wanted->method = net::Request::Method::Post;
    wanted->headers = upload.headers;
    wanted->headers.add("Content-Type", upload.contentType);
    wanted->source = upload.body;
    const std::function<void()> begun;
    SinkReceiver receiver(sink, begun);
    const auto answer = watched(
        [&](const net::HttpClient &http, Heartbeat &heart) {
            receiver.setHeart(&heart);
            wanted->source->read = [&](std::span<char> piece) {
                heart.heard();
                return upload.body.read(piece);
            };
            return http.fetch(*wanted, receiver, heart.token());
        },
        stop, upload.isEndless);
    if (!answer) {
        // The error of who made the body is not the engine's.
        if (answer.error().kind == net::Failure::Kind::Final
            && answer.error().error.code != ErrorCode::Network)
            return std::unexpected(answer.error().error);
        return std::unexpected(explain(answer.error()));
    }
    if (!answer->isSuccess())
        return std::unexpected(errorOf({answer->status, upload.secrets.applyToBody(answer->body)}));
    return {};
}

Result<Answer> Client::remove(const QString &path, const QUrlQuery &query, std::stop_token stop)
{
    const auto spoken = version(stop);
    if (!spoken)
        return std::unexpected(spoken.error());
    auto wanted = request(path, query, spoken->isPodman(), stop);
    if (!wanted)
        return std::unexpected(std::move(wanted.error()));
    wanted->method = net::Request::Method::Delete;
    return send(*wanted, -1, stop, Pace::Slow);
}

Result<Answer> Client::post(const QString &path, const QUrlQuery &query, const QJsonObject &body,
                            std::stop_token stop)
{
    return sendPost(request(path, query, false, stop), body, stop);
}

Result<Answer> Client::postLibpod(const QString &path, const QUrlQuery &query,
                                  const QJsonObject &body, std::stop_token stop)
{
    return sendPost(request(path, query, true, stop), body, stop);
}

Result<Answer> Client::sendPost(Result<net::Request> request, const QJsonObject &body,
                                const std::stop_token &stop)
{
    if (!request)
        return std::unexpected(std::move(request.error()));
    request->method = net::Request::Method::Post;
    request->headers.add("Content-Type"_ba, "application/json"_ba);
    if (!body.isEmpty())
        request->body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return send(*request, -1, stop, Pace::Slow);
}

core::Error Client::errorOf(const Answer &answer) const
{
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    QString words = json["message"_L1].toString();
    if (words.isEmpty())
        words = json["cause"_L1].toString();
    if (words.isEmpty())
        words = json["error"_L1].toString(); // Of Podman, where a stream was to begin.
    if (words.isEmpty())
        words = QString::fromUtf8(answer.body).simplified();
    return answerError(m_endpoint, answer.status, words);
}

} // namespace engine
