// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/message.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>

namespace registry {

/// One challenge of a WWW-Authenticate header: what the other side wants to see (RFC 9110, 11.3).
struct Challenge
{
    QByteArray scheme;                    ///< Lower case: "bearer", "basic".
    QMap<QByteArray, QString> parameters; ///< Names in lower case; the first of a name counts.

    /// Every challenge of one header value, which may hold several, as servers and libraries join
    /// lines with commas. What breaks the grammar is skipped to the next comma. At most 16
    /// challenges of 32 parameters, from the first 16 KiB.
    [[nodiscard]] static QList<Challenge> parse(QByteArrayView header);

    [[nodiscard]] QString parameter(QByteArrayView name) const
    {
        return parameters.value(name.toByteArray());
    }

    friend bool operator==(const Challenge &, const Challenge &) = default;
};

/// The challenges of an answer, in its order.
[[nodiscard]] QList<Challenge> challengesOf(const net::Response &response);
/// The one of \a challenges to answer: Bearer before Basic; null if none can be.
[[nodiscard]] const Challenge *preferredOf(const QList<Challenge> &challenges);

/// The scopes of a token: "repository:a/b:pull". Entries for one resource are merged, actions and
/// entries sorted and unique. The name of a resource may hold colons (a port), so the type ends at
/// the first colon and the actions begin after the last; what has no two colons stays as it is.
[[nodiscard]] QList<QByteArray> mergedScopes(const QList<QByteArray> &scopes);

} // namespace registry
