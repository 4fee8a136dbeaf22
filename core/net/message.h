// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/net/certificate.h"
#include "core/net/headers.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace net {

/// A body that is made while it is sent, on the thread that fetches.
struct BodySource
{
    /// Fills (a part of) what it is given and returns how many bytes; may block. An error ends the
    /// exchange with that error as a Final failure, and so do too few bytes.
    std::function<core::Result<qsizetype>(std::span<char>)> read = {};
    qint64 size = 0; ///< Exactly. HTTP is told before the first byte.
};
class TlsIdentity;

struct Request
{
    enum class Method { Get, Head, Post, Put, Patch, Delete };
    /// What to do with 301, 302, 303, 307 and 308 answers to GET and HEAD. Others are never
    /// redirected; their 3xx answer is returned.
    enum class Redirects {
        Follow,     ///< At most limits::Redirects; see HttpClient.
        SameOrigin, ///< Only to the same scheme, host and port; others fail.
        PublicOnly, ///< As Follow, but only to hosts of which the reach is Public.
    };

    Method method = Method::Get;
    /// http or https, or unix+http or local+http with localServer; user information in it is never
    /// sent.
    QUrl url;
    Headers headers = {};
    /// Value of the Authorization header. Goes to the origin of \a url and to no other.
    QByteArray authorization = {};
    QByteArray body = {};                  ///< Of a POST, PUT or PATCH; sent once, never repeated.
    std::optional<BodySource> source = {}; ///< In place of body, for bodies of any size.
    Redirects redirects = Redirects::Follow;
    /// How many times the usual silence to bear: the other side may have work to do before it
    /// answers.
    int patience = 1;
    /// Path of the Unix socket, or name of the pipe, behind \a url, whose host is then but a name:
    /// each socket needs another one, because connections are kept by it.
    QString localServer = {};
    /// Of https: whom to trust and who we are; null for what the system trusts, and nobody.
    std::shared_ptr<const TlsIdentity> tls = {};
};

struct Response
{
    int status = 0; ///< As sent, 100..599.
    QUrl url;       ///< Where the answer came from, after redirects.
    Headers headers;
    /// The body of a short answer, or the first limits::ErrorBody bytes of an answer that is not
    /// 2xx. Empty if a BodyReceiver got it.
    QByteArray body;
    /// The body is as long as Content-Length says. Where there is none, a connection that closed
    /// too early may look like the end.
    bool hasFullLength = false;

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

/// Why an exchange came to nothing, and whether trying again may help.
struct Failure
{
    enum class Kind {
        Final,       ///< Trying again gives the same.
        Temporary,   ///< Cut, stalled, overloaded: may work in a moment.
        Unreachable, ///< No connection came about: may be a wrong name, may be a lost network.
    };
    core::Error error;
    Kind kind = Kind::Final;
    int status = 0; ///< Of the answer that is the failure; 0 if there was none.
    /// How long the other side asks to wait (Retry-After).
    std::optional<std::chrono::milliseconds> retryAfter = {};
    bool isLatest = false; ///< It may be sooner than retryAfter says.
    enum class Cause {
        Other,
        NoAnswer,    ///< It hung up before the first byte of an answer.
        Silence,     ///< The other side is there, but said nothing for too long.
        Certificate, ///< Its certificate is not trusted.
        Handshake,   ///< TLS came to nothing otherwise: it may not take ours, or not speak it.
        Limit,       ///< It limits how much it is asked, and the limit is reached.
    };
    Cause cause = Cause::Other;
    /// Of Cause::Certificate, if all that is wrong is that nobody who is trusted vouches for it:
    /// what the other side showed, its own certificate first.
    QList<Certificate> untrusted = {};
};

/// Takes the body of a 2xx answer in pieces, on the thread that fetches. An error ends the
/// exchange with that error as a Final failure.
class BodyReceiver
{
public:
    virtual ~BodyReceiver() = default;

    /// Status and headers are known, no byte of the body was read.
    [[nodiscard]] virtual core::Result<void> begin(const Response &response) = 0;
    /// The next bytes, valid during the call; may block.
    [[nodiscard]] virtual core::Result<void> receive(QByteArrayView bytes) = 0;
};

} // namespace net
