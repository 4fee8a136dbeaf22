// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rawserver.h"

#include <QUrlQuery>

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace support {

namespace {

constexpr qsizetype MaxHead = 256 * 1024;

void readHead(const QByteArray &head, RawRequest &request)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.append({line.left(colon).trimmed(), line.sliced(colon + 1).trimmed()});
    }
}

} // namespace

QByteArray RawRequest::header(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values.join(", ");
}

bool RawRequest::hasHeader(QByteArrayView name) const
{
    return std::ranges::any_of(headers, [name](const auto &field) {
        return name.compare(field.first, Qt::CaseInsensitive) == 0;
    });
}

QString RawRequest::query(const QString &name) const
{
    return QUrlQuery(QUrl::fromEncoded(target)).queryItemValue(name, QUrl::FullyDecoded);
}

qint64 RawRequest::rangeStart() const
{
    QByteArray range = header("Range");
    return range.startsWith("bytes=") ? range.sliced(6).replace("-", "").toLongLong() : 0;
}

bool RawConnection::send(QByteArrayView bytes)
{
    while (m_open && !bytes.isEmpty()) {
        const ssize_t count = ::send(m_socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
        if (count <= 0)
            m_open = false;
        else
            bytes = bytes.sliced(count);
    }
    return m_open;
}

bool RawConnection::head(int status, const RawHeaders &headers)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    return send(text + "\r\n");
}

void RawConnection::answer(int status, const QByteArray &body, const RawHeaders &given)
{
    RawHeaders headers = given;
    const bool hasLength = std::ranges::any_of(
        given, [](const auto &field) { return field.first.toLower() == "content-length"; });
    if (!hasLength)
        headers.append({"Content-Length"_ba, QByteArray::number(body.size())});
    if (head(status, headers))
        send(body);
}

void RawConnection::close()
{
    if (!m_open)
        return; // A reset stays one.
    ::shutdown(m_socket, SHUT_RDWR);
    m_open = false;
}

void RawConnection::reset()
{
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_open = false;
}

void RawConnection::stall()
{
    char byte = 0;
    while (::recv(m_socket, &byte, 1, 0) > 0) {
    }
    m_open = false;
}

void RawConnection::tunnelTo(quint16 port)
{
    const int other = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    bool isOpen =
        ::connect(other, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
        && head(200);
    const auto pass = [](int from, int to) {
        char buffer[16 * 1024];
        const ssize_t count = ::recv(from, buffer, sizeof buffer, 0);
        return count > 0 && ::send(to, buffer, size_t(count), MSG_NOSIGNAL) == count;
    };
    while (isOpen) {
        std::array<pollfd, 2> ends{pollfd{.fd = m_socket, .events = POLLIN, .revents = 0},
                                   pollfd{.fd = other, .events = POLLIN, .revents = 0}};
        if (::poll(ends.data(), ends.size(), -1) < 0)
            break;
        if (ends[0].revents != 0)
            isOpen = pass(m_socket, other);
        if (isOpen && ends[1].revents != 0)
            isOpen = pass(other, m_socket);
    }
    ::close(other);
    close();
}

bool RawConnection::readMore()
{
    char buffer[16 * 1024];
    const ssize_t count = ::recv(m_socket, buffer, sizeof buffer, 0);
    if (count > 0)
        m_pending.append(buffer, count);
    return count > 0;
}

bool RawConnection::readChunks(QByteArray &body)
{
    for (;;) {
        qsizetype end = -1;
        while ((end = m_pending.indexOf("\r\n")) < 0) {
            if (!readMore())
                return false;
        }
        const qsizetype size = m_pending.first(end).toLongLong(nullptr, 16);
        while (m_pending.size() < end + size + 4) {
            if (!readMore())
                return false;
        }
        body += m_pending.sliced(end + 2, size);
        m_pending = m_pending.sliced(end + size + 4);
        if (size == 0)
            return true;
    }
}

bool RawConnection::readRequest(RawRequest &request)
{
    qsizetype end = -1;
    while ((end = m_pending.indexOf("\r\n\r\n")) < 0) {
        if (m_pending.size() > MaxHead || !readMore())
            return false;
        // Who tries TLS first is told so, as other servers do, and does not wait for ever.
        if (m_pending.startsWith('\x16')) {
            send("HTTP/1.0 400 Bad Request\r\n\r\n");
            return false;
        }
    }
    readHead(m_pending.left(end), request);
    m_pending = m_pending.sliced(end + 4);
    if (request.header("Transfer-Encoding").toLower() == "chunked")
        return readChunks(request.body);
    const qint64 length = request.header("Content-Length").toLongLong();
    while (m_pending.size() < length) {
        if (!readMore())
            return false;
    }
    request.body = m_pending.left(length);
    m_pending = m_pending.sliced(length);
    return true;
}

RawServer::RawServer(Handler handler)
    : m_handler(std::move(handler))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    socklen_t size = sizeof address;
    if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, 64) != 0
        || ::getsockname(m_listener, plain, &size) != 0)
        qFatal("No port for the test server.");
    m_port = ntohs(address.sin_port);
    m_threads.emplace_back([this] { accept(); });
}

RawServer::~RawServer()
{
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_threads.front().join();
    m_threads.pop_front();
    {
        const std::scoped_lock lock(m_mutex);
        for (const int socket : std::as_const(m_sockets))
            ::shutdown(socket, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
    ::close(m_listener);
}

QString RawServer::host() const
{
    return u"127.0.0.1:%1"_s.arg(m_port);
}

QUrl RawServer::url(const QString &pathAndQuery) const
{
    return QUrl(u"http://%1%2"_s.arg(host(), pathAndQuery));
}

QList<RawRequest> RawServer::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

qsizetype RawServer::count(QByteArrayView method, QByteArrayView path) const
{
    const QList<RawRequest> all = requests();
    return std::ranges::count_if(all, [&](const RawRequest &request) {
        return request.method == method && request.path() == path;
    });
}

void RawServer::accept()
{
    for (int number = 0; !m_stopping; ++number) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const std::scoped_lock lock(m_mutex);
        m_sockets.append(socket);
        m_threads.emplace_back([this, socket, number] { serve(socket, number); });
    }
}

void RawServer::serve(int socket, int number)
{
    ++m_open;
    RawConnection connection(socket);
    while (!m_stopping && connection.m_open) {
        RawRequest request;
        if (!connection.readRequest(request))
            break;
        request.connection = number;
        {
            const std::scoped_lock lock(m_mutex);
            m_requests.append(request);
        }
        m_handler(request, connection);
        if (request.header("Connection").compare("close", Qt::CaseInsensitive) == 0)
            break;
    }
    --m_open;
    const std::scoped_lock lock(m_mutex);
    m_sockets.removeOne(socket);
    ::close(socket);
}

} // namespace support
