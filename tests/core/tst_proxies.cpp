// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/proxies.h"

#include "core/net/httpclient.h"
#include "tests/support/rawserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

constexpr auto Secret = "s3cret-of-the-proxy";

QProcessEnvironment environmentOf(const QStringList &settings)
{
    QProcessEnvironment environment;
    for (const QString &setting : settings)
        environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    return environment;
}

/// "http 10.0.0.1:3128", "direct", or "ask" if the environment says nothing.
QString text(const std::optional<QNetworkProxy> &proxy)
{
    if (!proxy)
        return u"ask"_s;
    if (proxy->type() == QNetworkProxy::NoProxy)
        return u"direct"_s;
    return u"%1 %2:%3"_s
        .arg(proxy->type() == QNetworkProxy::HttpProxy ? u"http"_s : u"socks"_s, proxy->hostName())
        .arg(proxy->port());
}

/// Sets variables of this process for as long as it lives.
class Variables
{
public:
    explicit Variables(const QList<std::pair<QByteArray, QByteArray>> &values)
    {
        for (const auto &[name, value] : values) {
            m_old.append({name, qgetenv(name.constData())});
            qputenv(name.constData(), value);
        }
    }
    ~Variables()
    {
        for (const auto &[name, value] : std::as_const(m_old))
            value.isEmpty() ? qunsetenv(name.constData()) : qputenv(name.constData(), value);
    }
    Q_DISABLE_COPY_MOVE(Variables)

private:
    QList<std::pair<QByteArray, QByteArray>> m_old;
};

} // namespace

class TestProxies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environment_data();
    void environment();
    void exceptions_data();
    void exceptions();
    void plainRequestGoesThrough();
    void tunnelWithPassword_data();
    void tunnelWithPassword();
    void tlsToTheProxyIsRefused_data();
    void tlsToTheProxyIsRefused();
    void thisMachineIsDirect();
};

void TestProxies::environment_data()
{
    QTest::addColumn<QStringList>("settings");
    QTest::addColumn<QString>("http");
    QTest::addColumn<QString>("https");
    const auto row = [](const char *name, const QStringList &settings, const QString &http,
                        const QString &https) { QTest::newRow(name) << settings << http << https; };
    row("nothing", {}, u"ask"_s, u"ask"_s);
    row("https only", {u"HTTPS_PROXY=http://p.test:3128"_s}, u"ask"_s, u"http p.test:3128"_s);
    row("http only", {u"HTTP_PROXY=http://p.test:3128"_s}, u"http p.test:3128"_s, u"ask"_s);
    row("small letters", {u"https_proxy=p.test:3128"_s, u"http_proxy=q.test"_s},
        u"http q.test:80"_s, u"http p.test:3128"_s);
    row("capitals count", {u"HTTPS_PROXY=a.test:1"_s, u"https_proxy=b.test:2"_s}, u"ask"_s,
        u"http a.test:1"_s);
    row("all", {u"ALL_PROXY=socks5://p.test"_s}, u"socks p.test:1080"_s, u"socks p.test:1080"_s);
    row("all and one", {u"ALL_PROXY=socks5h://p.test:9"_s, u"HTTP_PROXY=q.test:8"_s},
        u"http q.test:8"_s, u"socks p.test:9"_s);
    row("empty is nothing", {u"HTTPS_PROXY="_s, u"HTTP_PROXY= "_s}, u"ask"_s, u"ask"_s);
    row("not understood", {u"HTTPS_PROXY=ftp://p.test"_s}, u"ask"_s, u"ask"_s);
    row("all hosts excepted", {u"HTTPS_PROXY=p.test:1"_s, u"NO_PROXY=*"_s}, u"ask"_s, u"direct"_s);
}

void TestProxies::environment()
{
    QFETCH(const QStringList, settings);
    QFETCH(const QString, http);
    QFETCH(const QString, https);
    const QProcessEnvironment environment = environmentOf(settings);
    QCOMPARE(text(net::proxyFromEnvironment(QUrl(u"http://r.test/v2/"_s), environment)), http);
    QCOMPARE(text(net::proxyFromEnvironment(QUrl(u"https://r.test/v2/"_s), environment)), https);
}

void TestProxies::exceptions_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isDirect");
    const auto row = [](const QString &list, const QString &url, bool isDirect) {
        QTest::addRow("%s: %s", qPrintable(list), qPrintable(url)) << list << url << isDirect;
    };
    row(u"example.org"_s, u"https://example.org"_s, true);
    row(u"example.org"_s, u"https://a.example.org"_s, true);
    row(u"example.org"_s, u"https://badexample.org"_s, false);
    row(u"EXAMPLE.org"_s, u"https://a.Example.ORG"_s, true);
    row(u".example.org"_s, u"https://a.example.org"_s, true);
    row(u".example.org"_s, u"https://example.org"_s, false);
    row(u"*.example.org"_s, u"https://a.example.org"_s, true);
    row(u"a.test, b.test ,c.test"_s, u"https://b.test"_s, true);
    row(u",,"_s, u"https://b.test"_s, false);
    row(u"r.test:5000"_s, u"https://r.test:5000"_s, true);
    row(u"r.test:5000"_s, u"https://r.test"_s, false);
    row(u"r.test:443"_s, u"https://r.test"_s, true);
    row(u"10.1.2.3"_s, u"https://10.1.2.3"_s, true);
    row(u"10.1.2.3"_s, u"https://10.1.2.4"_s, false);
    row(u"10.0.0.0/8"_s, u"https://10.200.3.4:5000"_s, true);
    row(u"10.0.0.0/8"_s, u"https://11.0.0.1"_s, false);
    row(u"10.0.0.0/8"_s, u"https://ten.test"_s, false);
    row(u"10.0.0.0/99"_s, u"https://10.0.0.1"_s, false);
    row(u"fd00::/8"_s, u"https://[fd00::1]"_s, true);
    row(u"fd00::1"_s, u"https://[fd00::1]:5000"_s, true);
    row(u"[fd00::1]:5000"_s, u"https://[fd00::1]:5000"_s, true);
    row(u"[fd00::1]:5000"_s, u"https://[fd00::1]"_s, false);
}

void TestProxies::exceptions()
{
    QFETCH(const QString, list);
    QFETCH(const QString, url);
    QFETCH(const bool, isDirect);
    const QProcessEnvironment environment =
        environmentOf({u"HTTPS_PROXY=p.test:3128"_s, u"no_proxy="_s + list});
    QCOMPARE(text(net::proxyFromEnvironment(QUrl(url), environment)),
             isDirect ? u"direct"_s : u"http p.test:3128"_s);
}

// A host that there is not is reached by the proxy, which is on this machine.
void TestProxies::plainRequestGoesThrough()
{
    RawServer proxy([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, "from the proxy");
    });
    const Variables variables({{"HTTP_PROXY", "http://" + proxy.host().toLatin1()}});
    const auto answer =
        net::HttpClient().fetch({.url = QUrl(u"http://registry.invalid/v2/"_s)}, 1000, {});
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().error.detail));
    QCOMPARE(answer->body, "from the proxy");
    QCOMPARE(proxy.requests().value(0).target, "http://registry.invalid/v2/");
}

void TestProxies::tunnelWithPassword_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("refused") << 407;
    QTest::newRow("forbidden") << 403;
    QTest::newRow("broken") << 502;
}

// The proxy gets its password, and nobody else does: not the error either.
void TestProxies::tunnelWithPassword()
{
    QFETCH(const int, status);
    RawServer proxy([status](const RawRequest &, RawConnection &connection) {
        connection.answer(
            status, "no",
            {{"Proxy-Authenticate", "Basic realm=\"proxy\""}, {"Connection", "close"}});
        connection.close();
    });
    const Variables variables(
        {{"HTTPS_PROXY", "http://ada:" + QByteArray(Secret) + '@' + proxy.host().toLatin1()}});
    const auto answer = net::HttpClient({.silence = std::chrono::seconds(5)})
                            .fetch({.url = QUrl(u"https://registry.invalid/v2/"_s)}, 1000, {});
    QVERIFY(!answer);
    const QList<RawRequest> requests = proxy.requests();
    QVERIFY(!requests.isEmpty());
    QCOMPARE(requests.first().method, "CONNECT");
    QCOMPARE(requests.first().target, "registry.invalid:443");
    // Qt sends it once it is asked for.
    if (status == 407)
        QCOMPARE(requests.last().header("Proxy-Authorization"),
                 "Basic " + QByteArray("ada:" + QByteArray(Secret)).toBase64());
    const core::Error &error = answer.error().error;
    QCOMPARE(error.code, core::ErrorCode::Network);
    QVERIFY2(!(error.message + error.detail).contains(QLatin1StringView(Secret)),
             qPrintable(error.detail));
    QVERIFY(!(error.message + error.detail).contains("ada"_L1));
}

void TestProxies::tlsToTheProxyIsRefused_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("url");
    QTest::newRow("https") << "HTTPS_PROXY"_ba << u"https://registry.invalid/v2/"_s;
    QTest::newRow("http") << "HTTP_PROXY"_ba << u"http://registry.invalid/v2/"_s;
    QTest::newRow("all") << "ALL_PROXY"_ba << u"https://registry.invalid/v2/"_s;
}

// Not a byte goes to it, and nobody is told its password.
void TestProxies::tlsToTheProxyIsRefused()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QString, url);
    RawServer proxy(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, "plain"); });
    const QByteArray host = proxy.host().toLatin1();
    const Variables variables(
        {{variable, "https://ada:" + QByteArray(Secret) + '@' + host}, {"NO_PROXY", "no.invalid"}});
    const auto answer = net::HttpClient().fetch({.url = QUrl(url)}, 1000, {});
    QVERIFY(!answer);
    const core::Error &error = answer.error().error;
    QCOMPARE(error.code, core::ErrorCode::Unsupported);
    QVERIFY2(error.message.contains(u"https://"_s) && error.message.contains(proxy.host()),
             qPrintable(error.message));
    QVERIFY(!(error.message + error.detail).contains(QLatin1StringView(Secret)));
    QCOMPARE(proxy.requests().size(), 0);
    // What is excepted needs no proxy: the name is unknown, and that is all.
    const auto excepted =
        net::HttpClient().fetch({.url = QUrl(u"https://no.invalid/v2/"_s)}, 1000, {});
    QVERIFY(!excepted);
    QCOMPARE(excepted.error().error.code, core::ErrorCode::Network);
}

void TestProxies::thisMachineIsDirect()
{
    RawServer registry(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, "direct"); });
    const Variables variables({{"HTTP_PROXY", "http://127.0.0.1:9"}, {"NO_PROXY", "other.test"}});
    const auto answer = net::HttpClient().fetch({.url = registry.url()}, 1000, {});
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().error.detail));
    QCOMPARE(answer->body, "direct");
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
