// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/sharedlogin.h"

#include "core/base/durablefile.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/registry/credentialhelper.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

QString keyOf(const QString &domain)
{
    return domain == "docker.io"_L1 ? u"https://index.docker.io/v1/"_s : domain;
}

Result<QJsonObject> read(const QString &path)
{
    const auto bytes = core::readFile(path, core::limits::HostsFile);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return QJsonObject();
    if (!bytes)
        return std::unexpected(bytes.error());
    auto object = core::parseJsonObject(*bytes, core::limits::HostsFile);
    if (!object)
        return core::fail(ErrorCode::Corrupt,
                          Tr::tr("%1 cannot be understood, and is left as it is.")
                              .arg(QDir::toNativeSeparators(path)),
                          object.error().detail);
    return object;
}

QString helperOf(const QJsonObject &config, const QString &key)
{
    const QString own = config.value("credHelpers"_L1).toObject().value(key).toString();
    return own.isEmpty() ? config.value("credsStore"_L1).toString() : own;
}

/// config.json, and after it those that are there.
QStringList filesOf(const QStringList &paths)
{
    QStringList files = paths.first(std::min<qsizetype>(paths.size(), 1));
    for (const QString &path : paths.sliced(files.size())) {
        if (QFileInfo(path).size() > 0)
            files += path;
    }
    return files;
}

QJsonObject entryOf(const Credentials &credentials)
{
    const QByteArray pair = credentials.username.toUtf8() + ':' + credentials.password.toUtf8();
    QJsonObject entry{{u"auth"_s, QString::fromLatin1(pair.toBase64())}};
    if (!credentials.identityToken.isEmpty())
        entry[u"identitytoken"_s] = credentials.identityToken;
    return entry;
}

Result<void> write(const QString &path, const QJsonObject &config)
{
    const auto failed = [&path](const QString &fact) {
        return core::fail(ErrorCode::Io,
                          Tr::tr("%1 cannot be written.").arg(QDir::toNativeSeparators(path)),
                          fact);
    };
    if (auto made = core::makeFolder(QFileInfo(path).path()); !made)
        return made;
    QSaveFile file(path); // Follows a link, as those who share their settings have one.
    if (!file.open(QSaveFile::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(file.errorString());
    file.write(QJsonDocument(config).toJson());
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

Result<void> shareIn(const QString &path, const QString &domain, const Credentials &credentials,
                     const std::stop_token &stop)
{
    auto config = read(path);
    if (!config)
        return std::unexpected(std::move(config).error());
    const QString key = keyOf(domain);
    const QString helper = helperOf(*config, key);
    if (!helper.isEmpty()) {
        if (auto stored = storeWithHelper(helper, key, credentials, stop); !stored)
            return stored;
    }
    QJsonObject auths = config->value("auths"_L1).toObject();
    const QJsonObject entry = helper.isEmpty() ? entryOf(credentials) : QJsonObject();
    if (auths.value(key) == QJsonValue(entry))
        return {};
    auths[key] = entry;
    (*config)[u"auths"_s] = auths;
    return write(path, *config);
}

} // namespace

Result<QList<SharedPlace>> sharedPlaces(const QString &domain, const QStringList &paths)
{
    QList<SharedPlace> places;
    for (const QString &path : filesOf(paths)) {
        const auto config = read(path);
        if (!config)
            return std::unexpected(config.error());
        places.append({path, helperOf(*config, keyOf(domain))});
    }
    return places;
}

Result<void> shareLogin(const QString &domain, const Credentials &credentials,
                        const QStringList &paths, std::stop_token stop)
{
    for (const QString &path : filesOf(paths)) {
        if (auto shared = shareIn(path, domain, credentials, stop); !shared)
            return shared;
    }
    return {};
}

} // namespace registry
