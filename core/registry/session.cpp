// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/session.h"

#include "core/base/limits.h"
#include "core/net/urlsafety.h"
#include "core/registry/warnings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::Tr;

namespace {

bool wantsWiderScope(const QList<Challenge> &challenges)
{
    return std::ranges::any_of(challenges, [](const Challenge &challenge) {
        return challenge.parameter("error") == "insufficient_scope"_L1;
    });
}

/// A storage host that a registry redirected to has its own reasons: an address that expired.
net::Failure storageFailure(const net::Response &response, const RequestSubject &subject)
{
    net::Failure failure = answerFailure(response, subject, QDateTime::currentDateTimeUtc());
    if (response.status != 401 && response.status != 403)
        return failure;
    failure.kind = net::Failure::Kind::Temporary;
    failure.error.code = core::ErrorCode::Network;
    failure.error.message =
        core::Tr::tr("“%1” sent us to “%2” for “%3”, which does not hand it out.")
            .arg(subject.domain, net::hostOf(response.url), subject.name);
    return failure;
}

net::Failure refusal(const net::Response &response, RequestSubject subject,
                     const Authorization &authorization)
{
    subject.loggedIn = authorization.loggedIn;
    net::Failure failure = answerFailure(withoutCredentials(response, authorization.header),
                                         subject, QDateTime::currentDateTimeUtc());
    const bool isDenied = response.status == 401 || response.status == 403;
    // Who may not write may be known all the same.
    const bool isKnown = response.status == 403 && subject.kind == RequestSubject::Kind::Upload;
    if (isDenied && !isKnown && authorization.header.startsWith("Basic ")) {
        failure.error.message =
            core::Tr::tr(
                "“%1” rejected the credentials saved for it when fetching “%2”. Sign in again.")
                .arg(subject.domain, subject.name);
    } else if (isDenied && authorization.credentialsError) {
        failure.error.message += u' ' + authorization.credentialsError->message;
        failure.error.detail += u"; "_s + authorization.credentialsError->detail;
    }
    return failure;
}

/// \a refusal of a body on its way, for whose repetition there may be a new token.
net::Failure interrupted(net::Failure refusal)
{
    refusal.kind = net::Failure::Kind::Temporary;
    return refusal;
}

} // namespace

Session::Session(const net::HttpClient::Options &http,
                 std::shared_ptr<CredentialSource> credentials, Warnings &warnings)
    : m_http(http)
    , m_authenticator(http, std::move(credentials))
    , m_warnings(warnings)
{}

std::expected<net::Response, net::Failure>
Session::fetch(const Repository &repository, net::Request request, const RequestSubject &subject,
               net::BodyReceiver &receiver, const std::stop_token &stop)
{
    // Where a registry wants the bytes of an upload may be another host, which gets no credentials.
    const bool isOwn = net::sameOrigin(request.url, repository.base);
    auto authorization = isOwn ? m_authenticator.current(repository, subject, stop)
                               : std::expected<Authorization, net::Failure>();
    for (int attempt = 0;; ++attempt) {
        if (!authorization)
            return std::unexpected(std::move(authorization).error());
        request.authorization = authorization->header;
        auto response = m_http.fetch(request, receiver, stop);
        if (response && net::sameOrigin(response->url, repository.base))
            m_warnings.note(repository.gate(),
                            warningsOf(response->headers, redactionOf(request.authorization)));
        if (!response || response->isSuccess())
            return response;
        // Credentials are for the registry: whoever it redirects to gets none (CVE-2020-15157).
        if (!net::sameOrigin(response->url, repository.base))
            return std::unexpected(storageFailure(*response, subject));

        const QList<Challenge> challenges = askedFor(repository, *response, stop);
        const bool wider = wantsWiderScope(challenges);
        const bool mayAnswer =
            (attempt == 0 && (response->status == 401 || wider)) || (attempt == 1 && wider);
        if (!mayAnswer)
            return std::unexpected(refusal(*response, subject, *authorization));
        if (request.source) // It can be read once only: whoever made it begins anew.
            return std::unexpected(interrupted(refusal(*response, subject, *authorization)));
        auto next =
            m_authenticator.answer(repository, subject, challenges, request.authorization, stop);
        if (next && (next->header.isEmpty() || next->header == request.authorization)) {
            next->header = request.authorization;
            return std::unexpected(refusal(*response, subject, *next));
        }
        authorization = std::move(next);
    }
}

// Some registries send a bare 401 and say only under /v2/ what they want.
QList<Challenge> Session::askedFor(const Repository &repository, const net::Response &response,
                                   const std::stop_token &stop) const
{
    const QList<Challenge> challenges = challengesOf(response);
    if (!challenges.isEmpty() || response.status != 401)
        return challenges;
    net::Request ping{.url = repository.base};
    ping.url.setPath(u"/v2/"_s);
    const auto pinged = m_http.fetch(ping, core::limits::ErrorBody, stop);
    return pinged && pinged->status == 401 ? challengesOf(*pinged) : challenges;
}

} // namespace registry
