// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/report/analysisreport.h"

#include <QString>

#include <vector>

/// What the reports for people say in the same words.
namespace report {

/// "0, 3, 4"; of many, the first and how many more.
[[nodiscard]] QString layerNumbers(const std::vector<quint16> &layers);

/// Where the bytes of an advice are: "Layers 1, 2", or "Layer 1" of one.
[[nodiscard]] QString layersOf(const layers::Advice &advice);

} // namespace report
