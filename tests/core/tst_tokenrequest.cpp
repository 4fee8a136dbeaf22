// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/tokenrequest.h"

#include "tests/support/rawserver.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using registry::Credentials;
using support::RawConnection;
using support::RawRequest;

/// What goes to token servers that are not like most.
class TestTokenRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordByPost();
};

/// Where the token server takes no GET.
void TestTokenRequest::passwordByPost()
{
    const support::RawServer server([](const RawRequest &request, RawConnection &connection) {
        if (request.method != "POST")
            return connection.answer(405);
        connection.answer(200, R"({"access_token":"t1"})");
    });
    registry::TokenRequest request{
        .realm = server.url(u"/token"_s).toString(),
        .service = u"s"_s,
        .scopes = {"repository:team/app:pull"},
        .registry = server.url(),
        .credentials = Credentials{.username = u"me"_s, .password = u"pass word+&="_s},
        .subject = {}};
    const auto token = registry::requestToken(net::HttpClient(), request, {});
    QVERIFY(token);
    QCOMPARE(token->value, "t1");
    QCOMPARE(server.requests().size(), 2);
    const RawRequest post = server.requests().last();
    QVERIFY(!post.hasHeader("Authorization"));
    const QUrlQuery form(QString::fromLatin1(post.body));
    QCOMPARE(form.queryItemValue(u"grant_type"_s), u"password"_s);
    QCOMPARE(form.queryItemValue(u"username"_s), u"me"_s);
    QCOMPARE(form.queryItemValue(u"password"_s, QUrl::FullyDecoded), u"pass word+&="_s);
    QCOMPARE(form.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"repository:team/app:pull"_s);
    // Without a password there is nothing to post.
    request.credentials.reset();
    QVERIFY(!registry::requestToken(net::HttpClient(), request, {}));
    QCOMPARE(server.requests().size(), 3);
}

QTEST_GUILESS_MAIN(TestTokenRequest)
#include "tst_tokenrequest.moc"
