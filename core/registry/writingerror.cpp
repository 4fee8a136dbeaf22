// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/writingerror.h"

#include "core/net/urlsafety.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::Error;
using core::ErrorCode;
using core::Tr;

namespace {

bool isUnsupported(const net::Response &response, const QList<ErrorEntry> &entries)
{
    return response.status == 405
           || std::ranges::contains(entries, "UNSUPPORTED"_L1, &ErrorEntry::code);
}

Error denied(const net::Response &response, const RequestSubject &subject, const QString &detail)
{
    const auto code =
        response.status == 401 ? ErrorCode::Unauthenticated : ErrorCode::PermissionDenied;
    const QString message =
        subject.loggedIn
            ? Tr::tr("Your account on “%2” may not change “%1”, or it does not exist there.")
            : Tr::tr("“%2” lets only accounts that may do so change “%1”. Log in first.");
    return {code, message.arg(subject.name, subject.domain), detail};
}

Error unsupported(const RequestSubject &subject, const QString &detail)
{
    const QString message =
        subject.kind == RequestSubject::Kind::Deletion
            ? Tr::tr("“%2” does not allow that: “%1” cannot be removed there.")
            : Tr::tr("“%2” does not allow that: nothing can be pushed to “%1”.");
    return {ErrorCode::Unsupported, message.arg(subject.name, subject.domain), detail};
}

Error missing(const RequestSubject &subject, const QString &detail)
{
    const QString message =
        subject.kind == RequestSubject::Kind::Deletion
            ? Tr::tr("“%1” was not found on “%2”.")
            : Tr::tr("“%2” has no repository “%1” and makes none by itself. Make it there first.");
    return {ErrorCode::NotFound, message.arg(subject.name, subject.domain), detail};
}

/// In the words of the registry, if it has some.
Error refused(const net::Response &response, const QList<ErrorEntry> &entries,
              const RequestSubject &subject, const QString &detail)
{
    QString reason = u"HTTP %1"_s.arg(response.status);
    if (!entries.isEmpty())
        reason = net::redacted(entries.first().message.isEmpty() ? entries.first().code
                                                                 : entries.first().message);
    return {
        ErrorCode::Unsupported,
        Tr::tr("“%1” refuses what was sent to “%2”: %3").arg(subject.domain, subject.name, reason),
        detail};
}

} // namespace

Error writingError(const net::Response &response, const QList<ErrorEntry> &entries,
                   const RequestSubject &subject, const QString &detail)
{
    if (response.status == 401 || response.status == 403)
        return denied(response, subject, detail);
    if (isUnsupported(response, entries))
        return unsupported(subject, detail);
    if (response.status == 404)
        return missing(subject, detail);
    if (response.status == 413)
        return {ErrorCode::LimitExceeded,
                Tr::tr("“%1” takes no part of an image that is as large as one of “%2”.")
                    .arg(subject.domain, subject.name),
                detail};
    return refused(response, entries, subject, detail);
}

} // namespace registry
