// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/pendinganswer.h"

#include <atomic>
#include <mutex>

namespace support {

/// Stands between a client and a real registry on this machine: counts what is asked and what goes
/// back, slows it down, holds it up, and does to an answer whatever a test wants. Every answer has
/// a connection of its own.
class RegistryProxy final
{
public:
    explicit RegistryProxy(quint16 registryPort);

    /// "127.0.0.1:40123", the domain of references.
    [[nodiscard]] QString host() const { return m_server.host(); }
    [[nodiscard]] quint16 port() const { return m_server.port(); }
    [[nodiscard]] QList<RawRequest> requests() const { return m_server.requests(); }
    /// How often the blob \a digest ("sha256:...") of any repository was asked for.
    [[nodiscard]] qsizetype blobRequests(const QString &digest) const;
    /// Bytes of blobs that were sent on, configurations included.
    [[nodiscard]] qint64 blobBytes() const { return m_blobBytes; }
    /// Blobs that are being sent on. One whose client has gone counts until that is noticed.
    [[nodiscard]] int openBlobs() const { return m_openBlobs; }

    /// Of each connection; 0: as fast as it goes.
    void setBytesPerSecond(qint64 rate) { m_bytesPerSecond = rate; }
    /// From now on nothing more of a blob follows after \a bytes of it; negative: everything does.
    void stallBlobsAfter(qint64 bytes) { m_stallAfter = bytes; }
    /// From now on each answer is read whole and goes through \a fault; null: none does.
    void setFault(Fault fault);

private:
    void relay(const RawRequest &request, RawConnection &client);
    void sendOn(int upstream, RawConnection &client, bool isBlob);
    void sendThrough(const Fault &fault, int upstream, const RawRequest &request,
                     RawConnection &client, bool isBlob);

    const quint16 m_registryPort;
    std::atomic<qint64> m_bytesPerSecond = 0;
    std::atomic<qint64> m_stallAfter = -1;
    std::atomic<qint64> m_blobBytes = 0;
    std::atomic<int> m_openBlobs = 0;
    std::mutex m_mutex;
    Fault m_fault;      ///< Guarded by m_mutex.
    RawServer m_server; ///< Last: its threads use the others.
};

} // namespace support
