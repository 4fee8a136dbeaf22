// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/throttle.h"

#include "tests/bench/measure.h"

#include <arpa/inet.h>
#include <chrono>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

/// Hands out the right to pass bytes on, no more than the rate allows.
class Bucket final
{
public:
    explicit Bucket(qint64 bytesPerSecond)
        : m_rate(double(bytesPerSecond))
    {}

    /// Waits until \a bytes more may pass.
    void take(qint64 bytes)
    {
        Clock::time_point until;
        {
            const std::scoped_lock lock(m_mutex);
            // A link does not save up what it did not send.
            m_free = std::max(m_free, Clock::now() - std::chrono::milliseconds(2));
            m_free += std::chrono::duration_cast<Clock::duration>(
                std::chrono::duration<double>(double(bytes) / m_rate));
            until = m_free;
        }
        std::this_thread::sleep_until(until);
    }

private:
    std::mutex m_mutex;
    double m_rate;
    Clock::time_point m_free = Clock::now();
};

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void pump(int from, int to, Bucket *bucket)
{
    std::vector<char> piece(128 * 1024);
    for (ssize_t count = 0; (count = ::recv(from, piece.data(), piece.size(), 0)) > 0;) {
        if (bucket)
            bucket->take(count);
        for (ssize_t sent = 0; sent < count;) {
            const ssize_t more =
                ::send(to, piece.data() + sent, size_t(count - sent), MSG_NOSIGNAL);
            if (more <= 0)
                return;
            sent += more;
        }
    }
    ::shutdown(to, SHUT_WR);
}

void serve(int client, quint16 target, Bucket &bucket)
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(target);
    if (::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        std::jthread up([&] { pump(client, server, nullptr); });
        pump(server, client, &bucket);
        ::shutdown(client, SHUT_RDWR);
        ::shutdown(server, SHUT_RDWR);
    }
    ::close(server);
    ::close(client);
}

} // namespace

Throttle::Throttle(quint16 target, qint64 bytesPerSecond)
    : m_target(target)
    , m_bytesPerSecond(bytesPerSecond)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) != 0
        || ::listen(m_listener, 64) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        giveUp(QStringLiteral("no port for the slow link"));
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this] { accept(); });
}

Throttle::~Throttle()
{
    m_isEnding = true;
    m_thread.join();
    ::close(m_listener);
}

void Throttle::accept()
{
    Bucket bucket(m_bytesPerSecond);
    std::vector<std::jthread> connections;
    while (!m_isEnding) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 50) != 1)
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            connections.emplace_back([this, client, &bucket] { serve(client, m_target, bucket); });
    }
}

} // namespace bench
