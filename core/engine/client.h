// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/redaction.h"
#include "core/engine/apiversion.h"
#include "core/engine/endpoint.h"
#include "core/layers/layerreader.h"
#include "core/net/httpclient.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace engine {

class Heartbeat;
class Transport;

/// What an engine answered, whatever the status.
struct Answer
{
    int status = 0;
    QByteArray body; ///< Of an error its first limits::ErrorBody bytes.

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

/// How long an engine may be silent before it counts as hung.
struct Patience
{
    /// In answers that it has ready: lists, inspections.
    std::chrono::milliseconds answer = std::chrono::seconds(30);
    /// While it works at something: counts bytes, removes, saves, builds. It may think for long:
    /// `docker save` of Podman writes the archive first.
    std::chrono::milliseconds work = std::chrono::minutes(10);
    /// While it works in silence it is asked now and then whether it lives.
    std::chrono::milliseconds beat = std::chrono::seconds(15);
    std::chrono::milliseconds ping = std::chrono::seconds(10); ///< For the answer to that.
};

/// What an engine needs for an answer, and so how long it is waited for: Patience.
enum class Pace { Quick, Slow };

/// Speaks Docker's Engine API, and Podman's, to one engine. Blocking, for worker threads, any
/// number at once; a request to stop ends a call within milliseconds. Errors are worded for people
/// and say what to do: Network if the engine is not running, hung up or does not answer,
/// PermissionDenied, Unsupported if it is too old or cannot be spoken to that way.
class Client final
{
public:
    explicit Client(Endpoint endpoint, const Patience &patience = {});
    ~Client();
    Q_DISABLE_COPY_MOVE(Client)

    [[nodiscard]] const Endpoint &endpoint() const { return m_endpoint; }

    /// Asks the engine who it is; afterwards known. Every other call does it first.
    [[nodiscard]] core::Result<EngineVersion> version(std::stop_token stop = {});
    /// The same if it was asked before.
    [[nodiscard]] std::optional<EngineVersion> knownVersion();
    /// Forgets that, for instance because the engine was restarted with another version.
    void forgetVersion();

    /// GET of \a path, "/images/json", under the version spoken; \a limit bounds the answer. A
    /// status that is no success is an error with the engine's own words.
    [[nodiscard]] core::Result<QByteArray> get(const QString &path, const QUrlQuery &query = {},
                                               qint64 limit = -1, std::stop_token stop = {},
                                               Pace pace = Pace::Quick);
    /// The same, whatever the engine answers, as long as it answers.
    [[nodiscard]] core::Result<Answer> ask(const QString &path, const QUrlQuery &query = {},
                                           qint64 limit = -1, std::stop_token stop = {},
                                           Pace pace = Pace::Quick);
    /// get() of Podman's own API, "/images/json" under /libpod.
    [[nodiscard]] core::Result<QByteArray> getLibpod(const QString &path,
                                                     const QUrlQuery &query = {}, qint64 limit = -1,
                                                     std::stop_token stop = {},
                                                     Pace pace = Pace::Quick);
    struct StreamRequest
    {
        QString path;
        QUrlQuery query = {};
        bool isEndless =
            false; ///< However long there is no byte, it goes on while the engine lives.
        net::Request::Method method = net::Request::Method::Get;
        net::Headers headers = {};
        core::Redaction secrets = {}; ///< That it holds, and no error is to repeat.
    };
    /// Whatever is asked for goes to \a sink as it comes; \a begun is called before, when the
    /// engine has agreed.
    [[nodiscard]] core::Result<void> stream(const StreamRequest &request,
                                            const layers::ByteSink &sink, std::stop_token stop,
                                            const std::function<void()> &begun = {});
    struct Upload
    {
        QString path;
        QUrlQuery query = {};
        net::BodySource body = {};
        QByteArray contentType = "application/x-tar";
        net::Headers headers = {};
        bool isEndless = false;       ///< As of StreamRequest.
        core::Redaction secrets = {}; ///< As of StreamRequest.
    };
    /// POST of a body of any size, which is never held whole; the answer goes to \a sink as it
    /// comes. Sent once: after an error it may have been done or not.
    [[nodiscard]] core::Result<void> upload(const Upload &upload, const layers::ByteSink &sink,
                                            std::stop_token stop = {});
    /// DELETE; whatever the engine answers, as long as it answers. On Podman of its own API.
    [[nodiscard]] core::Result<Answer> remove(const QString &path, const QUrlQuery &query = {},
                                              std::stop_token stop = {});

    /// POST with \a body as JSON, or with none if it is empty; whatever the engine answers, as long
    /// as it answers. Sent once: after an error it may have been done or not.
    [[nodiscard]] core::Result<Answer> post(const QString &path, const QUrlQuery &query = {},
                                            const QJsonObject &body = {},
                                            std::stop_token stop = {});
    /// The same of Podman's own API.
    [[nodiscard]] core::Result<Answer> postLibpod(const QString &path, const QUrlQuery &query = {},
                                                  const QJsonObject &body = {},
                                                  std::stop_token stop = {});

    /// The error that \a answer means, with the engine's own words in it.
    [[nodiscard]] core::Error errorOf(const Answer &answer) const;

private:
    [[nodiscard]] core::Result<net::Request> request(const QString &path, const QUrlQuery &query,
                                                     bool isLibpod, const std::stop_token &stop);
    [[nodiscard]] core::Result<Answer> sendPost(core::Result<net::Request> request,
                                                const QJsonObject &body,
                                                const std::stop_token &stop);
    [[nodiscard]] core::Result<Answer> send(const net::Request &request, qint64 limit,
                                            const std::stop_token &stop, Pace pace);
    using Exchange = std::expected<net::Response, net::Failure>;
    /// \a fetch, which is ended when the engine no longer lives.
    [[nodiscard]] Exchange
    watched(const std::function<Exchange(const net::HttpClient &http, Heartbeat &heart)> &fetch,
            const std::stop_token &stop, bool isEndless = false);
    [[nodiscard]] bool ping(const std::stop_token &stop);
    [[nodiscard]] core::Error explain(const net::Failure &failure);

    Endpoint m_endpoint;
    Patience m_patience;
    std::unique_ptr<Transport> m_transport;
    std::mutex m_mutex;
    std::optional<EngineVersion> m_version;
};

/// \a name as one part of a path of the API.
[[nodiscard]] QString pathPart(const QString &name);

} // namespace engine
