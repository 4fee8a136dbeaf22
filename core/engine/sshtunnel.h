// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace engine {

/// A socket of this machine, in a folder that nobody else may enter, which leads to the socket of
/// an engine on another one: the system's OpenSSH, with the person's own configuration, keys and
/// known hosts. It asks nothing, ever. ssh runs from the first open() to the destructor, or until
/// the connection breaks. Blocking, any number of threads at once. Private to core/engine.
class SshTunnel final
{
public:
    explicit SshTunnel(Endpoint endpoint);
    /// Ends ssh.
    ~SshTunnel();
    Q_DISABLE_COPY_MOVE(SshTunnel)

    /// The socket here, as soon as the other machine has let us in; logs in if that was not done,
    /// or again after a break. Errors are worded for people. Unsupported on Windows, whose OpenSSH
    /// forwards no sockets.
    [[nodiscard]] core::Result<QString> open(const std::stop_token &stop);
    /// ssh runs, and goes on running for so long.
    [[nodiscard]] bool isOpen(std::chrono::milliseconds time);
    /// What it wrote to standard error since it was started, within bounds.
    [[nodiscard]] QString words() const;

    /// Where the engine listens on the other machine.
    [[nodiscard]] QString remoteSocket() const;

private:
    enum class State { Closed, Opening, Open };

    void run(const std::stop_token &stop);
    void setState(State state);
    [[nodiscard]] QStringList arguments(const QString &socket) const;

    const Endpoint m_endpoint;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    State m_state = State::Closed;
    bool m_isMissing = false; ///< There is no ssh.
    QString m_socket;
    QByteArray m_words;
    std::jthread m_thread;
};

/// What ssh means by \a words, its standard error, when it does not get to \a endpoint.
[[nodiscard]] core::Error sshError(const Endpoint &endpoint, const QString &words);

} // namespace engine
