// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/signingkey.h"

#include <QByteArray>
#include <QString>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>

class QSslServer;

namespace support {

/// A small HTTPS server on a free port of 127.0.0.1 with a certificate of its own for "localhost"
/// and 127.0.0.1. One answer for each connection. Runs until it is destroyed.
class TlsServer final
{
public:
    /// Whole answer to a request line "GET /path HTTP/1.1" with its headers.
    using Handler = std::function<QByteArray(const QByteArray &head)>;

    explicit TlsServer(Handler handler);
    ~TlsServer();
    Q_DISABLE_COPY_MOVE(TlsServer)

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] QByteArray certificatePem() const { return m_key.certificatePem(); }
    /// Bytes that the system has taken from it so far, as they go over the line.
    [[nodiscard]] qint64 sent() const { return m_sent; }

private:
    SigningKey m_key;
    std::atomic<qint64> m_sent = 0;
    QThread m_thread;
    std::unique_ptr<QSslServer> m_server;
    quint16 m_port = 0;
};

} // namespace support
