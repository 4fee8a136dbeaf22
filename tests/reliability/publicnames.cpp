// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/publicnames.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QTcpSocket>

#include <array>

using namespace Qt::StringLiterals;
using support::RawConnection;
using support::RawRequest;

namespace reliability {

namespace {

constexpr std::array ProxyVariables{"http_proxy", "https_proxy"};

/// What the server at \a port answers to a request without a body.
QByteArray ask(quint16 port, const QByteArray &head)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(head);
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer + socket.readAll();
}

/// The ports by name.
support::TlsServer::Handler byHost(const QMap<QString, quint16> &ports)
{
    return [ports](const QByteArray &head) {
        for (auto it = ports.begin(); it != ports.end(); ++it) {
            if (head.toLower().contains("\r\nhost: " + it.key().toLatin1()))
                return ask(it.value(), head);
        }
        return QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    };
}

} // namespace

PublicNames::PublicNames(Place place, quint16 registry, quint16 storage, quint16 tokens)
    : m_place(place)
    , m_before(QSslConfiguration::defaultConfiguration())
    , m_front(byHost({{Registry, registry}, {Storage, storage}, {Tokens, tokens}}))
    , m_proxy([this](const RawRequest &request, RawConnection &connection) {
        serve(request, connection);
    })
{
    QSslConfiguration trusting = m_before;
    QFile file(m_folder.filePath(u"trusted.pem"_s));
    if (!file.open(QFile::WriteOnly))
        qFatal("The certificates of a test cannot be written.");
    if (place != Place::PublicUntrusted) {
        file.write(m_front.certificatePem());
        trusting.addCaCertificate(QSslCertificate(m_front.certificatePem()));
    }
    QSslConfiguration::setDefaultConfiguration(trusting);
    for (const char *name : ProxyVariables)
        qputenv(name, m_proxy.url({}).toEncoded());
}

PublicNames::~PublicNames()
{
    for (const char *name : ProxyVariables)
        qunsetenv(name);
    QSslConfiguration::setDefaultConfiguration(m_before);
}

QMap<QString, QString> PublicNames::environment() const
{
    QMap<QString, QString> variables{{u"SSL_CERT_FILE"_s, m_folder.filePath(u"trusted.pem"_s)}};
    for (const char *name : ProxyVariables)
        variables.insert(QString::fromLatin1(name), m_proxy.url({}).toString());
    return variables;
}

void PublicNames::serve(const RawRequest &request, RawConnection &connection) const
{
    if (request.method == "CONNECT") {
        const bool isOpen =
            m_place != Place::PublicPlain && request.target.endsWith(".example:443");
        if (isOpen)
            return connection.tunnelTo(quint16(m_front.url().port()));
        return connection.answer(502);
    }
    connection.answer(m_place == Place::PublicPlain ? 401 : 502, {},
                      {{"WWW-Authenticate", "Basic realm=\"plain\""}});
}

QStringList PublicNames::leaks() const
{
    QStringList leaks;
    for (const RawRequest &request : m_proxy.requests()) {
        if (request.method == "CONNECT") {
            if (!request.target.endsWith(".example:443"))
                leaks.append(u"a connection to "_s + QString::fromLatin1(request.target));
            continue;
        }
        leaks.append(request.hasHeader("Authorization") ? u"credentials without encryption"_s
                                                        : u"a request without encryption"_s);
    }
    return leaks;
}

} // namespace reliability
