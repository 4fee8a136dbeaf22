// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/descriptor.h"
#include "core/oci/reference.h"

#include <QList>

namespace store {

/// Where images came from, noted at their entries of index.json as containerd does it: an
/// annotation "containerd.io/distribution.source.REGISTRY" that holds the repository. It stays when
/// the name of the image moves on.

/// \a target with the note that it came from the repository of \a reference.
[[nodiscard]] oci::Descriptor withSource(oci::Descriptor target, const oci::Reference &reference);

/// The repositories that may have the image \a target, by its digest: those it came from, then
/// that of its name. Bounded. Empty if it never was in a registry.
[[nodiscard]] QList<oci::Reference> sourcesOf(const oci::Descriptor &target);

} // namespace store
