// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/runlogins.h"

#include <QMap>

#include <mutex>

namespace registry {

namespace {

struct Kept
{
    std::mutex mutex;
    QMap<QString, Credentials> byDomain;
};

Kept &kept()
{
    static Kept kept;
    return kept;
}

} // namespace

core::Result<std::optional<Credentials>> RunLogins::find(const QString &name, std::stop_token)
{
    const std::scoped_lock lock(kept().mutex);
    const auto found = kept().byDomain.constFind(name.section(u'/', 0, 0));
    if (found == kept().byDomain.constEnd())
        return std::nullopt;
    return *found;
}

void RunLogins::renewIdentity(const QString &name, const QString &old, const QString &renewed,
                              std::stop_token)
{
    const std::scoped_lock lock(kept().mutex);
    const auto found = kept().byDomain.find(name.section(u'/', 0, 0));
    if (found != kept().byDomain.end() && found->identityToken == old)
        found->identityToken = renewed;
}

void RunLogins::keep(const QString &domain, const Credentials &credentials)
{
    const std::scoped_lock lock(kept().mutex);
    kept().byDomain.insert(domain, credentials);
}

bool RunLogins::forget(const QString &domain)
{
    const std::scoped_lock lock(kept().mutex);
    return kept().byDomain.remove(domain) > 0;
}

QList<std::pair<QString, QString>> RunLogins::all() const
{
    const std::scoped_lock lock(kept().mutex);
    QList<std::pair<QString, QString>> logins;
    for (const auto &[domain, credentials] : kept().byDomain.asKeyValueRange())
        logins.append({domain, credentials.username});
    return logins;
}

} // namespace registry
