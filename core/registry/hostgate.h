// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/backoff.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace registry {

/// What all transfers of a Client have in common with one registry: how many blobs come from it or
/// go to it at once, and the pause that it asked for, which all of them keep. Hosts are the domains
/// of references. Any thread.
class HostGate final
{
public:
    /// One blob of those that are on their way at once; given back when it goes.
    class Place final
    {
    public:
        Place(HostGate &gate, QString host);
        ~Place();
        Place(Place &&other) noexcept;
        Place &operator=(Place &&) = delete;

    private:
        HostGate *m_gate;
        QString m_host;
    };

    static constexpr int MostBlobs = 8; ///< Our own wish, no bound on strangers.

    /// Blobs of one host at once, 1 ... MostBlobs. What is on its way already goes on.
    void setBlobsAtOnce(int count);
    [[nodiscard]] int blobsAtOnce() const;
    /// Blocks until fewer are on their way from or to \a host; who came first goes first. Cancelled
    /// is the only error.
    [[nodiscard]] core::Result<Place> enter(const QString &host, const std::stop_token &stop);
    /// The same for a blob that goes from one of \a hosts to another; one place where they are one.
    /// Whoever needs several places takes them by this.
    [[nodiscard]] core::Result<std::vector<Place>> enter(QStringList hosts,
                                                         const std::stop_token &stop);

    /// \a host asked to be left alone: nothing that goes through pass() is sent before that. A
    /// shorter pause does not end a longer one. With a \a limit it is one that only those keep who
    /// outwait limits; for all others it is their error.
    void pause(const QString &host, std::chrono::milliseconds pause,
               const std::optional<core::Error> &limit = {});
    /// Ends the pause.
    void resume(const QString &host);
    /// Was \a error a limit of \a host, lately? Another login may have another one.
    [[nodiscard]] bool wasLimit(const QString &host, const core::Error &error) const;
    /// Invalid if \a host is not paused.
    [[nodiscard]] QDateTime pausedUntil(const QString &host) const;
    /// Blocks while \a host is paused; \a observer is told until when, and its bell ends the pause
    /// for everybody. Cancelled, and that of a limit which is not outwaited, at once.
    [[nodiscard]] core::Result<void> pass(const QString &host, const net::WaitObserver &observer,
                                          const std::stop_token &stop);
    /// After \a failure: pauses the host for what it asked of all, to be kept by the next pass(),
    /// or waits for what concerns this one operation alone. The errors of Backoff::wait().
    [[nodiscard]] core::Result<void> backOff(const QString &host, net::Backoff &backoff,
                                             const net::Failure &failure);

private:
    struct Host
    {
        int inside = 0;
        std::deque<quint64> queue; ///< Tickets of those who wait for a place.
        QDateTime pausedUntil;
        std::optional<core::Error> limit;  ///< Why, if it is to be outwaited.
        std::deque<core::Error> limits;    ///< The last ones.
        std::vector<net::WaitBell *> held; ///< Of those who wait for the end of the pause.
    };

    void leave(const QString &host);
    [[nodiscard]] core::Result<QDateTime> hold(const QString &host, net::WaitBell &bell,
                                               bool outwaitsLimits);
    void letGo(const QString &host, net::WaitBell &bell);
    void endPause(Host &host);
    void noteLimit(const QString &host, const core::Error &error);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_moved; ///< A place is free, or the queue is shorter.
    std::map<QString, Host> m_hosts;
    int m_blobsAtOnce = 3; ///< As dockerd and containerd do; more gain nothing on a home line.
    quint64 m_nextTicket = 0;
};

} // namespace registry
