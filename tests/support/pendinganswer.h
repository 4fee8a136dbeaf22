// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/rawserver.h"

#include <QByteArray>

#include <atomic>
#include <functional>

namespace support {

/// The whole answer of a server before any of it is sent, for a Fault to change, to send in part,
/// or to send something else in its place.
class PendingAnswer final
{
public:
    /// \a sent counts the bytes of bodies of 2xx answers; null: nobody does.
    PendingAnswer(const RawRequest &asked, RawConnection &connection, std::atomic<qint64> *sent)
        : request(asked)
        , client(connection)
        , m_sent(sent)
    {}

    const RawRequest &request;
    RawConnection &client;
    int status = 200;
    RawHeaders headers = {};
    QByteArray body = {};

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /// In place of all headers of that name.
    void setHeader(const QByteArray &name, const QByteArray &value);
    void removeHeader(QByteArrayView name);
    /// Another body, with its right length.
    void setBody(const QByteArray &bytes);

    /// Status line and headers as they are now.
    bool sendHead();
    /// Bytes of a body.
    bool sendBody(QByteArrayView bytes);
    /// All of it as it is now; of an answer to HEAD, the head.
    void sendAll();

private:
    std::atomic<qint64> *m_sent;
};

/// Sends an answer, or what it likes, on the thread of the connection, which is closed afterwards.
using Fault = std::function<void(PendingAnswer &)>;

} // namespace support
