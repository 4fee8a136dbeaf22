// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/routerules.h"

#include "core/base/durablefile.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/registry/routechoices.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> notUnderstood(const QString &path, const core::Error &error)
{
    return core::fail(error.code,
                      Tr::tr("%1, which says how registries are reached, cannot be understood.")
                          .arg(QDir::toNativeSeparators(path)),
                      error.detail);
}

/// The files that \a places names, folders read, in their order.
QStringList configurationFiles(const RoutePlaces &places)
{
    QStringList files;
    const auto main = std::ranges::find_if(
        places.mains, [](const QString &path) { return QFileInfo::exists(path); });
    if (main != places.mains.end())
        files += *main;
    for (const QString &place : places.configurations) {
        if (!QFileInfo(place).isDir()) {
            files += place;
            continue;
        }
        const QDir folder(place);
        const QStringList found = folder.entryList({u"*.conf"_s}, QDir::Files, QDir::Name);
        for (const QString &name :
             found.first(std::min<qsizetype>(found.size(), core::limits::HostsFiles)))
            files += folder.filePath(name);
    }
    return files;
}

/// What \a parse makes of the file \a path; an empty value if there is none.
template <class T>
Result<T> readAs(const QString &path)
{
    const auto bytes = core::readFile(path, core::limits::HostsFile);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return T();
    if (!bytes)
        return std::unexpected(bytes.error());
    auto parsed = T::parse(*bytes);
    if (!parsed)
        return notUnderstood(path, parsed.error());
    return parsed;
}

QString hostOf(const QString &location)
{
    return location.section(u'/', 0, 0);
}

/// The hosts of \a conf that are told to be insecure, or not to be.
void noteInsecure(const RegistriesConf &conf, QMap<QString, bool> &insecure)
{
    for (const RegistryRule &rule : conf.rules) {
        const QString host = hostOf(rule.location.isEmpty() ? rule.prefix : rule.location);
        if (rule.insecure && !host.startsWith(u'*'))
            insecure.insert(host, *rule.insecure);
        for (const MirrorRule &mirror : rule.mirrors) {
            if (mirror.insecure)
                insecure.insert(hostOf(mirror.location), true);
        }
    }
}

bool isInNetwork(const QString &host, const QString &network)
{
    const QUrl url(u"//"_s + host);
    const QHostAddress address(url.host());
    const auto subnet = QHostAddress::parseSubnet(network);
    return !address.isNull() && !subnet.first.isNull() && address.isInSubnet(subnet);
}

} // namespace

Result<DaemonConf> DaemonConf::parse(QByteArrayView bytes)
{
    auto object = core::parseJsonObject(bytes, core::limits::HostsFile);
    if (!object)
        return std::unexpected(std::move(object).error());
    core::JsonReader json(*std::move(object));
    DaemonConf conf;
    for (const QString &text : json.strings("registry-mirrors"_L1)) {
        const QUrl url(text, QUrl::StrictMode);
        const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
        if (!isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() || url.path().size() > 1
            || url.hasQuery() || url.hasFragment())
            json.fail("registry-mirrors"_L1, "holds what is no mirror"_L1);
        conf.mirrors.append(url.adjusted(QUrl::RemovePath));
    }
    conf.insecure = json.strings("insecure-registries"_L1);
    if (conf.mirrors.size() > core::limits::Mirrors)
        json.fail("registry-mirrors"_L1, "are too many"_L1, ErrorCode::LimitExceeded);
    if (json.error())
        return std::unexpected(*json.error());
    return conf;
}

Result<RouteRules> RouteRules::read(const RoutePlaces &places)
{
    RouteRules rules;
    for (const QString &path : configurationFiles(places)) {
        const auto conf = readAs<RegistriesConf>(path);
        if (!conf)
            return std::unexpected(conf.error());
        rules.conf.merge(*conf);
    }
    for (const QString &path : places.daemons) {
        const auto daemon = readAs<DaemonConf>(path);
        if (!daemon)
            return std::unexpected(daemon.error());
        rules.daemon.mirrors += daemon->mirrors;
        rules.daemon.insecure += daemon->insecure;
    }
    noteInsecure(rules.conf, rules.insecure);
    const auto chosen = RouteChoices(places.own).insecure();
    if (!chosen)
        return std::unexpected(chosen.error());
    rules.insecure.insert(*chosen);
    return rules;
}

QStringList RouteRules::stamp(const RoutePlaces &places)
{
    QStringList stamp;
    for (const QString &path : configurationFiles(places) + places.daemons
                                   + QStringList{RouteChoices(places.own).insecureFile()}) {
        const QFileInfo file(path);
        stamp += u"%1 %2 %3"_s.arg(path)
                     .arg(file.size())
                     .arg(file.lastModified(QTimeZone::UTC).toMSecsSinceEpoch());
    }
    return stamp;
}

bool RouteRules::isInsecure(const QString &host) const
{
    if (const auto said = insecure.constFind(host); said != insecure.constEnd())
        return *said;
    return std::ranges::any_of(daemon.insecure, [&](const QString &entry) {
        return entry == host || (entry.contains(u'/') && isInNetwork(host, entry));
    });
}

} // namespace registry
