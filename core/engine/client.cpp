// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/client.h"

#include "core/base/limits.h"
#include "core/engine/unreachable.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

/// The beginning of every URL. Of a socket the host is only a name of ours: one for each, as
/// connections are kept by it, and under localhost, as no proxy leads there.
Result<net::Request> baseRequest(const Endpoint &endpoint)
{
    const Address &address = endpoint.address;
    net::Request request{.method = net::Request::Method::Get, .url = {}};
    if (address.kind == Address::Kind::UnixSocket || address.kind == Address::Kind::NamedPipe) {
        const QByteArray hash =
            QCryptographicHash::hash(address.path.toUtf8(), QCryptographicHash::Sha256);
        request.url.setScheme(address.kind == Address::Kind::UnixSocket ? u"unix+http"_s
                                                                        : u"local+http"_s);
        request.url.setHost(u"e%1.localhost"_s.arg(QString::fromLatin1(hash.toHex().first(16))));
        request.localServer = address.path;
        return request;
    }
    if (address.kind == Address::Kind::Tcp && net::isLoopbackHost(address.host)) {
        request.url.setScheme(u"http"_s);
        request.url.setHost(address.host);
        request.url.setPort(address.port);
        return request;
    }
    return core::fail(ErrorCode::Unsupported,
                      address.kind == Address::Kind::Ssh
                          ? Tr::tr("Engines on other machines cannot be reached by ssh yet.")
                          : Tr::tr("Engines on other machines are not spoken to without "
                                   "encryption."),
                      address.toString());
}

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
        return m_sink(bytes);
    }

    bool isEmpty() const { return m_isEmpty; }

private:
    const layers::ByteSink &m_sink;
    const std::function<void()> &m_begun;
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

Client::Client(Endpoint endpoint)
    : m_endpoint(std::move(endpoint))
    // An engine may think for long: `docker save` of Podman writes the archive first.
    , m_http({.silence = 10min})
{}

Result<EngineVersion> Client::version(std::stop_token stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_version)
            return *m_version;
    }
    auto request = baseRequest(m_endpoint);
    if (!request)
        return std::unexpected(std::move(request.error()));
    request->url.setPath(u"/_ping"_s);
    const net::HttpClient quick({.silence = 10s});
    auto answer = quick.fetch(*request, core::limits::ErrorBody, stop);
    if (!answer)
        return std::unexpected(unreachable(m_endpoint, answer.error()));
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
    auto request = baseRequest(m_endpoint);
    if (!request)
        return request;
    const QString prefix =
        isLibpod ? u"/v%1/libpod"_s.arg(spoken->libpod) : u"/v%1"_s.arg(spoken->api.toString());
    request->url.setPath(prefix + path, QUrl::StrictMode);
    request->url.setQuery(query);
    return request;
}

Result<Answer> Client::send(const net::Request &request, qint64 limit, const std::stop_token &stop)
{
    auto answer = m_http.fetch(request, limit < 0 ? core::limits::EngineJson : limit, stop);
    if (answer)
        return Answer{answer->status, std::move(answer->body)};
    if (answer.error().kind == net::Failure::Kind::Unreachable)
        forgetVersion();
    return std::unexpected(unreachable(m_endpoint, answer.error()));
}

Result<QByteArray> Client::get(const QString &path, const QUrlQuery &query, qint64 limit,
                               std::stop_token stop)
{
    const auto wanted = request(path, query, false, stop);
    if (!wanted)
        return std::unexpected(wanted.error());
    auto answer = send(*wanted, limit, stop);
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    if (!answer->isSuccess())
        return std::unexpected(errorOf(*answer));
    return std::move(answer->body);
}

Result<QByteArray> Client::getLibpod(const QString &path, const QUrlQuery &query, qint64 limit,
                                     std::stop_token stop)
{
    const auto wanted = request(path, query, true, stop);
    if (!wanted)
        return std::unexpected(wanted.error());
    auto answer = send(*wanted, limit, stop);
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    if (!answer->isSuccess())
        return std::unexpected(errorOf(*answer));
    return std::move(answer->body);
}

Result<void> Client::stream(const StreamRequest &asked, const layers::ByteSink &sink,
                            std::stop_token stop, const std::function<void()> &begun)
{
    const auto wanted = request(asked.path, asked.query, false, stop);
    if (!wanted)
        return std::unexpected(wanted.error());
    SinkReceiver receiver(sink, begun);
    const net::HttpClient patient({.silence = 24h * 20}); // As long as a timer can be set.
    auto answer = (asked.isEndless ? patient : m_http).fetch(*wanted, receiver, stop);
    if (!answer)
        return std::unexpected(unreachable(m_endpoint, answer.error()));
    if (!answer->isSuccess())
        return std::unexpected(errorOf({answer->status, answer->body}));
    // A connection that closes before the first chunk looks like the end.
    if (receiver.isEmpty() && !asked.isEndless)
        return std::unexpected(
            unreachable(m_endpoint, {.error = {ErrorCode::Network, {}, u"no bytes"_s},
                                     .kind = net::Failure::Kind::Temporary}));
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
    return send(*wanted, -1, stop);
}

core::Error Client::errorOf(const Answer &answer) const
{
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    QString words = json["message"_L1].toString();
    if (words.isEmpty())
        words = json["cause"_L1].toString();
    if (words.isEmpty())
        words = QString::fromUtf8(answer.body).simplified();
    return answerError(m_endpoint, answer.status, words);
}

} // namespace engine
