// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/keychainentry.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace registry {

QByteArray toKeychainEntry(const Credentials &credentials)
{
    QJsonObject json{{u"username"_s, credentials.username}};
    if (!credentials.password.isEmpty())
        json[u"password"_s] = credentials.password;
    if (!credentials.identityToken.isEmpty())
        json[u"identityToken"_s] = credentials.identityToken;
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<Credentials> parseKeychainEntry(const QByteArray &entry)
{
    const auto json = core::parseJsonObject(entry, core::limits::KeychainEntry);
    if (!json)
        return {};
    Credentials credentials{.username = json->value("username"_L1).toString(),
                            .password = json->value("password"_L1).toString(),
                            .identityToken = json->value("identityToken"_L1).toString()};
    if (credentials.password.isEmpty() && credentials.identityToken.isEmpty())
        return {};
    return credentials;
}

} // namespace registry
