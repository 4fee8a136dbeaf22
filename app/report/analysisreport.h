// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ci/evaluation.h"
#include "core/layers/imageanalysis.h"
#include "core/oci/descriptor.h"
#include "core/oci/imageconfig.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace report {

struct Timing
{
    qint64 readMs = 0;    ///< Reading, inflating, verifying and indexing the layers.
    qint64 analyzeMs = 0; ///< Merging them.
};

/// An analysed image, wherever it came from.
struct AnalysisReport
{
    QString reference;
    QList<oci::Descriptor> layers = {}; ///< Base first, as the analysis has them.
    oci::ImageConfig config = oci::ImageConfig::None;
    std::shared_ptr<const layers::ImageAnalysis> analysis = {};
    std::optional<Timing> timing = {};  ///< Nothing where nobody looked at the clock.
    ci::Included included = {};         ///< What is left after --exclude.
    std::vector<ci::Check> checks = {}; ///< Of --ci; empty without it.
};

/// "removed", "replaced" or "opaque"; not translated.
[[nodiscard]] QString reasonName(layers::WasteReason reason);
/// What was replaced: "content" or "metadata"; empty for other reasons.
[[nodiscard]] QString changeName(layers::WasteReason reason);

/// The JSON that the command line promises; its keys are a contract. What is excluded is still in
/// the sums and in `waste`, which adds up to them, but neither in `advice`, `secrets` nor `ci`.
[[nodiscard]] QJsonObject toJson(const AnalysisReport &report);

} // namespace report
