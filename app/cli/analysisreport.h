// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "core/oci/descriptor.h"
#include "core/oci/imageconfig.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace cli {

class Console;

/// An analysed image, wherever it came from.
struct AnalysisReport
{
    QString reference;
    QList<oci::Descriptor> layers = {}; ///< Base first, as the analysis has them.
    oci::ImageConfig config = {};
    std::shared_ptr<const layers::ImageAnalysis> analysis = {};
    qint64 readMs = 0;    ///< Reading, inflating, verifying and indexing the layers.
    qint64 analyzeMs = 0; ///< Merging them.
};

/// The JSON that the command line promises; its keys are a contract.
[[nodiscard]] QJsonObject toJson(const AnalysisReport &report);

/// The same for people: sums, a table of the layers, and the worst of the waste.
void print(const Console &console, const AnalysisReport &report);

} // namespace cli
