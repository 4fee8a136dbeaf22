// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/registryproxy.h"

#include <QScopeGuard>

#include <algorithm>
#include <chrono>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace support {

namespace {

constexpr qsizetype PieceSize = 16 * 1024;

int connectTo(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

bool sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::send(socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes = bytes.sliced(count);
    }
    return true;
}

QByteArray requestBytes(const RawRequest &request)
{
    QByteArray text = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers) {
        if (name.toLower() != "connection")
            text += name + ": " + value + "\r\n";
    }
    return text + "Connection: close\r\n\r\n" + request.body;
}

} // namespace

RegistryProxy::RegistryProxy(quint16 registryPort)
    : m_registryPort(registryPort)
    , m_server([this](const RawRequest &request, RawConnection &client) { relay(request, client); })
{}

qsizetype RegistryProxy::blobRequests(const QString &digest) const
{
    const QList<RawRequest> all = requests();
    const QByteArray end = "/blobs/" + digest.toLatin1();
    return std::ranges::count_if(
        all, [&](const RawRequest &request) { return request.path().endsWith(end); });
}

void RegistryProxy::setFault(Fault fault)
{
    const std::scoped_lock lock(m_mutex);
    m_fault = std::move(fault);
}

void RegistryProxy::relay(const RawRequest &request, RawConnection &client)
{
    const int upstream = connectTo(m_registryPort);
    if (upstream < 0)
        return client.reset();
    const bool isBlob = request.method == "GET" && request.path().contains("/blobs/sha256:");
    m_openBlobs += isBlob ? 1 : 0;
    const auto closed = qScopeGuard([this, isBlob] { m_openBlobs -= isBlob ? 1 : 0; });
    Fault fault;
    {
        const std::scoped_lock lock(m_mutex);
        fault = m_fault;
    }
    if (sendAll(upstream, requestBytes(request))) {
        if (fault)
            sendThrough(fault, upstream, request, client, isBlob);
        else
            sendOn(upstream, client, isBlob);
    }
    ::close(upstream);
    client.close();
}

void RegistryProxy::sendThrough(const Fault &fault, int upstream, const RawRequest &request,
                                RawConnection &client, bool isBlob)
{
    QByteArray whole;
    char buffer[PieceSize];
    for (ssize_t count = 0; (count = ::recv(upstream, buffer, sizeof buffer, 0)) > 0;)
        whole.append(buffer, count);
    const qsizetype end = whole.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    PendingAnswer answer(request, client, isBlob ? &m_blobBytes : nullptr);
    const QList<QByteArray> lines = whole.first(end).split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            answer.headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    answer.body = whole.sliced(end + 4);
    fault(answer);
}

void RegistryProxy::sendOn(int upstream, RawConnection &client, bool isBlob)
{
    QByteArray head;
    bool inBody = false;
    qint64 sent = 0;
    char buffer[PieceSize];
    for (ssize_t count = 0; (count = ::recv(upstream, buffer, sizeof buffer, 0)) > 0;) {
        QByteArrayView piece(buffer, count);
        if (!inBody) {
            head += piece;
            const qsizetype end = head.indexOf("\r\n\r\n");
            if (end < 0)
                continue;
            inBody = true;
            if (!client.send(QByteArrayView(head).first(end + 4)))
                return;
            piece = QByteArrayView(head).sliced(end + 4);
        }
        if (const qint64 limit = m_stallAfter; isBlob && limit >= 0) {
            if (sent >= limit)
                return client.stall();
            piece = piece.first(std::min<qint64>(piece.size(), limit - sent));
        }
        if (!client.send(piece))
            return;
        sent += piece.size();
        if (isBlob)
            m_blobBytes += piece.size();
        if (const qint64 rate = m_bytesPerSecond; rate > 0)
            std::this_thread::sleep_for(std::chrono::microseconds(piece.size() * 1'000'000 / rate));
    }
}

} // namespace support
