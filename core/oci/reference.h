// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/digest.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace oci {

/// The name of an image: registry, repository, and a tag, a digest or both. Grammar and defaults of
/// distribution/reference (`normalize.go`), so that "nginx" is docker.io/library/nginx:latest.
class Reference final
{
public:
    /// Reads what `docker pull` takes. InvalidArgument with a message that says what is wrong and,
    /// where one is near, the right form; the detail of the error is "column 7", the first wrong
    /// character counted from 1. Unsupported for a digest algorithm we do not know.
    [[nodiscard]] static core::Result<Reference> parse(QStringView text);

    /// Reads what people paste: white space, "docker pull x", "docker://x", "https://host/x", a
    /// hub.docker.com page; then as parse().
    [[nodiscard]] static core::Result<Reference> parsePasted(QStringView text);

    /// "docker.io", "localhost:5000".
    [[nodiscard]] const QString &domain() const { return m_domain; }
    /// "library/nginx".
    [[nodiscard]] const QString &path() const { return m_path; }
    /// "docker.io/library/nginx".
    [[nodiscard]] QString repository() const { return m_domain + u'/' + m_path; }
    /// Empty if there is only a digest.
    [[nodiscard]] const QString &tag() const { return m_tag; }
    /// Decides over the tag where both are given.
    [[nodiscard]] const std::optional<Digest> &digest() const { return m_digest; }

    /// "docker.io/library/nginx:1.24" or "...@sha256:...".
    [[nodiscard]] QString toString() const;
    /// As `docker` prints it: "nginx:1.24". Reads back as the same reference.
    [[nodiscard]] QString familiar() const;
    /// The repository as `docker` prints it: "nginx".
    [[nodiscard]] QString familiarRepository() const;

    /// What stands behind "manifests/" in a request: the digest if there is one, else the tag.
    [[nodiscard]] QString manifestReference() const;
    [[nodiscard]] Reference withDigest(const Digest &digest) const;
    /// The same repository with \a tag instead of the tag and the digest. InvalidArgument if it is
    /// no tag.
    [[nodiscard]] core::Result<Reference> withTag(QStringView tag) const;

    friend bool operator==(const Reference &, const Reference &) = default;
    friend size_t qHash(const Reference &reference, size_t seed = 0)
    {
        return ::qHash(reference.toString(), seed);
    }

private:
    Reference() = default;
    void setRepository(QStringView domain, QStringView path);
    [[nodiscard]] QString suffix() const;

    QString m_domain;
    QString m_path;
    QString m_tag;
    std::optional<Digest> m_digest;
};

} // namespace oci
