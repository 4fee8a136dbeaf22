// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/managerpool.h"
#include "core/net/message.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QObject>
#include <QSslError>
#include <QTimer>

#include <chrono>
#include <expected>
#include <memory>
#include <stop_token>

namespace net {

/// One request and its answer, without redirects: the only place that knows QNetworkAccessManager.
/// Private to core/net.
class Exchange final : public QObject
{
public:
    Exchange(const Request &request, BodyReceiver &receiver, std::chrono::milliseconds silence,
             std::stop_token stop);
    ~Exchange() override;
    Q_DISABLE_COPY_MOVE(Exchange)

    /// Blocks until the answer is complete. Called once.
    [[nodiscard]] std::expected<Response, Failure> run();

private:
    void start();
    void boundReadBuffer();
    void onHead();
    void onReadyRead();
    void onFinished();
    void onSilence();
    void onTlsErrors(const QList<QSslError> &errors);
    void drain();
    void deliver(QByteArrayView bytes);
    void finish();
    void fail(Failure failure);

    const Request &m_request;
    BodyReceiver &m_receiver;
    const std::chrono::milliseconds m_silence;
    const std::stop_token m_stop;

    const ManagerLease m_lease;
    QEventLoop m_loop;
    QTimer m_silenceTimer;
    std::unique_ptr<QNetworkReply> m_reply;
    Response m_response;
    std::optional<Failure> m_failure;
    qint64 m_expected = -1; ///< Length of the body; -1: not known.
    qint64 m_received = 0;
    bool m_ended = false;
};

} // namespace net
