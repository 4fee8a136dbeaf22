// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/challenge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using registry::Challenge;

namespace {

/// "bearer{realm=https://a scope=b} basic{}".
QByteArray asText(const QList<Challenge> &challenges)
{
    QList<QByteArray> all;
    for (const Challenge &challenge : challenges) {
        QList<QByteArray> parameters;
        for (auto it = challenge.parameters.begin(); it != challenge.parameters.end(); ++it)
            parameters.append(it.key() + '=' + it.value().toUtf8());
        all.append(challenge.scheme + '{' + parameters.join(' ') + '}');
    }
    return all.join(' ');
}

} // namespace

class TestChallenge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
    void bounds();
    void scopes_data();
    void scopes();
};

void TestChallenge::parse_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, QByteArray header, QByteArray expected) {
        QTest::newRow(name) << header << expected;
    };
    row("docker hub",
        R"(Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/nginx:pull")",
        "bearer{realm=https://auth.docker.io/token scope=repository:library/nginx:pull "
        "service=registry.docker.io}");
    row("commas inside quotes", R"(Bearer scope="repository:a:pull,push",realm="r")",
        "bearer{realm=r scope=repository:a:pull,push}");
    row("several in one line", R"(Digest realm="d", nonce="n", Basic realm="b", Bearer realm="r")",
        "digest{nonce=n realm=d} basic{realm=b} bearer{realm=r}");
    row("without parameters", "Basic, Bearer realm=r", "basic{} bearer{realm=r}");
    row("scheme and names in any case", R"(bEaReR ReAlM="R")", "bearer{realm=R}");
    row("spaces around equals", R"(Bearer realm = "r" , service =s)", "bearer{realm=r service=s}");
    row("tabs and empty entries", ",\t,Bearer\trealm=r,,,service=s,", "bearer{realm=r service=s}");
    row("quoted pairs", R"(Basic realm="a \"b\" \\ c")", R"(basic{realm=a "b" \ c})");
    row("token68", "Negotiate YIIB+/~==, Bearer realm=r", "negotiate{} bearer{realm=r}");
    row("token68 without padding", "NTLM TlRMTVNT, Basic realm=b", "ntlm{} basic{realm=b}");
    row("the first of a name counts", "Bearer realm=a,realm=b", "bearer{realm=a}");
    row("empty value", R"(Bearer realm="",error=x)", "bearer{error=x realm=}");
    row("utf-8", "Basic realm=\"caf\xc3\xa9\"", "basic{realm=caf\xc3\xa9}");
    row("not utf-8", "Basic realm=\"\xff\"", "basic{realm=\xef\xbf\xbd}");
    row("open quote", R"(Basic realm="x, Bearer realm=r)", "basic{}");
    row("backslash at the end", "Basic realm=\"x\\", "basic{}");
    row("garbage then good", R"(@@@, Bearer realm="r")", "bearer{realm=r}");
    row("parameter before a scheme", R"(realm="x", Bearer service=s)", "bearer{service=s}");
    row("equals alone", "=,Bearer realm=r", "bearer{realm=r}");
    row("empty", "", "");
    row("only separators", " , ,\t", "");
}

void TestChallenge::parse()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, expected);
    QCOMPARE(asText(Challenge::parse(header)), expected);
}

void TestChallenge::bounds()
{
    QCOMPARE(Challenge::parse(QByteArray("Basic,").repeated(1000)).size(), 16);
    QByteArray many = "Bearer ";
    for (int i = 0; i < 200; ++i)
        many += 'p' + QByteArray::number(i) + "=v,";
    QCOMPARE(Challenge::parse(many).value(0).parameters.size(), 32);
    const QByteArray late = QByteArray(20'000, ',') + "Basic";
    QCOMPARE(Challenge::parse(late).size(), 0);
}

void TestChallenge::scopes_data()
{
    QTest::addColumn<QByteArrayList>("scopes");
    QTest::addColumn<QByteArrayList>("expected");

    QTest::newRow("merged") << QByteArrayList{"repository:a:push,pull", "repository:a:pull"}
                            << QByteArrayList{"repository:a:pull,push"};
    QTest::newRow("port in the name")
        << QByteArrayList{"repository:h:5000/a:push", "repository:h:5000/a:pull"}
        << QByteArrayList{"repository:h:5000/a:pull,push"};
    QTest::newRow("sorted") << QByteArrayList{"repository:b:pull", "registry:catalog:*", "x", "x",
                                              ""}
                            << QByteArrayList{"registry:catalog:*", "repository:b:pull", "x"};
    QTest::newRow("one colon") << QByteArrayList{"a:b"} << QByteArrayList{"a:b"};
}

void TestChallenge::scopes()
{
    QFETCH(QByteArrayList, scopes);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(registry::mergedScopes(scopes), expected);
}

QTEST_GUILESS_MAIN(TestChallenge)
#include "tst_challenge.moc"
