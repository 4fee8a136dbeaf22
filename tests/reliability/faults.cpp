// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/faults.h"

#include <thread>

namespace reliability {

namespace {

/// Lets what was sent arrive before the connection ends: clients differ in what they make of bytes
/// that come together with the end.
constexpr std::chrono::milliseconds Arrival(20);

void sendPart(PendingAnswer &answer, qsizetype bytes)
{
    const qsizetype part = bytes < 0 ? answer.body.size() + bytes : bytes;
    answer.sendHead();
    answer.sendBody(
        QByteArrayView(answer.body).first(std::clamp<qsizetype>(part, 0, answer.body.size())));
    std::this_thread::sleep_for(Arrival);
}

} // namespace

Fault changed(const std::function<void(PendingAnswer &)> &change)
{
    return [change](PendingAnswer &answer, const Hosts &) {
        change(answer);
        answer.sendAll();
    };
}

Fault status(int code, const support::RawHeaders &headers, const QByteArray &body)
{
    return changed([=](PendingAnswer &answer) {
        answer.status = code;
        answer.headers = headers;
        answer.setBody(body);
    });
}

Fault header(const QByteArray &name, const QByteArray &value)
{
    return changed([=](PendingAnswer &answer) {
        answer.removeHeader(name);
        if (!value.isEmpty())
            answer.headers.append({name, value});
    });
}

Fault moreHeader(const QByteArray &name, const QByteArray &value)
{
    return changed([=](PendingAnswer &answer) { answer.headers.append({name, value}); });
}

Fault body(const QByteArray &bytes)
{
    return changed([=](PendingAnswer &answer) {
        answer.status = 200;
        answer.setBody(bytes);
    });
}

Fault redirect(int code, const QByteArray &location)
{
    return [=](PendingAnswer &answer, const Hosts &hosts) {
        QByteArray to = location;
        to.replace("{path}", answer.request.target);
        to.replace("{registry}", hosts.registry);
        to.replace("{storage}", hosts.storage).replace("{neighbour}", hosts.neighbour);
        answer.status = code;
        answer.headers = {{"Location", to}};
        answer.setBody({});
        answer.sendAll();
    };
}

Fault cutAfter(qsizetype bytes)
{
    return [=](PendingAnswer &answer, const Hosts &) { sendPart(answer, bytes); };
}

Fault resetAfter(qsizetype bytes)
{
    return [=](PendingAnswer &answer, const Hosts &) {
        sendPart(answer, bytes);
        answer.client.reset();
    };
}

Fault stallAfter(qsizetype bytes)
{
    return [=](PendingAnswer &answer, const Hosts &) {
        sendPart(answer, bytes);
        answer.client.stall();
    };
}

Fault trickle(int pieces, std::chrono::milliseconds pause)
{
    return [=](PendingAnswer &answer, const Hosts &) {
        answer.sendHead();
        for (int i = 0; i < pieces; ++i) {
            if (!answer.sendBody(QByteArrayView(answer.body).sliced(i, 1)))
                return;
            std::this_thread::sleep_for(pause);
        }
        answer.sendBody(QByteArrayView(answer.body).sliced(pieces));
    };
}

Fault hangUp()
{
    return [](PendingAnswer &, const Hosts &) {};
}

Fault silent()
{
    return [](PendingAnswer &answer, const Hosts &) { answer.client.stall(); };
}

Fault raw(const QByteArray &bytes)
{
    return [=](PendingAnswer &answer, const Hosts &) {
        answer.client.send(bytes);
        std::this_thread::sleep_for(Arrival);
    };
}

Fault endless()
{
    return [](PendingAnswer &answer, const Hosts &) {
        answer.removeHeader("Content-Length");
        answer.status = 200;
        answer.sendHead();
        const QByteArray piece(64 * 1024, ' ');
        while (answer.client.send(piece)) {
        }
    };
}

Fault chunked(const QByteArray &end)
{
    return [=](PendingAnswer &answer, const Hosts &) {
        constexpr qsizetype Piece = 30'000;
        answer.removeHeader("Content-Length");
        answer.setHeader("Transfer-Encoding", "chunked");
        answer.sendHead();
        for (qsizetype i = 0; i < answer.body.size(); i += Piece) {
            const QByteArray piece = answer.body.sliced(i, std::min(Piece, answer.body.size() - i));
            answer.client.send(QByteArray::number(piece.size(), 16) + "\r\n");
            answer.sendBody(piece);
            answer.client.send("\r\n");
        }
        answer.client.send(end);
        std::this_thread::sleep_for(Arrival);
    };
}

Fault withoutLength(qsizetype missing)
{
    return [=](PendingAnswer &answer, const Hosts &) {
        answer.removeHeader("Content-Length");
        answer.sendHead();
        answer.sendBody(QByteArrayView(answer.body).chopped(missing));
        std::this_thread::sleep_for(Arrival);
    };
}

} // namespace reliability
