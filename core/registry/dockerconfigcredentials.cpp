// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/dockerconfigcredentials.h"

#include "core/base/limits.h"
#include "core/registry/credentialhelper.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;
using Found = Result<std::optional<Credentials>>;

namespace {

constexpr qint64 MaxFile = core::limits::MiB;
constexpr auto HubKey = "https://index.docker.io/v1/"_L1;

QString keyOf(const QString &domain)
{
    return domain == "docker.io"_L1 ? QString(HubKey) : domain;
}

/// Does \a key of auths mean the whole registry \a domain? Older files have a scheme or "/v1/".
bool means(const QString &key, const QString &domain)
{
    QString host = key;
    host.remove(0, host.indexOf("://"_L1) < 0 ? 0 : host.indexOf("://"_L1) + 3);
    const QString path = host.section(u'/', 1);
    host = host.section(u'/', 0, 0);
    const bool wholeRegistry = path.isEmpty() || path == "v1/"_L1 || path == "v1"_L1
                               || path == "v2/"_L1 || path == "v2"_L1;
    if (!wholeRegistry)
        return false;
    if (domain == "docker.io"_L1)
        return host == "docker.io"_L1 || host == "index.docker.io"_L1
               || host == "registry-1.docker.io"_L1;
    return host == domain;
}

} // namespace

QString DockerConfigCredentials::defaultPath()
{
    const QString folder = qEnvironmentVariable("DOCKER_CONFIG");
    return (folder.isEmpty() ? QDir::homePath() + "/.docker"_L1 : folder) + "/config.json"_L1;
}

Found DockerConfigCredentials::find(const QString &domain, std::stop_token stop)
{
    const auto config = read();
    if (!config)
        return std::unexpected(config.error());
    const QString key = keyOf(domain);
    QString helper = config->value("credHelpers"_L1).toObject().value(key).toString();
    if (helper.isEmpty())
        helper = config->value("credsStore"_L1).toString();
    if (!helper.isEmpty()) {
        auto found = credentialsFromHelper(helper, key, std::move(stop));
        if (!found || *found)
            return found;
    }
    return fromAuths(config->value("auths"_L1).toObject(), domain);
}

Result<QJsonObject> DockerConfigCredentials::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QFile::ReadOnly))
        return core::fail(ErrorCode::Io,
                          Tr::tr("The credentials in “%1” cannot be read.").arg(m_path),
                          file.errorString());
    const QByteArray bytes = file.read(MaxFile + 1);
    if (bytes.size() > MaxFile)
        return broken(u"larger than %1 bytes"_s.arg(MaxFile));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return broken(error.errorString());
    return document.object();
}

Found DockerConfigCredentials::fromAuths(const QJsonObject &auths, const QString &domain) const
{
    auto entry = auths.find(keyOf(domain));
    for (auto it = auths.begin(); entry == auths.end() && it != auths.end(); ++it) {
        if (means(it.key(), domain))
            entry = it;
    }
    if (entry == auths.end())
        return std::nullopt;

    const QJsonObject values = entry.value().toObject();
    Credentials credentials{.username = values["username"_L1].toString(),
                            .password = values["password"_L1].toString(),
                            .identityToken = values["identitytoken"_L1].toString()};
    if (const QString auth = values["auth"_L1].toString(); !auth.isEmpty()) {
        const auto pair = QByteArray::fromBase64Encoding(auth.toLatin1(),
                                                         QByteArray::AbortOnBase64DecodingErrors);
        const qsizetype colon = pair.decoded.indexOf(':');
        if (!pair || colon < 0)
            return broken(u"auths: the entry of %1"_s.arg(domain));
        credentials.username = QString::fromUtf8(pair.decoded.left(colon));
        credentials.password = QString::fromUtf8(pair.decoded.sliced(colon + 1));
        while (credentials.password.endsWith(u'\0'))
            credentials.password.chop(1);
    }
    // Docker leaves empty entries behind when a helper keeps the secret.
    if (credentials.username.isEmpty() && credentials.identityToken.isEmpty())
        return std::nullopt;
    return credentials;
}

std::unexpected<core::Error> DockerConfigCredentials::broken(const QString &fact) const
{
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("The credentials in “%1” cannot be read.").arg(m_path), fact);
}

} // namespace registry
