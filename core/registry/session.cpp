// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/session.h"

namespace registry {

std::expected<net::Response, net::Failure> Session::fetch(const Repository &, net::Request request,
                                                          const RequestSubject &subject,
                                                          net::BodyReceiver &receiver,
                                                          const std::stop_token &stop) const
{
    auto response = m_http.fetch(request, receiver, stop);
    if (response && !response->isSuccess())
        return std::unexpected(answerFailure(*response, subject, QDateTime::currentDateTimeUtc()));
    return response;
}

} // namespace registry
