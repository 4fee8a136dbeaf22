// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/tokenrequest.h"

#include "core/base/limits.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace registry {

using core::ErrorCode;
using core::Tr;
using Answer = std::expected<net::Response, net::Failure>;

namespace {

constexpr auto ClientId = "millefeuille";

std::unexpected<core::Error> refusedRealm(const QUrl &realm, const QUrl &registry,
                                          const QString &fact)
{
    return core::fail(ErrorCode::PermissionDenied,
                      Tr::tr("“%1” wants to be logged in to at “%2”, which is refused, as it may "
                             "be an attempt to get hold of credentials.")
                          .arg(net::hostOf(registry), net::hostOf(realm)),
                      u"%1: %2"_s.arg(net::displayUrl(realm), fact));
}

core::Result<void> checkReach(const net::HttpClient &http, const QUrl &realm, const QUrl &registry,
                              const std::stop_token &stop)
{
    using net::Reach;
    if (net::hostOf(realm) == net::hostOf(registry))
        return {};
    const Reach there = http.reach(realm, stop);
    if (there == Reach::Public)
        return {};
    const Reach here = http.reach(registry, stop);
    if (there == here || (there == Reach::Private && here == Reach::Loopback))
        return {};
    return refusedRealm(realm, registry, u"a nearer network than the registry's"_s);
}

using Fields = QList<std::pair<QByteArray, QByteArray>>;

QByteArray encoded(const Fields &fields)
{
    QByteArray text;
    for (const auto &[name, value] : fields) {
        text += text.isEmpty() ? "" : "&";
        text += name + '=' + value.toPercentEncoding();
    }
    return text;
}

QByteArray basicOf(const Credentials &credentials)
{
    const QString &secret =
        credentials.identityToken.isEmpty() ? credentials.password : credentials.identityToken;
    return "Basic " + (credentials.username.toUtf8() + ':' + secret.toUtf8()).toBase64();
}

Answer getToken(const net::HttpClient &http, const TokenRequest &request, const QUrl &realm,
                const std::stop_token &stop)
{
    Fields fields{{"service"_ba, request.service.toUtf8()}, {"client_id"_ba, ClientId}};
    for (const QByteArray &scope : request.scopes)
        fields.append({"scope"_ba, scope});
    net::Request get{.url = realm, .redirects = net::Request::Redirects::SameOrigin};
    if (const auto &known = request.credentials) {
        if (!known->username.isEmpty())
            fields.append({"account"_ba, known->username.toUtf8()});
        get.authorization = basicOf(*known);
    }
    QByteArray query = realm.query(QUrl::FullyEncoded).toUtf8();
    query += (query.isEmpty() ? "" : "&") + encoded(fields);
    get.url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return http.fetch(get, core::limits::TokenBody, stop);
}

/// By OAuth 2, with an identity token or a password.
Answer postToken(const net::HttpClient &http, const TokenRequest &request, const QUrl &realm,
                 const std::stop_token &stop)
{
    net::Request post{.method = net::Request::Method::Post, .url = realm};
    post.headers.add("Content-Type"_ba, "application/x-www-form-urlencoded"_ba);
    Fields fields{{"service"_ba, request.service.toUtf8()},
                  {"client_id"_ba, ClientId},
                  {"scope"_ba, request.scopes.join(' ')}};
    if (const Credentials &known = *request.credentials; known.identityToken.isEmpty())
        fields += Fields{{"grant_type"_ba, "password"_ba},
                         {"username"_ba, known.username.toUtf8()},
                         {"password"_ba, known.password.toUtf8()}};
    else
        fields += Fields{{"grant_type"_ba, "refresh_token"_ba},
                         {"access_type"_ba, "offline"_ba},
                         {"refresh_token"_ba, known.identityToken.toUtf8()}};
    post.body = encoded(fields);
    return http.fetch(post, core::limits::TokenBody, stop);
}

// GCR answers 404, Artifactory 401, ACR 400, others 405 to a POST that they would take as a GET.
bool doesNotTakePost(const Answer &answer)
{
    static constexpr int Codes[] = {400, 401, 404, 405};
    return answer && std::ranges::contains(Codes, answer->status);
}

bool doesNotTakeGet(const Answer &answer)
{
    return answer && answer->status == 405;
}

net::Failure tokenFailure(const net::Response &response, const TokenRequest &request)
{
    RequestSubject subject = request.subject;
    subject.kind = RequestSubject::Kind::Token;
    const QByteArray sent = request.credentials ? basicOf(*request.credentials) : QByteArray();
    net::Failure failure =
        answerFailure(withoutCredentials(response, sent), subject, QDateTime::currentDateTimeUtc());
    if (request.credentials && (response.status == 401 || response.status == 403)) {
        failure.error.code = ErrorCode::Unauthenticated;
        failure.error.message =
            core::Tr::tr(
                "The credentials saved for “%1” were rejected when fetching “%2”. Sign in again, "
                "or sign out to pull public images without them.")
                .arg(request.subject.domain, request.subject.name);
    }
    // The token server's status is not the registry's: nobody may take it for that.
    failure.status = 0;
    return failure;
}

} // namespace

core::Result<Token> Token::parse(QByteArrayView json)
{
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size())).object();
    Token token;
    for (const auto name : {"token"_L1, "access_token"_L1}) {
        if (token.value.isEmpty())
            token.value = object[name].toString().toUtf8();
    }
    const bool fits = std::ranges::all_of(token.value, [](char c) { return c > ' ' && c < 0x7f; });
    if (token.value.isEmpty() || !fits)
        return core::fail(ErrorCode::Corrupt,
                          Tr::tr("The token server gave an answer without a usable token."));
    constexpr qint64 Shortest = 60;
    token.lifetime = std::chrono::seconds(std::clamp(object["expires_in"_L1].toInteger(Shortest),
                                                     Shortest, core::limits::TokenSeconds));
    token.refreshToken = object["refresh_token"_L1].toString();
    return token;
}

core::Result<QUrl> checkedRealm(const QString &realm, const QUrl &registry)
{
    const QUrl url(realm, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refusedRealm(url, registry, u"not a web address"_s);
    if (!url.userInfo().isEmpty())
        return refusedRealm(url, registry, u"user information in the address"_s);
    // Who is reached by plain HTTP sees the credentials anyhow.
    const bool isPlain = url.scheme() == "http"_L1 && registry.scheme() == "http"_L1
                         && (net::isLoopbackHost(url.host()) || url.host() == registry.host());
    if (url.scheme() != "https"_L1 && !isPlain)
        return refusedRealm(url, registry, u"not encrypted"_s);
    return url;
}

std::expected<Token, net::Failure>
requestToken(const net::HttpClient &http, const TokenRequest &request, const std::stop_token &stop)
{
    const auto realm = checkedRealm(request.realm, request.registry);
    if (!realm)
        return std::unexpected(net::Failure{realm.error()});
    if (auto allowed = checkReach(http, *realm, request.registry, stop); !allowed)
        return std::unexpected(net::Failure{std::move(allowed).error()});

    const bool hasIdentity = request.credentials && !request.credentials->identityToken.isEmpty();
    Answer answer = hasIdentity ? postToken(http, request, *realm, stop)
                                : getToken(http, request, *realm, stop);
    if (hasIdentity && doesNotTakePost(answer))
        answer = getToken(http, request, *realm, stop);
    else if (!hasIdentity && request.credentials && doesNotTakeGet(answer))
        answer = postToken(http, request, *realm, stop);
    if (!answer)
        return std::unexpected(std::move(answer).error());
    if (!answer->isSuccess())
        return std::unexpected(tokenFailure(*answer, request));
    auto token = Token::parse(answer->body);
    if (!token) {
        using Kind = net::Failure::Kind;
        return std::unexpected(net::Failure{std::move(token).error(),
                                            answer->hasFullLength ? Kind::Final : Kind::Temporary});
    }
    return *std::move(token);
}

} // namespace registry
