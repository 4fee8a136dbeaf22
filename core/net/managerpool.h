// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QUrl>

#include <memory>
#include <span>
#include <vector>

namespace net {

/// A network access manager and a buffer to read bodies through, lent to the calling thread from a
/// pool of the process while the lease lives. Idle managers keep their connections, and one that
/// was used for the same origin is preferred. They are not bound to threads, because worker threads
/// come and go, and a manager that dies right after an abort leaves its connection behind. Private
/// to core/net.
class ManagerLease final
{
public:
    /// \a identity is the fingerprint of a TlsIdentity: Qt does not look at it when it takes up a
    /// connection again, so managers serve one identity only.
    explicit ManagerLease(const QUrl &url, const QByteArray &identity = {});
    ~ManagerLease();
    Q_DISABLE_COPY_MOVE(ManagerLease)

    [[nodiscard]] QNetworkAccessManager &manager() const { return *m_pooled->manager; }
    [[nodiscard]] std::span<char> buffer() const { return m_pooled->buffer; }

    struct Pooled
    {
        std::unique_ptr<QNetworkAccessManager> manager;
        std::vector<char> buffer;
        QByteArray identity = {};
        QUrl lastUrl = {};
    };

private:
    std::unique_ptr<Pooled> m_pooled;
};

/// True if a request for \a url goes through a proxy.
[[nodiscard]] bool isProxied(const QUrl &url);

/// \a url with everything set that keeps a manager from acting on its own.
[[nodiscard]] QNetworkRequest plainRequest(const QUrl &url);

} // namespace net
