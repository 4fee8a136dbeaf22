// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/digest.h"
#include "core/oci/reference.h"

#include <QStringList>

#include <optional>
#include <stop_token>

namespace registry {

class Client;

/// What a removal from a registry would take along.
struct RemoteRemoval
{
    oci::Reference name;
    bool isManifest = false;  ///< It names a digest: the manifest goes, and with it every tag.
    QStringList tags = {};    ///< That go, as far as it is known.
    bool hasMoreTags = false; ///< There are too many to ask for each what it means.
    std::optional<oci::Digest> digest = {}; ///< What goes, or what the tag means.
};

/// Finds out what removing \a name from its registry means: nothing is changed. Of a digest all
/// tags of the repository are asked for, up to a thousand, by HEAD and a few at a time.
[[nodiscard]] core::Result<RemoteRemoval>
planRemoval(const Client &client, const oci::Reference &name, const std::stop_token &stop = {});

/// Removes the tag, or the manifest with all its tags. Unsupported if the registry does not allow
/// that, or removes only manifests and not a tag alone; the other errors of Publisher. Blobs are
/// the registry's business.
[[nodiscard]] core::Result<void> remove(const Client &client, const RemoteRemoval &removal,
                                        const std::stop_token &stop = {});

} // namespace registry
