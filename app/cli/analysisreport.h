// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/report/analysisreport.h"

namespace cli {

class Console;

using report::AnalysisReport;

/// For people: sums, the layers, the worst of the waste, secrets, advice and rules.
void print(const Console &console, const AnalysisReport &report);

} // namespace cli
