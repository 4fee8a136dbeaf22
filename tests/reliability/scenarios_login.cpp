// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

/// The registry's own challenge behind (or before) others; CHALLENGE stands for it.
Fault challenge(const QList<QByteArray> &lines)
{
    return changed([lines](PendingAnswer &answer) {
        const QByteArray own = answer.header("WWW-Authenticate");
        answer.removeHeader("WWW-Authenticate");
        for (QByteArray line : lines)
            answer.headers.append({"WWW-Authenticate", line.replace("CHALLENGE", own)});
    });
}

/// A 401 that the registry did not send, asking for \a challenge.
Fault unauthorized(const QByteArray &challenge = {})
{
    const support::RawHeaders headers = {{"WWW-Authenticate", challenge}};
    return status(401, challenge.isEmpty() ? support::RawHeaders() : headers);
}

/// \a code with the registry's token challenge, for more than it gave before.
Fault insufficient(int code)
{
    return [code](PendingAnswer &answer, const Hosts &hosts) {
        answer.status = code;
        answer.headers = {{"WWW-Authenticate",
                           "Bearer realm=\"" + hosts.tokens
                               + "/token\",service=\"test-registry\",error=\"insufficient_scope\","
                                 "scope=\"repository:base/x:pull\""}};
        answer.setBody({});
        answer.sendAll();
    };
}

/// Repeats the credentials of the request in the body of an error, as a careless server may.
Fault echo(int code)
{
    return changed([code](PendingAnswer &answer) {
        answer.status = code;
        answer.setBody(R"({"errors":[{"code":"DENIED","message":"you sent )"
                       + answer.request.header("Authorization") + R"("}]})");
    });
}

/// Everything, but only with this Authorization.
Fault onlyWith(const QByteArray &authorization)
{
    return [=](PendingAnswer &answer, const Hosts &hosts) {
        if (answer.request.header("Authorization") == authorization)
            answer.sendAll();
        else
            unauthorized("Basic realm=\"x\"")(answer, hosts);
    };
}

Scenario basic(const QString &name, const Expected &expected, Login login,
               const QList<Rule> &rules = {})
{
    return {.name = name,
            .expected = expected,
            .rules = rules,
            .access = Access::Basic,
            .login = login};
}

Scenario bearer(const QString &name, const Expected &expected, Login login,
                const QList<Rule> &rules = {}, const QString &repository = u"team/app"_s)
{
    return {.name = name,
            .expected = expected,
            .rules = rules,
            .access = Access::Bearer,
            .login = login,
            .repository = repository};
}

} // namespace

QList<Scenario> loginScenarios()
{
    using enum ErrorCode;
    using enum Login;
    return {
        {.name = u"nobody asks"_s, .expected = pulled()},
        {.name = u"nobody asks, a login is saved"_s, .expected = pulled(), .login = Right},
        basic(u"Basic"_s, pulled(), Right),
        basic(u"Basic, no login"_s, refusedForGood(Unauthenticated, u"sign in"_s), None),
        basic(u"Basic, wrong password"_s, refusedForGood(Unauthenticated, u"rejected"_s),
              WrongPassword),
        basic(u"Basic, an empty password"_s, refusedForGood(Unauthenticated, u"rejected"_s),
              EmptyPassword),
        {.name = u"Basic, an empty password that is right"_s,
         .expected = pulled(),
         .rules = {{At::Anything, Always, onlyWith("Basic " + "ada:"_ba.toBase64())}},
         .login = EmptyPassword},
        basic(
            u"Basic, two challenges in one line"_s, pulled(), Right,
            {{At::Challenge, Always, challenge({"Digest realm=\"d\", nonce=\"n,o\", CHALLENGE"})}}),
        basic(u"Basic, two challenges in two lines"_s, pulled(), Right,
              {{At::Challenge, Always, challenge({"Negotiate", "CHALLENGE"})}}),
        basic(u"Basic, the scheme in capitals"_s, pulled(), Right,
              {{At::Challenge, Always, challenge({"BASIC REALM = \"x\""})}}),
        basic(u"only schemes nobody knows"_s, refused(Unauthenticated), Right,
              {{At::Challenge, Always, challenge({"Negotiate", "NTLM"})}}),
        basic(u"fifty challenges in fifty lines"_s, pulled(), Right,
              {{At::Challenge, Always,
                challenge(QList<QByteArray>{"CHALLENGE"} + QList<QByteArray>(49, "X y=\"z\""))}}),
        basic(u"two hundred challenges in one line"_s, pulled(), Right,
              {{At::Challenge, Always,
                challenge({"CHALLENGE" + QByteArray(", X y=\"z\"").repeated(200)})}}),
        basic(u"a challenge of 100 KB"_s, pulled(), Right,
              {{At::Challenge, Always,
                challenge({"CHALLENGE", "X y=\"" + QByteArray(100'000, 'z') + '"'})}}),
        basic(u"401 without a challenge, /v2/ has one"_s, pulled(), Right,
              {{At::Head, 1, unauthorized()}}),
        basic(u"401 without any challenge"_s, refused(Unauthenticated), Right,
              {{At::Challenge, Always, unauthorized()}}),
        basic(u"a server that repeats the password in a 403"_s, refused(PermissionDenied), Right,
              {{At::Manifest, Always, echo(403)}}),
        basic(u"a server that repeats the password in a 400"_s, refused(Network), Right,
              {{At::Layer, Always, echo(400)}}),
        bearer(u"Bearer, public and anonymous"_s, pulled(), None, {}, u"public/app"_s),
        bearer(u"Bearer, public and logged in"_s, pulled(), Right, {}, u"public/app"_s),
        bearer(u"Bearer, private"_s, pulled(), Right),
        bearer(u"Bearer, private and anonymous"_s, refusedForGood(Unauthenticated, u"private"_s),
               None),
        bearer(u"Bearer, wrong password"_s, refusedForGood(Unauthenticated, u"rejected"_s),
               WrongPassword),
        bearer(u"Bearer, wrong password for what is public"_s,
               refusedForGood(Unauthenticated, u"sign out"_s), WrongPassword, {}, u"public/app"_s),
        bearer(u"Bearer, identity token by POST"_s, pulled(), IdentityToken),
        bearer(u"Bearer, identity token that was revoked"_s,
               refusedForGood(Unauthenticated, u"rejected"_s), RevokedToken),
        bearer(u"Bearer before Basic"_s, pulled(), Right,
               {{At::Challenge, Always, challenge({"Basic realm=\"x\", CHALLENGE"})}}),
        bearer(u"Bearer without a realm, then a good one"_s, pulled(), Right,
               {{At::Challenge, Always, challenge({"Bearer service=\"s\"", "CHALLENGE"})}}),
        bearer(u"401 on HEAD only"_s, pulled(), Right,
               {{At::Head, Always, unauthorized("Basic realm=\"x\"")}}),
        bearer(u"401 for every token"_s, refused(Unauthenticated), Right,
               {{At::Head, Always, unauthorized()}, {At::Manifest, Always, unauthorized()}}),
        bearer(u"401 in mid-pull"_s, pulled(), Right,
               {{At::Layer, 1,
                 [](PendingAnswer &answer, const Hosts &hosts) {
                     unauthorized("Bearer realm=\"" + hosts.tokens
                                  + "/token\",service=\"test-registry\","
                                    "scope=\"repository:team/app:pull\"")(answer, hosts);
                 }}}),
        bearer(u"401 when a layer is resumed"_s, pulled(), Right,
               {{At::Layer, 1, cutAfter(150'000)},
                {At::LayerRest, 1,
                 [](PendingAnswer &answer, const Hosts &hosts) {
                     unauthorized("Bearer realm=\"" + hosts.tokens
                                  + "/token\",service=\"test-registry\","
                                    "scope=\"repository:team/app:pull\"")(answer, hosts);
                 }}}),
        bearer(u"401, the token has too small a scope"_s, pulled(), Right,
               {{At::Config, 1, insufficient(401)}}),
        bearer(u"403, the token has too small a scope"_s, pulled(), Right,
               {{At::Config, 1, insufficient(403)}}),
        bearer(u"403, always too small a scope"_s, refused(PermissionDenied), Right,
               {{At::Config, Always, insufficient(403)}}),
        bearer(u"403 for an unknown repository"_s, refused(PermissionDenied, u"does not exist"_s),
               Right, {{At::Head, Always, status(403)}, {At::Manifest, Always, status(403)}}),
    };
}

} // namespace reliability
