// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ci/rules.h"

#include <QByteArrayView>
#include <QString>

namespace ci {

/// Reads a .dive-ci, which is YAML: Dive's own rules under `rules`, as Dive reads them, and ours
/// beside them where Dive does not look.
///
///     rules:
///       lowestEfficiency: 0.95
///       highestWastedBytes: 20MB
///       highestUserWastedPercent: disabled
///     millefeuille:
///       rules:
///         highestTrueWaste: 10MB
///         highestTrueWastePercent: 5%
///         highestImageSize: 500MB
///         highestLayerCount: 20
///         noSecrets: true
///       exclude: ["/usr/share/doc", "*.pyc"]
///
/// A rule that is left out, commented out or null has its default. InvalidArgument in words for
/// what is no YAML, a value that a rule cannot have, and for a name under `millefeuille` that does
/// not exist; names that Dive does not know are passed over, as by Dive. LimitExceeded above
/// limits::CiRules.
[[nodiscard]] core::Result<Rules> parseRules(QByteArrayView yaml);

/// parseRules() of the file \a path; NotFound if there is none.
[[nodiscard]] core::Result<Rules> readRules(const QString &path);

} // namespace ci
