// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/logins.h"

#include "core/base/durablefile.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/registry/dockerconfigcredentials.h"
#include "core/registry/keychain.h"
#include "core/registry/login.h"
#include "core/registry/routeplaces.h"
#include "core/registry/runlogins.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace registry {

using core::Result;

Logins::Logins(QString folder)
    : m_file(std::move(folder) + u"/logins.json"_s)
{}

Logins Logins::user()
{
    return Logins(RoutePlaces::user().own);
}

Result<void> Logins::save(const QString &domain, const Credentials &credentials,
                          std::stop_token stop)
{
    if (auto saved = Keychain().save(domain, credentials, std::move(stop)); !saved)
        return saved;
    RunLogins().forget(domain); // It would count over what is kept.
    return note(domain, true);
}

Result<bool> Logins::forget(const QString &domain, std::stop_token stop)
{
    const bool wasRun = RunLogins().forget(domain);
    const auto forgotten = Keychain().forget(domain, std::move(stop));
    if (!forgotten && !wasRun)
        return forgotten;
    if (auto noted = note(domain, false); !noted)
        return std::unexpected(std::move(noted).error());
    return wasRun || forgotten.value_or(false);
}

Result<QList<Login>> Logins::list(std::stop_token stop) const
{
    QMap<QString, Login> all;
    for (const auto &entry : DockerConfigCredentials().entries())
        all.insert(entry.registry, {.registry = entry.registry,
                                    .username = entry.username,
                                    .place = Login::Place::Docker,
                                    .path = entry.path});
    for (const QString &domain : kept()) {
        const auto found = Keychain().find(domain, stop);
        if (!found)
            return std::unexpected(found.error());
        if (*found)
            all.insert(domain, {.registry = domain,
                                .username = (*found)->username,
                                .place = Login::Place::Keychain});
    }
    for (const auto &[domain, user] : RunLogins().all())
        all.insert(domain, {.registry = domain, .username = user, .place = Login::Place::ThisRun});
    return all.values();
}

QStringList Logins::kept() const
{
    return loginsIn(core::readFile(m_file, core::limits::HostsFile).value_or(QByteArray()));
}

QStringList loginsIn(QByteArrayView json)
{
    QSet<QString> names;
    if (const auto object = core::parseJsonObject(json, core::limits::HostsFile)) {
        for (const QJsonValue &value : object->value("registries"_L1).toArray()) {
            const auto name = registryNamed(value.toString());
            if (name && names.size() < core::limits::HostRules)
                names.insert(*name);
        }
    }
    QStringList sorted(names.cbegin(), names.cend());
    sorted.sort();
    return sorted;
}

Result<void> Logins::note(const QString &domain, bool isKept) const
{
    QStringList names = kept();
    if (names.contains(domain) == isKept)
        return {};
    if (isKept)
        names += domain;
    else
        names.removeAll(domain);
    names.sort();
    if (auto made = core::makeFolder(QFileInfo(m_file).path()); !made)
        return made;
    const QJsonObject json{{u"registries"_s, QJsonArray::fromStringList(names)}};
    return core::replaceFile(m_file, QJsonDocument(json).toJson());
}

} // namespace registry
