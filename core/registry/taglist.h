// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/message.h"

#include <QByteArrayView>
#include <QStringList>
#include <QUrl>

namespace registry {

/// The tags of one page of a list (distribution-spec, "Content Discovery"); what is no tag is left
/// out. Corrupt, worded, if it is no such page; \a domain is for the words.
[[nodiscard]] core::Result<QStringList> parseTagPage(QByteArrayView json, const QString &domain);

/// Where \a answer says that the next page is (RFC 8288, rel="next"); an empty URL if it says
/// nothing, or leads to another scheme, host or port.
[[nodiscard]] QUrl nextPage(const net::Response &answer);

} // namespace registry
