// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

/// The right answer with another value of \a key; without it if that is undefined.
Fault with(const QString &key, const QJsonValue &value)
{
    return changed([=](PendingAnswer &answer) {
        QJsonObject json = QJsonDocument::fromJson(answer.body).object();
        json.insert(key, value);
        answer.setBody(QJsonDocument(json).toJson());
    });
}

/// The token under another name.
Fault renamed(const QString &name)
{
    return changed([=](PendingAnswer &answer) {
        QJsonObject json = QJsonDocument::fromJson(answer.body).object();
        json.insert(name, json.take(u"token"_s));
        answer.setBody(QJsonDocument(json).toJson());
    });
}

/// POST is answered with \a code, GET as always.
Fault noPost(int code)
{
    return changed([=](PendingAnswer &answer) {
        if (answer.request.method == "POST") {
            answer.status = code;
            answer.setBody({});
        }
    });
}

Scenario token(const QString &name, const Expected &expected, int times, const Fault &fault)
{
    return {.name = name,
            .expected = expected,
            .rules = {{At::Token, times, fault}},
            .access = Access::Bearer,
            .login = Login::Right};
}

/// The login is what the token server gives for a refresh token.
Scenario post(int code)
{
    Scenario scenario =
        token(u"POST is answered with %1"_s.arg(code),
              code == 500 ? refused(ErrorCode::Network) : pulled(), Always, noPost(code));
    scenario.login = Login::IdentityToken;
    return scenario;
}

} // namespace

QList<Scenario> tokenScenarios()
{
    using enum ErrorCode;
    QList<Scenario> all{
        token(u"the token is called access_token"_s, pulledAfter(1), Always,
              renamed(u"access_token"_s)),
        token(u"expires_in 0"_s, pulledAfter(1), Always, with(u"expires_in"_s, 0)),
        token(u"expires_in 1"_s, pulledAfter(1), Always, with(u"expires_in"_s, 1)),
        token(u"expires_in -1"_s, pulledAfter(1), Always, with(u"expires_in"_s, -1)),
        token(u"expires_in 1e18"_s, pulledAfter(1), Always, with(u"expires_in"_s, 1e18)),
        token(u"expires_in as a text"_s, pulledAfter(1), Always, with(u"expires_in"_s, u"300"_s)),
        token(u"no expires_in"_s, pulledAfter(1), Always,
              with(u"expires_in"_s, QJsonValue(QJsonValue::Undefined))),
        token(u"issued_at in the year 1970"_s, pulledAfter(1), Always,
              with(u"issued_at"_s, u"1970-01-01T00:00:00Z"_s)),
        token(u"garbage"_s, refused(Corrupt, u"token"_s), Always, body("}{")),
        token(u"HTML"_s, refused(Corrupt, u"token"_s), Always, body("<html>Log in here</html>")),
        token(u"nothing"_s, refused(Corrupt, u"token"_s), Always, body("")),
        token(u"an empty object"_s, refused(Corrupt, u"token"_s), Always, body("{}")),
        token(u"a token with a line break"_s, refused(Corrupt, u"token"_s), Always,
              with(u"token"_s, u"a\r\nX-Evil: 1"_s)),
        token(u"a body of 2 MiB"_s, refused(LimitExceeded), Always,
              body(QByteArray(2 * 1024 * 1024, ' ') + R"({"token":"t"})")),
        token(u"a body without end"_s, refused(LimitExceeded), Always, endless()),
        token(u"a token that the registry does not take"_s, refused(Unauthenticated), Always,
              with(u"token"_s, u"no-jwt"_s)),
        token(u"cut off once"_s, pulled(), 1, cutAfter(100)),
        token(u"without a length and cut off once"_s, pulled(), 1, withoutLength(100)),
        token(u"a reset once"_s, pulled(), 1, resetAfter(0)),
        token(u"500 once"_s, pulledAfter(2), 1, status(500)),
        token(u"503 twice"_s, pulledAfter(3), 2, status(503)),
        token(u"500 always"_s, refused(Network, u"problem of its own"_s), Always, status(500)),
        token(u"429 once, Retry-After: 0"_s, pulledAfter(2), 1,
              status(429, {{"Retry-After", "0"}})),
        token(u"401 for the right password"_s, refused(Unauthenticated, u"rejected"_s), Always,
              status(401)),
        token(u"403 for the right password"_s, refused(Unauthenticated, u"rejected"_s), Always,
              status(403)),
        token(u"404"_s, refused(Network, u"HTTP 404"_s), Always, status(404)),
        token(u"a redirect at the same host"_s, pulledAfter(2), 1, redirect(307, "{path}&again=1")),
        token(u"a redirect to another host"_s, refused(Network, u"another host"_s), Always,
              redirect(307, "{storage}{path}")),
        token(u"a loop of redirects"_s, refused(Network, u"without end"_s), Always,
              redirect(302, "{path}")),
    };
    Scenario stalled = token(u"silence"_s, refused(Network, u"sent nothing"_s), Always, silent());
    stalled.silence = std::chrono::milliseconds(150);
    all.append(stalled);
    Scenario once = token(u"silence once"_s, pulled(), 1, silent());
    once.silence = std::chrono::milliseconds(800);
    all.append(once);
    for (const int code : {400, 401, 404, 405, 500})
        all.append(post(code));
    return all;
}

} // namespace reliability
