// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/dockerconfigcredentials.h"

#include "core/base/limits.h"
#include "core/registry/credentialhelper.h"
#include "core/registry/login.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;
using Found = Result<std::optional<Credentials>>;

namespace {

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

std::unexpected<core::Error> broken(const QString &path, const QString &fact)
{
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("The credentials in “%1” cannot be read.").arg(path), fact);
}

Result<QJsonObject> parsed(const QByteArray &bytes, const QString &path)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return broken(path, error.errorString());
    return document.object();
}

Result<QJsonObject> read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QFile::ReadOnly))
        return core::fail(ErrorCode::Io,
                          Tr::tr("The credentials in “%1” cannot be read.").arg(path),
                          file.errorString());
    const QByteArray bytes = file.read(core::limits::DockerConfig + 1);
    if (bytes.size() > core::limits::DockerConfig)
        return broken(path, u"larger than %1 bytes"_s.arg(core::limits::DockerConfig));
    return parsed(bytes, path);
}

/// The entry for \a name, or for the largest part of its registry that there is one for.
QJsonObject::const_iterator findEntry(const QJsonObject &auths, const QString &name)
{
    for (QString part = name; part.contains(u'/'); part = part.section(u'/', 0, -2)) {
        if (const auto entry = auths.constFind(part); entry != auths.constEnd())
            return entry;
    }
    const QString domain = name.section(u'/', 0, 0);
    auto entry = auths.constFind(keyOf(domain));
    for (auto it = auths.constBegin(); entry == auths.constEnd() && it != auths.constEnd(); ++it) {
        if (means(it.key(), domain))
            entry = it;
    }
    return entry;
}

Found fromAuths(const QString &path, const QJsonObject &auths, const QString &name)
{
    const auto entry = findEntry(auths, name);
    if (entry == auths.constEnd())
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
            return broken(path, u"auths: the entry of %1"_s.arg(name.section(u'/', 0, 0)));
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

Found findIn(const QString &path, const QString &name, const std::stop_token &stop)
{
    const auto config = read(path);
    if (!config)
        return std::unexpected(config.error());
    const QString key = keyOf(name.section(u'/', 0, 0));
    QString helper = config->value("credHelpers"_L1).toObject().value(key).toString();
    if (helper.isEmpty())
        helper = config->value("credsStore"_L1).toString();
    if (!helper.isEmpty()) {
        auto found = credentialsFromHelper(helper, key, stop);
        if (!found || *found)
            return found;
    }
    return fromAuths(path, config->value("auths"_L1).toObject(), name);
}

} // namespace

Found credentialsIn(const QByteArray &config, const QString &name)
{
    const QString file = u"config.json"_s;
    const auto object = parsed(config, file);
    if (!object)
        return std::unexpected(object.error());
    return fromAuths(file, object->value("auths"_L1).toObject(), name);
}

QStringList DockerConfigCredentials::defaultPaths()
{
    const QString docker = qEnvironmentVariable("DOCKER_CONFIG");
    QStringList paths{(docker.isEmpty() ? QDir::homePath() + "/.docker"_L1 : docker)
                      + "/config.json"_L1};
    if (const QString file = qEnvironmentVariable("REGISTRY_AUTH_FILE"); !file.isEmpty())
        return paths << file;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty())
        paths += runtime + "/containers/auth.json"_L1;
    const QString config = qEnvironmentVariable("XDG_CONFIG_HOME");
    paths +=
        (config.isEmpty() ? QDir::homePath() + "/.config"_L1 : config) + "/containers/auth.json"_L1;
    return paths;
}

QList<DockerConfigCredentials::Entry> DockerConfigCredentials::entries() const
{
    QList<Entry> found;
    QSet<QString> known;
    for (const QString &path : m_paths) {
        const auto config = read(path);
        if (!config)
            continue;
        QStringList keys = config->value("auths"_L1).toObject().keys();
        keys += config->value("credHelpers"_L1).toObject().keys();
        for (const QString &key : std::as_const(keys)) {
            const auto named = registryNamed(key);
            if (!named || !means(key, *named) || known.contains(*named))
                continue;
            known.insert(*named);
            const auto login = fromAuths(path, config->value("auths"_L1).toObject(), *named);
            found.append({.registry = *named,
                          .username = login && *login ? (*login)->username : QString(),
                          .path = path});
        }
    }
    return found;
}

Found DockerConfigCredentials::find(const QString &name, std::stop_token stop)
{
    for (const QString &path : std::as_const(m_paths)) {
        auto found = findIn(path, name, stop);
        if (!found || *found)
            return found;
    }
    return std::nullopt;
}

} // namespace registry
