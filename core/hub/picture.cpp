// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/picture.h"

#include "core/base/limits.h"
#include "core/base/timelimit.h"
#include "core/net/httpclient.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using core::Tr;

namespace hub {

core::Result<QByteArray> fetchPicture(const QUrl &address, const std::stop_token &stop)
{
    // A server that drips must not keep a thread from what was asked for meanwhile.
    const core::TimeLimit limit(30s, stop);
    const net::HttpClient http({.silence = 20s});
    if (address.scheme() != "https"_L1 || http.reach(address, stop) != net::Reach::Public)
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("Pictures are fetched by https, and from public hosts only."),
                          net::displayUrl(address));
    auto answer = http.fetch({.url = address, .redirects = net::Request::Redirects::PublicOnly},
                             core::limits::ReadmePicture, limit.token());
    if (!answer && limit.token().stop_requested() && !stop.stop_requested())
        return core::fail(ErrorCode::Network, Tr::tr("The picture is not there."), u"30 s"_s);
    if (!answer)
        return std::unexpected(std::move(answer.error().error));
    if (!answer->isSuccess())
        return core::fail(ErrorCode::NotFound, Tr::tr("The picture is not there."),
                          u"HTTP %1"_s.arg(answer->status));
    return std::move(answer->body);
}

} // namespace hub
