// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/picture.h"

#include "tests/support/rawserver.h"
#include "tests/support/tlsserver.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;
using support::TlsServer;

/// Pictures of public hosts, which are this machine for whoever uses the proxy.
class TestHubPicture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void fetched_data();
    void fetched();
    void notAsked_data();
    void notAsked();

private:
    /// "host:port" of all that the proxy was asked for, in order.
    [[nodiscard]] QByteArrayList asked() const;

    QByteArray m_location;
    QSslConfiguration m_before;
    TlsServer m_host{[this](const QByteArray &head) {
        if (head.startsWith("GET /moved"))
            return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + m_location
                   + "\r\n\r\n";
        if (head.startsWith("GET /picture"))
            return "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\npicture"_ba;
        return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"_ba;
    }};
    RawServer m_proxy{[this](const RawRequest &request, RawConnection &connection) {
        if (request.method == "CONNECT")
            return connection.tunnelTo(quint16(m_host.url().port()));
        connection.answer(502);
    }};
};

void TestHubPicture::initTestCase()
{
    m_before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = m_before;
    trusting.addCaCertificate(QSslCertificate(m_host.certificatePem()));
    QSslConfiguration::setDefaultConfiguration(trusting);
    for (const char *name : {"http_proxy", "https_proxy"})
        qputenv(name, m_proxy.url({}).toEncoded());
}

void TestHubPicture::cleanupTestCase()
{
    for (const char *name : {"http_proxy", "https_proxy"})
        qunsetenv(name);
    QSslConfiguration::setDefaultConfiguration(m_before);
}

QByteArrayList TestHubPicture::asked() const
{
    QByteArrayList targets;
    for (const RawRequest &request : m_proxy.requests())
        targets += request.target;
    return targets;
}

void TestHubPicture::fetched_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("comes");
    QTest::newRow("there") << u"/picture"_s << ""_ba << true;
    QTest::newRow("not there") << u"/nothing"_s << ""_ba << false;
    QTest::newRow("moved to another public host")
        << u"/moved"_s << "https://tokens.example/picture"_ba << true;
    QTest::newRow("moved into the network at home")
        << u"/moved"_s << "https://192.168.7.7/picture"_ba << false;
    QTest::newRow("moved into a network of a company")
        << u"/moved"_s << "https://10.1.2.3/picture"_ba << false;
    QTest::newRow("moved into a network of IPv6")
        << u"/moved"_s << "https://[fd12::7]/picture"_ba << false;
    QTest::newRow("moved to this machine")
        << u"/moved"_s << "https://localhost/picture"_ba << false;
    QTest::newRow("moved to no encryption")
        << u"/moved"_s << "http://tokens.example/picture"_ba << false;
}

void TestHubPicture::fetched()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, location);
    QFETCH(const bool, comes);
    m_location = location;
    const qsizetype before = asked().size();
    const auto bytes = hub::fetchPicture(QUrl(u"https://registry.example"_s + path));
    QVERIFY2(bytes.has_value() == comes,
             bytes ? "it came" : qPrintable(bytes.error().message + bytes.error().detail));
    if (comes)
        QCOMPARE(*bytes, "picture");
    for (const QByteArray &target : asked().sliced(before))
        QVERIFY2(target.endsWith(".example:443"), target.constData());
}

void TestHubPicture::notAsked_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address :
         {"http://registry.example/picture", "https://192.168.7.7/picture",
          "https://127.0.0.1/picture", "file:///etc/passwd", "data:image/png;base64,eA=="})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestHubPicture::notAsked()
{
    QFETCH(const QString, address);
    const qsizetype before = asked().size();
    const auto bytes = hub::fetchPicture(QUrl(address));
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(asked().size(), before);
}

QTEST_GUILESS_MAIN(TestHubPicture)
#include "tst_hubpicture.moc"
