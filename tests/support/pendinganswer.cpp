// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pendinganswer.h"

namespace support {

namespace {

bool isNamed(const std::pair<QByteArray, QByteArray> &field, QByteArrayView name)
{
    return name.compare(field.first, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray PendingAnswer::header(QByteArrayView name) const
{
    for (const auto &field : headers) {
        if (isNamed(field, name))
            return field.second;
    }
    return {};
}

void PendingAnswer::setHeader(const QByteArray &name, const QByteArray &value)
{
    removeHeader(name);
    headers.append({name, value});
}

void PendingAnswer::removeHeader(QByteArrayView name)
{
    headers.removeIf([name](const auto &field) { return isNamed(field, name); });
}

void PendingAnswer::setBody(const QByteArray &bytes)
{
    body = bytes;
    setHeader("Content-Length", QByteArray::number(bytes.size()));
}

bool PendingAnswer::sendHead()
{
    return client.head(status, headers);
}

bool PendingAnswer::sendBody(QByteArrayView bytes)
{
    if (!client.send(bytes))
        return false;
    if (m_sent && status / 100 == 2)
        *m_sent += bytes.size();
    return true;
}

void PendingAnswer::sendAll()
{
    if (sendHead() && request.method != "HEAD")
        sendBody(body);
}

} // namespace support
