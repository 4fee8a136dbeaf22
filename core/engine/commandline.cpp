// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/commandline.h"

#include "core/engine/endpoint.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Source = Endpoint::Source;

/// Without being told, `podman` uses no socket at all: always said.
QStringList podman(const Endpoint &endpoint)
{
    if (endpoint.source == Source::PodmanConnection)
        return {u"podman"_s, u"--connection"_s, endpoint.commandName};
    QStringList words{u"podman"_s, u"--url"_s, endpoint.address.toString()};
    if (!endpoint.access.sshKey.isEmpty())
        words << u"--identity"_s << endpoint.access.sshKey;
    return words;
}

QStringList docker(const Endpoint &endpoint)
{
    if (endpoint.isDefault)
        return {u"docker"_s};
    if (endpoint.source == Source::DockerContext)
        return {u"docker"_s, u"--context"_s, endpoint.commandName};
    QStringList words{u"docker"_s, u"-H"_s, endpoint.address.toString()};
    const QString &folder = endpoint.access.certificates;
    if (folder.isEmpty())
        return words;
    words << u"--tlsverify"_s;
    const std::pair<QString, QString> files[] = {{u"--tlscacert"_s, folder + u"/ca.pem"_s},
                                                 {u"--tlscert"_s, folder + u"/cert.pem"_s},
                                                 {u"--tlskey"_s, folder + u"/key.pem"_s}};
    for (const auto &[option, file] : files) {
        if (QFileInfo::exists(file))
            words << option << file;
    }
    return words;
}

} // namespace

QStringList programFor(const Endpoint &endpoint, bool isPodman)
{
    return isPodman ? podman(endpoint) : docker(endpoint);
}

} // namespace engine
