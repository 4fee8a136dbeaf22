// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace support {

/// A socket before the socket of a real engine, that hands on every byte, and does something at the
/// one moment that a test wants. Runs until it is destroyed.
class EngineGate final
{
public:
    /// Which moment: a request whose first line contains \c words, for the \c count-th time, when
    /// so many bytes of its body and of its answer came; with neither, before the engine hears of
    /// it. The piece that brings them is handed on afterwards.
    struct Moment
    {
        QByteArray words;
        int count = 1;
        qint64 sent = 0;
        qint64 answered = 0;
    };

    /// \a target is the path of the engine's socket.
    explicit EngineGate(QString target);
    ~EngineGate();
    EngineGate(const EngineGate &) = delete;
    EngineGate &operator=(const EngineGate &) = delete;

    /// "unix:///tmp/..."
    [[nodiscard]] QString address() const { return QStringLiteral("unix://") + socket(); }
    [[nodiscard]] QString socket() const;

    /// Once: \a act, on a thread of the gate, at \a moment.
    void arm(const Moment &moment, std::function<void()> act);
    [[nodiscard]] bool hasActed() const { return m_hasActed; }
    /// From now on each answer of the engine is the last of its connection.
    void closeAfterAnswers() { m_closesAfterAnswers = true; }

private:
    void accept();
    void serve(int client);
    /// Both ways, until one side hangs up.
    void relay(int client, int engine);
    /// What passed since the request of the moment, on one connection.
    struct Passed
    {
        bool isWatched = false;
        qint64 sent = 0;
        qint64 answered = 0;
    };
    void watch(const QByteArray &bytes, bool isRequest, Passed &passed);

    QString m_target;
    QTemporaryDir m_folder; ///< Short, because the path of a socket has at most 107 bytes.
    int m_listener = -1;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_hasActed = false;
    std::atomic<bool> m_closesAfterAnswers = false;
    std::mutex m_mutex;
    Moment m_moment;
    int m_seen = 0;
    std::function<void()> m_act;
    QList<int> m_sockets;
    std::list<std::thread> m_threads; ///< The first accepts.
};

/// SIGSTOP to \a process; returns when none of its threads runs any more, or after two seconds.
void suspend(qint64 process);

} // namespace support
