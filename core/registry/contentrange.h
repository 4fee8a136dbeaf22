// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QtTypes>

#include <optional>

namespace registry {

/// "bytes 0-499/1234" (RFC 9110, 14.4).
struct ContentRange
{
    qint64 first = 0;
    qint64 last = 0; ///< Inclusive.
    qint64 total = 0;

    /// Nothing for any other form, also "*" for the range or the total, and unless
    /// first <= last < total.
    [[nodiscard]] static std::optional<ContentRange> parse(QByteArrayView text);

    friend bool operator==(const ContentRange &, const ContentRange &) = default;
};

} // namespace registry
