// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/hostcertificates.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/net/tlsidentity.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;
using Identity = std::shared_ptr<const net::TlsIdentity>;
using Parts = net::TlsIdentity::Parts;

namespace {

QStringList stampOf(const QStringList &files)
{
    QStringList stamp;
    for (const QString &path : files) {
        const QFileInfo file(path);
        stamp += u"%1 %2 %3"_s.arg(path)
                     .arg(file.size())
                     .arg(file.lastModified(QTimeZone::UTC).toMSecsSinceEpoch());
    }
    return stamp;
}

std::unexpected<core::Error> alone(const QString &path, const QString &missing)
{
    return core::fail(ErrorCode::NotFound,
                      Tr::tr("%1 needs %2 beside it. The name of an authority ends in “.crt”.")
                          .arg(QDir::toNativeSeparators(path), QFileInfo(missing).fileName()));
}

/// Takes the pair that \a path, a .cert or a .key, is half of.
Result<void> addOwn(Parts &parts, const QString &path)
{
    const bool isKey = path.endsWith(".key"_L1);
    const QString base = path.left(path.lastIndexOf(u'.'));
    const QString other = base + (isKey ? ".cert"_L1 : ".key"_L1);
    if (!QFileInfo::exists(other))
        return alone(path, other);
    if (isKey || !parts.certificate.isEmpty())
        return {};
    auto certificate = core::readFile(path, core::limits::HostsFile);
    if (!certificate)
        return std::unexpected(std::move(certificate).error());
    auto key = core::readFile(other, core::limits::HostsFile);
    if (!key)
        return std::unexpected(std::move(key).error());
    parts.certificatePath = path;
    parts.certificate = *std::move(certificate);
    parts.keyPath = other;
    parts.key = *std::move(key);
    return {};
}

Result<Identity> read(const QStringList &files, bool verifies)
{
    Parts parts{.trustsSystem = true, .verifies = verifies};
    for (const QString &path : files) {
        if (!path.endsWith(".crt"_L1)) {
            if (auto added = addOwn(parts, path); !added)
                return std::unexpected(std::move(added).error());
            continue;
        }
        const auto pem = core::readFile(path, core::limits::HostsFile);
        if (!pem)
            return std::unexpected(pem.error());
        if (net::certificatesOf(*pem).isEmpty())
            return core::fail(
                ErrorCode::Corrupt,
                Tr::tr("%1 holds no certificate.").arg(QDir::toNativeSeparators(path)));
        parts.authoritiesPath = path;
        parts.authorities += *pem + '\n';
    }
    return net::TlsIdentity::make(parts);
}

} // namespace

HostCertificates::HostCertificates(QStringList folders)
    : m_folders(std::move(folders))
{}

QStringList HostCertificates::folderNames(const QString &host)
{
    QStringList names{host};
    if (host.contains(u':'))
        names += QString(host).replace(u':', u'_') + u'_';
    if (host == "docker.io"_L1)
        names += u"registry-1.docker.io"_s;
    return names;
}

QStringList HostCertificates::filesOf(const QString &host) const
{
    QStringList files;
    // A host is what the grammar of references allows, and no path.
    if (host.isEmpty() || host.contains(u'/') || host.startsWith(u'.'))
        return files;
    for (const QString &folder : m_folders) {
        for (const QString &name : folderNames(host)) {
            const QDir here(folder + u'/' + name);
            const QStringList found =
                here.entryList({u"*.crt"_s, u"*.cert"_s, u"*.key"_s}, QDir::Files, QDir::Name);
            for (const QString &file :
                 found.first(std::min<qsizetype>(found.size(), core::limits::HostsFiles)))
                files += here.filePath(file);
        }
    }
    return files;
}

Result<Identity> HostCertificates::identityFor(const QString &host, bool verifies)
{
    const QStringList files = filesOf(host);
    if (files.isEmpty() && verifies)
        return Identity();
    const Stamp stamp = stampOf(files);
    const std::scoped_lock lock(m_mutex);
    if (const auto known = m_known.find({host, verifies});
        known != m_known.end() && known->second.stamp == stamp)
        return known->second.identity;
    auto identity = read(files, verifies);
    m_known.insert_or_assign({host, verifies}, Known{stamp, identity});
    return identity;
}

bool HostCertificates::hasAuthorities(const QString &host) const
{
    return std::ranges::any_of(filesOf(host),
                               [](const QString &path) { return path.endsWith(".crt"_L1); });
}

} // namespace registry
