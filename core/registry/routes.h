// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/tlstrust.h"
#include "core/oci/reference.h"
#include "core/registry/registriesconf.h"
#include "core/registry/repository.h"
#include "core/registry/routeplaces.h"

#include <QList>
#include <QMap>
#include <QString>

#include <memory>
#include <stop_token>

namespace registry {

/// A place where a repository is.
struct Route
{
    QString domain; ///< "mirror.example:5000"; whose login is asked for, and what it is called.
    QString path;   ///< "hub/library/nginx".
    QUrl base = {}; ///< Where it is, if that is set; else as Routes::baseUrl() says.
    bool isMirror = false;

    friend bool operator==(const Route &, const Route &) = default;
};

/// What a place is to be asked for: mirrors may be for one of them only.
enum class RouteUse { Tag, Digest };

/// How registries are reached: the mirrors and other locations of registries.conf (Podman), the
/// certificates of certs.d (Docker, Podman, containerd), the mirrors and insecure registries of
/// daemon.json (Docker), and what the person chose in this program. The files are read again when
/// they change. Without anything set, a registry is where its name says, by HTTPS, or by plain HTTP
/// on this machine.
///
/// An insecure registry, and nothing is that unless somebody said so of it, is spoken to by HTTPS
/// with whatever certificate it has, and by plain HTTP if it does not speak TLS. Any thread.
class Routes final : public net::TlsTrust
{
public:
    /// \a insecure are hosts that are insecure as long as this lives ("localhost:5000").
    explicit Routes(const RoutePlaces &places = RoutePlaces::user(), QStringList insecure = {});
    ~Routes() override;
    Q_DISABLE_COPY_MOVE(Routes)

    /// Where \a reference is to be asked for, in this order: mirrors first, the registry itself
    /// last. PermissionDenied if it is blocked; Corrupt, Unsupported, Io if a file cannot be used.
    [[nodiscard]] core::Result<QList<Route>> find(const oci::Reference &reference,
                                                  RouteUse use) const;

    /// The registry itself, not a mirror: for pushes, and for the last of find().
    [[nodiscard]] core::Result<Repository> origin(const oci::Reference &reference,
                                                  std::stop_token stop) const;

    /// \a route as a repository of \a reference. Of an insecure registry it may have to be asked
    /// first how it speaks; Cancelled.
    [[nodiscard]] core::Result<Repository> open(const Route &route, const oci::Reference &reference,
                                                std::stop_token stop) const;

    /// Where the API of the registry \a domain is. As open().
    [[nodiscard]] core::Result<QUrl> baseUrl(const QString &domain, std::stop_token stop) const;

    [[nodiscard]] core::Result<bool> isInsecure(const QString &domain) const;

    /// What \a text, as a person typed it, may mean where registries to search or short names are
    /// set; empty if it means one thing. Nothing is guessed: it is for the person to choose.
    [[nodiscard]] core::Result<QList<oci::Reference>> choices(const QString &text) const;

    /// registries.conf as it is now, for those who ask for choices() at every key.
    [[nodiscard]] core::Result<RegistriesConf> conf() const;

    /// A host whose certificate nobody vouched for.
    struct Refusal
    {
        QString host; ///< "registry.example:5000"; may be that of a mirror or a token server.
        QList<net::Certificate> chain; ///< Its own first.
    };
    /// The refusals of this run, the latest of each host. They stay until the host is trusted.
    [[nodiscard]] QList<Refusal> refusals() const;

    /// What the host of the registry \a domain shows, its own certificate first, if nobody vouches
    /// for it; empty if somebody does, or it is insecure. Asked by HTTPS, whatever is set. Network,
    /// Cancelled.
    [[nodiscard]] core::Result<QList<net::Certificate>> askForCertificate(const QString &domain,
                                                                          std::stop_token stop);

    /// Trusts \a authority for \a host from now on, and in later runs. Fails as RouteChoices does.
    [[nodiscard]] core::Result<void> trust(const QString &host, const net::Certificate &authority);

    [[nodiscard]] core::Result<std::shared_ptr<const net::TlsIdentity>>
    identityFor(const QUrl &url) override;
    void refused(const QUrl &url, const QList<net::Certificate> &chain) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace registry
