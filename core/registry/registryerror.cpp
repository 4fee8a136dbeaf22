// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/registryerror.h"

#include "core/base/limits.h"
#include "core/base/redaction.h"
#include "core/net/backoff.h"
#include "core/net/urlsafety.h"
#include "core/registry/pulllimit.h"
#include "core/registry/writingerror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::Error;
using core::ErrorCode;
using core::Tr;
using Kind = net::Failure::Kind;

namespace {

constexpr int TooManyRequests = 429;

QString textOf(const QJsonValue &value)
{
    return value.toString().left(core::limits::ErrorText).simplified();
}

bool hasCode(const QList<ErrorEntry> &entries, QLatin1StringView code)
{
    return std::ranges::any_of(entries, [code](const auto &entry) { return entry.code == code; });
}

bool isWriting(const RequestSubject &subject)
{
    return subject.kind == RequestSubject::Kind::Upload
           || subject.kind == RequestSubject::Kind::Deletion;
}

QString detailOf(const net::Response &response, const QList<ErrorEntry> &entries)
{
    QStringList parts{u"%1: HTTP %2"_s.arg(net::displayUrl(response.url)).arg(response.status)};
    for (const ErrorEntry &entry : entries)
        parts += net::redacted(u"%1 %2"_s.arg(entry.code, entry.message).trimmed());
    return parts.join(u"; "_s);
}

// docker.io names a missing and a private repository in the same way, on purpose.
Error denied(const net::Response &response, const RequestSubject &subject, const QString &detail)
{
    const auto code =
        response.status == 401 ? ErrorCode::Unauthenticated : ErrorCode::PermissionDenied;
    const QString message =
        subject.loggedIn
            ? Tr::tr("“%1” does not exist on “%2”, or your account has no access to it.")
            : Tr::tr("“%1” does not exist on “%2”, or it is private. Sign in to “%2” if it is.");
    return {code, message.arg(subject.name, subject.domain), detail};
}

Error missing(const QList<ErrorEntry> &entries, const RequestSubject &subject,
              const QString &detail)
{
    const bool wrongAccept = std::ranges::any_of(entries, [](const ErrorEntry &entry) {
        return entry.message.contains("accept header"_L1, Qt::CaseInsensitive);
    });
    if (wrongAccept)
        return {ErrorCode::Unsupported,
                Tr::tr("“%1” exists on “%2” only in a format that this program does not know.")
                    .arg(subject.name, subject.domain),
                detail};
    if (subject.kind == RequestSubject::Kind::Blob)
        return {ErrorCode::NotFound,
                Tr::tr("“%2” does not have the blob %1, although the image names it.")
                    .arg(subject.name, subject.domain),
                detail};
    if (hasCode(entries, "NAME_UNKNOWN"_L1) || subject.kind == RequestSubject::Kind::Tags)
        return {ErrorCode::NotFound,
                Tr::tr("There is no such repository on “%2”: %1").arg(subject.name, subject.domain),
                detail};
    return {ErrorCode::NotFound,
            Tr::tr("“%1” was not found on “%2”. Check the name and the tag.")
                .arg(subject.name, subject.domain),
            detail};
}

/// How long it takes at most until there are pulls again, by the headers that Docker Hub sends.
std::optional<std::chrono::milliseconds> windowOf(const net::Response &response,
                                                  const QDateTime &now)
{
    const auto limit = PullLimit::parse(response.headers, now);
    if (!limit || limit->remaining > 0 || limit->window.count() == 0)
        return {};
    return limit->window;
}

Error rateLimited(const net::Failure &failure, const RequestSubject &subject, const QDateTime &now,
                  const QString &detail)
{
    QString message =
        isWriting(subject)
            ? Tr::tr("“%1” limits how often it may be asked, and the limit is reached.")
                  .arg(subject.domain)
            : Tr::tr("“%1” limits how much may be pulled, and the limit is reached.")
                  .arg(subject.domain);
    if (failure.retryAfter) {
        const QDateTime reset = now.addDuration(*failure.retryAfter).toLocalTime();
        message += u' '
                   + (failure.isLatest ? Tr::tr("It lets you go on at %1, or sooner.")
                                       : Tr::tr("It lets you go on at %1."))
                         .arg(QLocale().toString(reset, QLocale::ShortFormat));
    }
    if (!subject.loggedIn)
        message += u' ' + Tr::tr("Accounts that are logged in may have a higher limit.");
    return {ErrorCode::Network, message, detail};
}

void limit(net::Failure &failure, const net::Response &response, const RequestSubject &subject,
           const QDateTime &now, const QString &detail)
{
    failure.cause = net::Failure::Cause::Limit;
    if (!failure.retryAfter) {
        failure.retryAfter = windowOf(response, now);
        failure.isLatest = failure.retryAfter.has_value();
    }
    failure.error = rateLimited(failure, subject, now, detail);
}

Error other(const net::Response &response, const RequestSubject &subject, const QString &detail)
{
    if (response.status >= 500)
        return {ErrorCode::Network,
                Tr::tr("“%1” has a problem of its own and could not answer.")
                    .arg(net::hostOf(response.url)),
                detail};
    return {ErrorCode::Network,
            Tr::tr("“%1” gave an unexpected answer for “%2” (HTTP %3).")
                .arg(net::hostOf(response.url), subject.name)
                .arg(response.status),
            detail};
}

} // namespace

QList<ErrorEntry> parseErrorBody(QByteArrayView body)
{
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size())).object();
    QList<ErrorEntry> entries;
    const QJsonArray errors = json["errors"_L1].toArray();
    for (const QJsonValue &value : errors) {
        if (entries.size() == core::limits::ErrorEntries)
            break;
        const QJsonObject entry = value.toObject();
        entries.append({textOf(entry["code"_L1]), textOf(entry["message"_L1])});
    }
    for (const auto key : {"details"_L1, "message"_L1, "error"_L1, "error_description"_L1}) {
        if (entries.isEmpty() && json[key].isString())
            entries.append({{}, textOf(json[key])});
    }
    return entries;
}

core::Redaction redactionOf(const QByteArray &authorization)
{
    const QByteArray secret = authorization.sliced(authorization.indexOf(' ') + 1);
    core::Redaction redaction;
    redaction.add(secret);
    if (authorization.startsWith("Basic ")) {
        const QByteArray pair = QByteArray::fromBase64(secret);
        redaction.add(pair.sliced(pair.indexOf(':') + 1));
    }
    return redaction;
}

net::Response withoutCredentials(net::Response response, const QByteArray &authorization)
{
    response.body = redactionOf(authorization).applyToBody(response.body);
    return response;
}

net::Failure answerFailure(const net::Response &response, const RequestSubject &subject,
                           const QDateTime &now)
{
    const QList<ErrorEntry> entries = parseErrorBody(response.body);
    const QString detail = detailOf(response, entries);
    net::Failure failure;
    failure.status = response.status;
    if (net::isTemporaryStatus(response.status)) {
        failure.kind = Kind::Temporary;
        failure.retryAfter = net::parseRetryAfter(response.headers.value("Retry-After"), now);
    }
    if (isWriting(subject) && response.status != TooManyRequests && response.status < 500)
        failure.error = writingError(response, entries, subject, detail);
    else if (response.status == 401 || response.status == 403)
        failure.error = denied(response, subject, detail);
    else if (response.status == 404 && subject.kind != RequestSubject::Kind::Token)
        failure.error = missing(entries, subject, detail);
    else if (response.status == TooManyRequests)
        limit(failure, response, subject, now, detail);
    else
        failure.error = other(response, subject, detail);
    return failure;
}

} // namespace registry
