// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace net {

/// Header fields of a request or an answer, in the order of the wire. Names compare without case.
class Headers final
{
public:
    void add(QByteArray name, QByteArray value);
    /// The first value of \a name; empty if there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    /// Every value of \a name, one for each header line.
    [[nodiscard]] QList<QByteArray> values(QByteArrayView name) const;
    [[nodiscard]] const QList<std::pair<QByteArray, QByteArray>> &all() const { return m_fields; }

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

} // namespace net
