// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/descriptor.h"
#include "core/oci/reference.h"

#include <QList>

#include <stop_token>

namespace registry {

class Client;

/// Something that belongs to an image: a signature, a bill of materials, a provenance.
struct AttachedArtifact
{
    oci::Descriptor descriptor; ///< Of its manifest; artifactType says what it is.
    /// What an attestation of `docker build` states, by the URIs of its predicates; empty for other
    /// artifacts.
    QStringList predicates = {};

    friend bool operator==(const AttachedArtifact &, const AttachedArtifact &) = default;
};

/// The tag under which clients keep the list of referrers of \a subject where a registry has no API
/// for it (distribution-spec, "Referrers Tag Schema").
[[nodiscard]] QString referrersTag(const oci::Digest &subject);

/// What refers to \a subject in the repository of \a repository, by the API for it or by that tag;
/// empty where there is neither. Blocks: for a worker thread. The errors of Client.
[[nodiscard]] core::Result<QList<oci::Descriptor>> fetchReferrers(const Client &client,
                                                                  const oci::Reference &repository,
                                                                  const oci::Digest &subject,
                                                                  std::stop_token stop = {});

} // namespace registry
