// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/networkfailure.h"

#include "core/base/limits.h"
#include "core/net/tlsidentity.h"
#include "core/net/urlsafety.h"

#include <QMetaEnum>
#include <QSslCertificate>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace net {

using core::Tr;
using Kind = Failure::Kind;

namespace {

Failure failure(Kind kind, const QString &message, const QString &detail)
{
    return Failure{core::Error{core::ErrorCode::Network, message, detail}, kind};
}

Failure withCause(Failure::Cause cause, Failure failure)
{
    failure.cause = cause;
    return failure;
}

QString closedTooEarly(const QString &host)
{
    return Tr::tr("“%1” closed the connection before its answer was complete.").arg(host);
}

QString detailOf(const QNetworkReply &reply, const QUrl &url)
{
    const char *name = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(reply.error());
    return u"%1: %2 (%3)"_s.arg(displayUrl(url), redacted(reply.errorString()),
                                QString::fromLatin1(name));
}

} // namespace

Failure networkFailure(const QNetworkReply &reply, const QUrl &url)
{
    const QString host = hostOf(url);
    const QString detail = detailOf(reply, url);
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return failure(Kind::Unreachable,
                       Tr::tr("The host “%1” was not found. Check its name and the network "
                              "connection.")
                           .arg(url.host()),
                       detail);
    case QNetworkReply::ConnectionRefusedError:
        return failure(Kind::Unreachable,
                       Tr::tr("“%1” refused the connection. Check that the server runs and that "
                              "the port is right.")
                           .arg(host),
                       detail);
    case QNetworkReply::TimeoutError:
        return failure(Kind::Unreachable,
                       Tr::tr("“%1” did not accept a connection in time.").arg(host), detail);
    case QNetworkReply::RemoteHostClosedError:
        return failure(
            Kind::Temporary,
            Tr::tr("“%1” closed the connection before its answer was complete.").arg(host), detail);
    case QNetworkReply::SslHandshakeFailedError:
        return withCause(Failure::Cause::Handshake,
                         failure(Kind::Final,
                                 Tr::tr("No secure connection to “%1” could be made.").arg(host),
                                 detail));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return failure(Kind::Unreachable,
                       Tr::tr("The proxy on the way to “%1” could not be reached.").arg(host),
                       detail);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return failure(Kind::Final,
                       Tr::tr("The proxy on the way to “%1” asks for a password.").arg(host),
                       detail);
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return failure(Kind::Final, Tr::tr("“%1” cannot be fetched.").arg(displayUrl(url)), detail);
    default: {
        // An alert after the handshake, which is how TLS 1.3 refuses a client, has no code in Qt.
        const bool isAlert =
            reply.error() == QNetworkReply::UnknownNetworkError && url.scheme() == "https"_L1;
        return withCause(
            isAlert ? Failure::Cause::Handshake : Failure::Cause::Other,
            failure(Kind::Temporary, Tr::tr("The connection to “%1” failed.").arg(host), detail));
    }
    }
}

Failure tlsFailure(const QUrl &url, const QList<QSslError> &errors,
                   const QList<QSslCertificate> &chain)
{
    QStringList details;
    for (const QSslError &error : errors) {
        const QString subject = error.certificate().subjectDisplayName();
        details += subject.isEmpty() ? error.errorString()
                                     : u"%1 (%2)"_s.arg(error.errorString(), subject);
    }
    const QString reason = errors.isEmpty() ? QString() : errors.first().errorString();
    Failure refused = withCause(
        Failure::Cause::Certificate,
        failure(Kind::Final,
                Tr::tr("The certificate of “%1” is not trusted: %2").arg(hostOf(url), reason),
                details.join(u"; "_s)));
    if (isOnlyUnknown(errors)) {
        for (const QSslCertificate &certificate :
             chain.first(std::min(chain.size(), core::limits::CertificateChain)))
            refused.untrusted.append(certificateOf(certificate));
    }
    return refused;
}

Failure cutFailure(const QUrl &url, qint64 received, qint64 expected)
{
    return failure(Kind::Temporary, closedTooEarly(hostOf(url)),
                   u"%1: %2 of %3 bytes"_s.arg(displayUrl(url)).arg(received).arg(expected));
}

Failure silenceFailure(const QUrl &url, std::chrono::milliseconds silence)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(silence).count();
    return withCause(
        Failure::Cause::Silence,
        failure(
            Kind::Temporary,
            Tr::tr("“%1” sent nothing for %n second(s).", nullptr, int(seconds)).arg(hostOf(url)),
            displayUrl(url)));
}

} // namespace net
