// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/routechoices.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/net/tlsidentity.h"
#include "core/registry/hostcertificates.h"
#include "core/registry/registriesconf.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr auto Opening =
    "# Registries that may be reached by plain HTTP, or with a certificate that "
    "nobody vouches for.\n# Millefeuille writes this file.\n";

/// "localhost_5000_" is localhost:5000.
QString hostOfFolder(const QString &name)
{
    if (!name.endsWith(u'_'))
        return name;
    const qsizetype colon = name.lastIndexOf(u'_', -2);
    if (colon <= 0)
        return name;
    return name.left(colon) + u':' + name.sliced(colon + 1).chopped(1);
}

QString fileOf(const net::Certificate &certificate)
{
    return QString::fromLatin1(certificate.fingerprint.toHex()) + u".crt"_s;
}

} // namespace

RouteChoices::RouteChoices(QString folder)
    : m_folder(std::move(folder))
{}

QString RouteChoices::insecureFile() const
{
    return m_folder + u"/insecure.conf"_s;
}

QString RouteChoices::folderOf(const QString &host) const
{
    return m_folder + u"/certs.d/"_s
           + HostCertificates::folderNames(host).value(host.contains(u':'));
}

Result<QMap<QString, bool>> RouteChoices::insecure() const
{
    const auto bytes = core::readFile(insecureFile(), core::limits::HostsFile);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return QMap<QString, bool>();
    if (!bytes)
        return std::unexpected(bytes.error());
    auto conf = RegistriesConf::parse(*bytes);
    if (!conf)
        return core::fail(
            conf.error().code,
            Tr::tr("%1 cannot be understood.").arg(QDir::toNativeSeparators(insecureFile())),
            conf.error().detail);
    QMap<QString, bool> hosts;
    for (const RegistryRule &rule : std::as_const(conf->rules)) {
        if (rule.insecure)
            hosts.insert(rule.prefix, *rule.insecure);
    }
    return hosts;
}

Result<void> RouteChoices::setInsecure(const QString &host, bool isInsecure)
{
    auto hosts = insecure();
    if (!hosts)
        return std::unexpected(std::move(hosts).error());
    hosts->remove(host);
    if (isInsecure)
        hosts->insert(host, true);
    QByteArray text = Opening;
    for (const auto &[name, value] : hosts->asKeyValueRange()) {
        // What somebody wrote by hand may be for all subdomains, and no location is.
        const QByteArray key = name.startsWith(u'*') ? "prefix" : "location";
        text += "\n[[registry]]\n" + key + " = \"" + name.toUtf8()
                + "\"\ninsecure = " + (value ? "true" : "false") + '\n';
    }
    if (auto made = core::makeFolder(m_folder); !made)
        return made;
    return core::replaceFile(insecureFile(), text);
}

QMap<QString, QList<net::Certificate>> RouteChoices::trusted() const
{
    QMap<QString, QList<net::Certificate>> all;
    const QDir folder(m_folder + u"/certs.d"_s);
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir here(folder.filePath(name));
        for (const QString &file : here.entryList({u"*.crt"_s}, QDir::Files, QDir::Name)) {
            if (const auto pem = core::readFile(here.filePath(file), core::limits::HostsFile))
                all[hostOfFolder(name)] += net::certificatesOf(*pem);
        }
    }
    return all;
}

Result<void> RouteChoices::trust(const QString &host, const net::Certificate &authority)
{
    const QString folder = folderOf(host);
    if (auto made = core::makeFolder(folder); !made)
        return made;
    return core::replaceFile(folder + u'/' + fileOf(authority), authority.pem);
}

Result<void> RouteChoices::distrust(const QString &host, const net::Certificate &authority)
{
    QDir folder(folderOf(host));
    const QString path = folder.filePath(fileOf(authority));
    if (QFile file(path); file.exists() && !file.remove())
        return core::fail(ErrorCode::Io,
                          Tr::tr("%1 cannot be removed.").arg(QDir::toNativeSeparators(path)),
                          file.errorString());
    const QString name = folder.dirName();
    if (folder.isEmpty() && folder.cdUp())
        folder.rmdir(name);
    return {};
}

net::Certificate authorityOf(const QList<net::Certificate> &chain)
{
    if (chain.isEmpty())
        return {};
    return chain.last().isSelfSigned ? chain.last() : chain.first();
}

} // namespace registry
