// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/pendinganswer.h"

#include <chrono>
#include <functional>

namespace reliability {

using support::PendingAnswer;

/// Where the servers of a scenario are: "http://127.0.0.1:40123".
struct Hosts
{
    QByteArray registry;
    QByteArray storage;   ///< By another name.
    QByteArray neighbour; ///< The same, by the name of the registry: only the port is another.
    QByteArray tokens;
};

/// What is done with an answer, on the thread of its connection, which is closed afterwards.
using Fault = std::function<void(PendingAnswer &, const Hosts &)>;

/// Another answer: \a code with \a body.
[[nodiscard]] Fault status(int code, const support::RawHeaders &headers = {},
                           const QByteArray &body = {});
/// The answer with another value of a header; empty: without it.
[[nodiscard]] Fault header(const QByteArray &name, const QByteArray &value);
/// The answer with one more header.
[[nodiscard]] Fault moreHeader(const QByteArray &name, const QByteArray &value);
/// 200 with other bytes.
[[nodiscard]] Fault body(const QByteArray &bytes);
/// The answer after \a change was made to it.
[[nodiscard]] Fault changed(const std::function<void(PendingAnswer &)> &change);
/// To \a location, in which "{path}" is what was asked for, and "{registry}", "{storage}" and
/// "{neighbour}" are where they are: "{storage}{path}".
[[nodiscard]] Fault redirect(int code, const QByteArray &location);

/// \a bytes of the body, the last \a -bytes missing if negative, then the connection closes.
[[nodiscard]] Fault cutAfter(qsizetype bytes);
/// The same with a reset, which may swallow what is on its way.
[[nodiscard]] Fault resetAfter(qsizetype bytes);
/// The same, but the connection stays open.
[[nodiscard]] Fault stallAfter(qsizetype bytes);
/// The first \a pieces bytes one by one with a pause after each, then the rest.
[[nodiscard]] Fault trickle(int pieces, std::chrono::milliseconds pause);
/// No answer at all.
[[nodiscard]] Fault hangUp();
/// No answer, and the connection stays open.
[[nodiscard]] Fault silent();
/// Exactly \a bytes in place of an answer.
[[nodiscard]] Fault raw(const QByteArray &bytes);
/// 200 without a length, and a body that never ends.
[[nodiscard]] Fault endless();
/// The body in chunks; \a end in place of the last, empty one.
[[nodiscard]] Fault chunked(const QByteArray &end = "0\r\n\r\n");
/// The body without a length, of which the last \a missing bytes do not come.
[[nodiscard]] Fault withoutLength(qsizetype missing = 0);

} // namespace reliability
