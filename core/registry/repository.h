// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"
#include "core/oci/reference.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace registry {

/// Where the API of the registry \a domain is: "docker.io" is served by registry-1.docker.io; plain
/// HTTP for loopback hosts, HTTPS for all others, and never one for the other.
[[nodiscard]] QUrl baseUrl(const QString &domain);

/// A repository of a registry as its API names it (distribution-spec, "Endpoints").
struct Repository
{
    explicit Repository(const oci::Reference &reference);

    QString domain;        ///< "docker.io".
    QString path;          ///< "library/nginx".
    QUrl base;             ///< "https://registry-1.docker.io".
    bool isMirror = false; ///< There is another place to ask if this one does not answer.

    [[nodiscard]] QUrl manifestUrl(const QString &tagOrDigest) const;
    [[nodiscard]] QUrl blobUrl(const oci::Digest &digest) const;
    /// Where uploads begin.
    [[nodiscard]] QUrl uploadsUrl() const;
    /// The first page of the list of tags.
    [[nodiscard]] QUrl tagsUrl() const;
    /// "repository:library/nginx:pull".
    [[nodiscard]] QByteArray pullScope() const;
    /// Whose pauses are kept, for HostGate: those of the registry, or a mirror's own.
    [[nodiscard]] QString gate() const { return isMirror ? base.authority() : domain; }
    /// As a person wrote it: "nginx", "ghcr.io/a/b".
    [[nodiscard]] QString displayName() const { return m_displayName; }

private:
    QString m_displayName;
};

} // namespace registry
