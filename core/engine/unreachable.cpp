// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/unreachable.h"

#include "core/base/limits.h"
#include "core/base/text.h"

using namespace Qt::StringLiterals;

namespace engine {

using core::Error;
using core::ErrorCode;
using core::Tr;

Error notRunning(const Endpoint &endpoint, const QString &detail)
{
    return {ErrorCode::Network,
            Tr::tr("“%1” is not running: nothing listens at %2. Start the engine and try again.")
                .arg(endpoint.name, endpoint.address.toString()),
            detail};
}

Error brokenOff(const Endpoint &endpoint, const net::Failure &failure)
{
    const Error &error = failure.error;
    if (error.code == ErrorCode::LimitExceeded)
        return {error.code, Tr::tr("“%1” answered with more than can be read.").arg(endpoint.name),
                error.detail};
    if (error.code != ErrorCode::Network)
        return error;
    if (failure.cause == net::Failure::Cause::Silence)
        return {ErrorCode::Network,
                Tr::tr("“%1” is there but does not answer. It may be busy, or hang: look at it, or "
                       "restart it.")
                    .arg(endpoint.name),
                error.detail};
    return {
        ErrorCode::Network,
        Tr::tr("The connection to “%1” broke before its answer was complete.").arg(endpoint.name),
        error.detail};
}

namespace {

/// What engines pass on from registries often comes as a 500, and is known by its words.
int statusMeant(int status, const QString &words)
{
    const auto says = [&words](QLatin1StringView text) {
        return words.contains(text, Qt::CaseInsensitive);
    };
    if (status != 500)
        return status;
    if (says("unauthorized"_L1) || says("authentication required"_L1)
        || says("no basic auth credentials"_L1))
        return 401;
    if (says("denied"_L1))
        return 403;
    if (says("manifest unknown"_L1) || says("not found"_L1) || says("tag does not exist"_L1)
        || says("does not exist locally"_L1))
        return 404;
    return status;
}

} // namespace

Error answerError(const Endpoint &endpoint, int status, const QString &words)
{
    // What matters may stand at the end: "runc create failed: ... no such file or directory".
    const QString said = core::excerpt(words.simplified(), core::limits::ErrorText);
    const QString detail =
        u"HTTP %1: %2"_s.arg(status).arg(words.first(std::min<qsizetype>(words.size(), 4096)));
    const auto error = [&](ErrorCode code) {
        return Error{code, Tr::tr("“%1” says: %2").arg(endpoint.name, said), detail};
    };
    switch (statusMeant(status, words)) {
    case 400:
        if (words.contains("Minimum supported API version"_L1))
            return {
                ErrorCode::Unsupported,
                Tr::tr("“%1” is too new for this program. Update Millefeuille.").arg(endpoint.name),
                detail};
        if (words.contains("HTTP request to an HTTPS server"_L1))
            return {ErrorCode::Unsupported,
                    Tr::tr("“%1” speaks TLS only. Name the folder with its certificates.")
                        .arg(endpoint.name),
                    detail};
        return error(ErrorCode::InvalidArgument);
    case 401:
        return error(ErrorCode::Unauthenticated);
    case 403:
        return error(ErrorCode::PermissionDenied);
    case 404:
        return error(ErrorCode::NotFound);
    case 501:
        return error(ErrorCode::Unsupported);
    default:
        return error(ErrorCode::Network);
    }
}

} // namespace engine
