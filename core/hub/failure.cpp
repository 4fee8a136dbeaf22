// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/failure.h"

#include "core/hub/answers.h"
#include "core/net/backoff.h"
#include "core/net/urlsafety.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace hub {

using core::ErrorCode;
using Kind = net::Failure::Kind;

namespace {

/// X-Retry-After and X-RateLimit-Reset are moments, in seconds since 1970; Retry-After is a delay.
std::optional<std::chrono::milliseconds> waitOf(const net::Headers &headers, const QDateTime &now)
{
    for (const auto *name : {"X-Retry-After", "X-RateLimit-Reset"}) {
        bool isNumber = false;
        const qint64 seconds = headers.value(name).toLongLong(&isNumber);
        const qint64 left = seconds - now.toSecsSinceEpoch();
        if (isNumber && left >= 0 && left <= 24 * 60 * 60)
            return std::chrono::seconds(left);
    }
    return net::parseRetryAfter(headers.value("Retry-After"), now);
}

core::Error errorOf(const net::Response &response, const QString &subject,
                    const std::optional<std::chrono::milliseconds> &wait, const QDateTime &now)
{
    const QString problem = parseProblem(response.body);
    const QString detail = u"%1: HTTP %2 %3"_s.arg(net::displayUrl(response.url))
                               .arg(response.status)
                               .arg(net::redacted(problem))
                               .trimmed();
    if (response.status == 404)
        return {ErrorCode::NotFound,
                core::Tr::tr("“%1” does not exist on Docker Hub, or it is private.").arg(subject),
                detail};
    if (response.status == 401 || response.status == 403)
        return {ErrorCode::PermissionDenied,
                core::Tr::tr("Docker Hub shows “%1” only to those who may see it.").arg(subject),
                detail};
    if (response.status == 429) {
        QString message = core::Tr::tr("Docker Hub limits how often it may be asked.");
        if (wait)
            message += u' '
                       + core::Tr::tr("It lets you go on at %1.")
                             .arg(QLocale().toString(now.addDuration(*wait).toLocalTime(),
                                                     QLocale::ShortFormat));
        return {ErrorCode::Network, message, detail};
    }
    if (response.status >= 500)
        return {ErrorCode::Network,
                core::Tr::tr("Docker Hub has a problem of its own and could not answer."), detail};
    return {ErrorCode::Network,
            core::Tr::tr("Docker Hub gave an unexpected answer for “%1” (HTTP %2).")
                .arg(subject)
                .arg(response.status),
            detail};
}

} // namespace

net::Failure answerFailure(const net::Response &response, const QString &subject,
                           const QDateTime &now)
{
    net::Failure failure{.error = {}, .status = response.status};
    if (net::isTemporaryStatus(response.status)) {
        failure.kind = Kind::Temporary;
        failure.retryAfter = waitOf(response.headers, now);
    }
    failure.error = errorOf(response, subject, failure.retryAfter, now);
    return failure;
}

} // namespace hub
