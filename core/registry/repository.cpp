// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/repository.h"

#include "core/net/urlsafety.h"

using namespace Qt::StringLiterals;

namespace registry {

namespace {

/// A double of Docker Hub's registry, for tests and pictures: MILLEFEUILLE_HUB_REGISTRY, heeded
/// only if it is on this machine, because what was given for the Hub is sent there.
QUrl hubDouble()
{
    const QUrl url = QUrl(qEnvironmentVariable("MILLEFEUILLE_HUB_REGISTRY"), QUrl::StrictMode);
    return url.scheme() == "http"_L1 && net::isLoopbackHost(url.host()) ? url : QUrl();
}

} // namespace

QUrl baseUrl(const QString &domain)
{
    QUrl url = domain == "docker.io"_L1 ? hubDouble() : QUrl();
    if (!url.isEmpty())
        return url;
    url.setAuthority(domain == "docker.io"_L1 ? u"registry-1.docker.io"_s : domain,
                     QUrl::StrictMode);
    url.setScheme(net::isLoopbackHost(url.host()) ? u"http"_s : u"https"_s);
    return url;
}

Repository::Repository(const oci::Reference &reference)
    : domain(reference.domain())
    , path(reference.path())
    , base(baseUrl(reference.domain()))
    , m_displayName(reference.familiarRepository())
{}

QUrl Repository::manifestUrl(const QString &tagOrDigest) const
{
    QUrl url = base;
    url.setPath(u"/v2/%1/manifests/%2"_s.arg(path, tagOrDigest));
    return url;
}

QUrl Repository::blobUrl(const oci::Digest &digest) const
{
    QUrl url = base;
    url.setPath(u"/v2/%1/blobs/%2"_s.arg(path, digest.toString()));
    return url;
}

QUrl Repository::uploadsUrl() const
{
    QUrl url = base;
    url.setPath(u"/v2/%1/blobs/uploads/"_s.arg(path));
    return url;
}

QUrl Repository::tagsUrl() const
{
    QUrl url = base;
    url.setPath(u"/v2/%1/tags/list"_s.arg(path));
    url.setQuery(u"n=1000"_s);
    return url;
}

QByteArray Repository::pullScope() const
{
    return "repository:" + path.toUtf8() + ":pull";
}

} // namespace registry
