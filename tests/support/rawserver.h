// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QUrl>

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

namespace support {

using RawHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// A request as it came.
struct RawRequest
{
    QByteArray method;
    QByteArray target; ///< "/v2/?n=1", or a whole URL for a proxy.
    RawHeaders headers;
    QByteArray body;
    int connection = 0; ///< Counts TCP connections from 0.

    [[nodiscard]] QByteArray header(QByteArrayView name) const; ///< Lines joined by ", ".
    [[nodiscard]] bool hasHeader(QByteArrayView name) const;
    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
    [[nodiscard]] QString query(const QString &name) const;
    /// The N of "Range: bytes=N-"; 0 without.
    [[nodiscard]] qint64 rangeStart() const;
};

/// One connection of a RawServer, on its own thread, for a handler to do with as it likes.
class RawConnection final
{
public:
    explicit RawConnection(int socket)
        : m_socket(socket)
    {}

    /// Exactly these bytes; false if the other side has gone.
    bool send(QByteArrayView bytes);
    /// A whole answer. Adds Content-Length unless \a headers has it.
    void answer(int status, const QByteArray &body = {}, const RawHeaders &headers = {});
    /// Status line and \a headers only; adds nothing.
    bool head(int status, const RawHeaders &headers = {});
    /// Closes after what was sent.
    void close();
    /// Closes with a reset: what the other side has not read is lost.
    void reset();
    /// Does nothing until the other side hangs up or the server ends.
    void stall();
    /// Answers 200 and becomes a tunnel to a port of this machine, until either side ends.
    void tunnelTo(quint16 port);

private:
    friend class RawServer;
    [[nodiscard]] bool readRequest(RawRequest &request);
    [[nodiscard]] bool readChunks(QByteArray &body);
    [[nodiscard]] bool readMore();

    int m_socket;
    QByteArray m_pending;
    bool m_open = true;
};

/// A small HTTP/1.1 server on a free port of 127.0.0.1 whose answers are whatever bytes the handler
/// sends. Each connection has a thread; requests are recorded. Runs until it is destroyed.
class RawServer final
{
public:
    using Handler = std::function<void(const RawRequest &, RawConnection &)>;

    explicit RawServer(Handler handler);
    ~RawServer();
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// "127.0.0.1:40123".
    [[nodiscard]] QString host() const;
    [[nodiscard]] QUrl url(const QString &pathAndQuery = QStringLiteral("/")) const;
    /// Everything asked so far.
    [[nodiscard]] QList<RawRequest> requests() const;
    [[nodiscard]] qsizetype count(QByteArrayView method, QByteArrayView path) const;
    [[nodiscard]] int openConnections() const { return m_open; }

private:
    void accept();
    void serve(int socket, int number);

    Handler m_handler;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_open = 0;
    mutable std::mutex m_mutex;
    QList<RawRequest> m_requests;
    QList<int> m_sockets;
    std::list<std::thread> m_threads; ///< The first accepts.
};

} // namespace support
