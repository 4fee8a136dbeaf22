// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/savedstream.h"

using namespace Qt::StringLiterals;

namespace engine {

SavedStream::SavedStream(std::shared_ptr<Client> client, const oci::Digest &image,
                         const QUrlQuery &query, std::stop_token stop)
    : m_pipe(
          [client = std::move(client), path = u"/images/%1/get"_s.arg(pathPart(image.toString())),
           query](const layers::ByteSink &sink, std::stop_token mine) {
              return client->stream({.path = path, .query = query}, sink, std::move(mine));
          },
          std::move(stop))
{}

} // namespace engine
