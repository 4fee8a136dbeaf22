// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/boundedbody.h"

#include "core/net/urlsafety.h"

using namespace Qt::StringLiterals;

namespace net {

core::Result<void> BoundedBody::begin(const Response &response)
{
    m_bytes.clear();
    m_url = response.url;
    if (response.headers.value("Content-Length").toLongLong() > m_limit)
        return tooLarge();
    return {};
}

core::Result<void> BoundedBody::receive(QByteArrayView piece)
{
    if (m_bytes.size() + piece.size() > m_limit)
        return tooLarge();
    m_bytes.append(piece);
    return {};
}

std::unexpected<core::Error> BoundedBody::tooLarge() const
{
    return core::fail(core::ErrorCode::LimitExceeded,
                      core::Tr::tr("The answer of “%1” is larger than allowed.").arg(hostOf(m_url)),
                      u"%1: more than %2 bytes"_s.arg(displayUrl(m_url)).arg(m_limit));
}

} // namespace net
