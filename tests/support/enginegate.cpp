// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginegate.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace support {

namespace {

sockaddr_un addressOf(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    Q_ASSERT(std::size_t(name.size()) < sizeof address.sun_path);
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    return address;
}

bool sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::send(socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes.slice(count);
    }
    return true;
}

} // namespace

EngineGate::EngineGate(QString target)
    : m_target(std::move(target))
    , m_folder(u"/tmp/mfg-XXXXXX"_s)
{
    m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = addressOf(socket());
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(m_listener, 64) != 0)
        qFatal("No socket for the gate.");
    m_threads.emplace_back([this] { accept(); });
}

EngineGate::~EngineGate()
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

QString EngineGate::socket() const
{
    return m_folder.filePath(u"s.sock"_s);
}

void EngineGate::arm(const Moment &moment, std::function<void()> act)
{
    const std::scoped_lock lock(m_mutex);
    m_moment = moment;
    m_seen = 0;
    m_act = std::move(act);
    m_hasActed = false;
}

void EngineGate::accept()
{
    while (!m_stopping) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        const std::scoped_lock lock(m_mutex);
        m_sockets.append(client);
        m_threads.emplace_back([this, client] { serve(client); });
    }
}

void EngineGate::serve(int client)
{
    const int engine = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = addressOf(m_target);
    if (::connect(engine, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        {
            const std::scoped_lock lock(m_mutex);
            m_sockets.append(engine);
        }
        relay(client, engine);
    }
    const std::scoped_lock lock(m_mutex);
    m_sockets.removeOne(client);
    m_sockets.removeOne(engine);
    ::close(client);
    ::close(engine);
}

void EngineGate::relay(int client, int engine)
{
    Passed passed;
    QByteArray bytes(64 * 1024, Qt::Uninitialized);
    const auto move = [&](int from, int to) {
        const ssize_t count = ::recv(from, bytes.data(), size_t(bytes.size()), 0);
        if (count <= 0)
            return false;
        const QByteArray piece = bytes.first(count);
        watch(piece, from == client, passed);
        return sendAll(to, piece) && (from == client || !m_closesAfterAnswers);
    };
    while (!m_stopping) {
        pollfd both[] = {{.fd = client, .events = POLLIN, .revents = 0},
                         {.fd = engine, .events = POLLIN, .revents = 0}};
        if (::poll(both, 2, -1) <= 0)
            continue;
        if ((both[0].revents != 0 && !move(client, engine))
            || (both[1].revents != 0 && !move(engine, client)))
            return;
    }
}

void EngineGate::watch(const QByteArray &bytes, bool isRequest, Passed &passed)
{
    std::function<void()> act;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_act)
            return;
        const QByteArray line = bytes.left(bytes.indexOf('\r'));
        const bool isHead = isRequest && line.endsWith(" HTTP/1.1");
        if (isHead)
            passed = {.isWatched = line.contains(m_moment.words) && ++m_seen == m_moment.count};
        if (!passed.isWatched)
            return;
        const qsizetype head = isHead ? bytes.indexOf("\r\n\r\n") + 4 : 0;
        (isRequest ? passed.sent : passed.answered) += bytes.size() - head;
        if (passed.sent < m_moment.sent || passed.answered < m_moment.answered)
            return;
        act = std::exchange(m_act, nullptr);
    }
    act();
    m_hasActed = true;
}

void suspend(qint64 process)
{
    ::kill(pid_t(process), SIGSTOP);
    const auto isStopped = [](const QFileInfo &thread) {
        QFile stat(thread.filePath() + u"/stat"_s); // "PID (NAME) STATE ...", proc_pid_stat(5)
        return !stat.open(QFile::ReadOnly) || stat.readAll().contains(") T ");
    };
    const QDir threads(u"/proc/%1/task"_s.arg(process));
    const QDeadlineTimer patience(2000);
    while (!std::ranges::all_of(threads.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot), isStopped)
           && !patience.hasExpired())
        QThread::msleep(1);
}

} // namespace support
