// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "tests/support/tarbuilder.h"

#include <QList>
#include <QStringList>

#include <memory>

namespace support {

/// The analysis of layers made of \a tars, base first. A broken tar ends the test program.
[[nodiscard]] std::shared_ptr<const layers::ImageAnalysis>
analyzed(const QList<TarBuilder> &tars, const oci::ImageConfig &config = oci::ImageConfig::None);

/// A history of the lines of \a createdBy; those that begin with "-" made no layer.
[[nodiscard]] oci::ImageConfig historyOf(const QStringList &createdBy);

} // namespace support
