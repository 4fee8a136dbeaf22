// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

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

class Transport;

/// What an engine answered, whatever the status.
struct Answer
{
    int status = 0;
    QByteArray body; ///< Of an error its first limits::ErrorBody bytes.

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

/// Speaks Docker's Engine API, and Podman's, to one engine. Blocking, for worker threads, any
/// number at once; a request to stop ends a call within milliseconds. Errors are worded for people
/// and say what to do: Network if the engine is not running or hung up, PermissionDenied,
/// Unsupported if it is too old or cannot be spoken to that way.
class Client final
{
public:
    /// \a silence: how long an engine may say nothing in a call that is not endless. It may think
    /// for long: `docker save` of Podman writes the archive first.
    explicit Client(Endpoint endpoint,
                    std::chrono::milliseconds silence = std::chrono::minutes(10));
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
                                               qint64 limit = -1, std::stop_token stop = {});
    /// The same, whatever the engine answers, as long as it answers.
    [[nodiscard]] core::Result<Answer> ask(const QString &path, const QUrlQuery &query = {},
                                           qint64 limit = -1, std::stop_token stop = {});
    /// get() of Podman's own API, "/images/json" under /libpod.
    [[nodiscard]] core::Result<QByteArray> getLibpod(const QString &path,
                                                     const QUrlQuery &query = {}, qint64 limit = -1,
                                                     std::stop_token stop = {});
    struct StreamRequest
    {
        QString path;
        QUrlQuery query = {};
        bool isEndless = false; ///< However long there is no byte, it may go on.
        net::Request::Method method = net::Request::Method::Get;
        net::Headers headers = {};
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
        bool isEndless = false; ///< As of StreamRequest.
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
                                            const std::stop_token &stop);

    Endpoint m_endpoint;
    std::unique_ptr<Transport> m_transport;
    net::HttpClient m_http;
    net::HttpClient m_patient; ///< For what is endless.
    std::mutex m_mutex;
    std::optional<EngineVersion> m_version;
};

/// \a name as one part of a path of the API.
[[nodiscard]] QString pathPart(const QString &name);

} // namespace engine
