// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/registryauth.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace engine {

using core::Result;

namespace {

/// The registry of \a name, a domain or a repository. Docker Hub has gone by another name since its
/// first version.
QString serverOf(const QString &name)
{
    const QString domain = name.section(u'/', 0, 0);
    return domain == "docker.io"_L1 ? u"https://index.docker.io/v1/"_s : domain;
}

Result<std::optional<QJsonObject>> authOf(registry::CredentialSource &source, const QString &name,
                                          const std::stop_token &stop)
{
    const auto found = source.find(name, stop);
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    const registry::Credentials &credentials = **found;
    QJsonObject auth{{u"serveraddress"_s, serverOf(name)}};
    if (credentials.identityToken.isEmpty()) {
        auth.insert(u"username"_s, credentials.username);
        auth.insert(u"password"_s, credentials.password);
    } else {
        auth.insert(u"identitytoken"_s, credentials.identityToken);
    }
    return auth;
}

QByteArray encoded(const QJsonObject &json)
{
    return QJsonDocument(json)
        .toJson(QJsonDocument::Compact)
        .toBase64(QByteArray::Base64UrlEncoding);
}

} // namespace

Result<QByteArray> registryAuth(registry::CredentialSource &source, const QString &repository,
                                std::stop_token stop)
{
    const auto auth = authOf(source, repository, stop);
    if (!auth)
        return std::unexpected(auth.error());
    return *auth ? encoded(**auth) : QByteArray();
}

Result<QByteArray> registryConfig(registry::CredentialSource &source, const QStringList &domains,
                                  std::stop_token stop)
{
    QJsonObject config;
    for (const QString &domain : domains) {
        const auto auth = authOf(source, domain, stop);
        if (!auth)
            return std::unexpected(auth.error());
        if (*auth)
            config.insert(serverOf(domain), **auth);
    }
    return config.isEmpty() ? QByteArray() : encoded(config);
}

namespace {

void addSecrets(const QJsonObject &json, core::Redaction &redaction)
{
    for (const auto key : {"password"_L1, "identitytoken"_L1})
        redaction.add(json[key].toString().toUtf8());
    for (const QJsonValue &value : json) {
        if (value.isObject())
            addSecrets(value.toObject(), redaction);
    }
}

} // namespace

core::Redaction redactionOf(const QByteArray &auth)
{
    core::Redaction redaction;
    redaction.add(auth);
    const QByteArray json = QByteArray::fromBase64(auth, QByteArray::Base64UrlEncoding);
    addSecrets(QJsonDocument::fromJson(json).object(), redaction);
    return redaction;
}

} // namespace engine
