// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tlsserver.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace support {

TlsServer::TlsServer(Handler handler)
    : m_server(std::make_unique<QSslServer>())
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(m_key.certificatePem()));
    configuration.setPrivateKey(QSslKey(m_key.privateKeyPem(), QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server->setSslConfiguration(configuration);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("No port for the test server.");
    m_port = m_server->serverPort();

    QSslServer *server = m_server.get();
    QObject::connect(
        server, &QSslServer::pendingConnectionAvailable, server, [this, server, handler] {
            auto *socket = qobject_cast<QSslSocket *>(server->nextPendingConnection());
            QObject::connect(socket, &QSslSocket::encryptedBytesWritten, socket,
                             [this](qint64 bytes) { m_sent += bytes; });
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, handler] {
                const QByteArray head = socket->peek(64 * 1024);
                if (!head.contains("\r\n\r\n"))
                    return;
                socket->readAll();
                socket->write(handler(head));
                socket->disconnectFromHost();
            });
        });
    m_server->moveToThread(&m_thread);
    m_thread.start();
}

TlsServer::~TlsServer()
{
    m_server.release()->deleteLater(); // On its thread, with its sockets.
    m_thread.quit();
    m_thread.wait();
}

QUrl TlsServer::url(const QString &path) const
{
    return QUrl(u"https://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

} // namespace support
