// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/analysisreport.h"

#include <QByteArray>
#include <QJsonObject>

namespace cli {

/// For a comment under a pull request: the sums, the rules, the worst paths and the advice. What
/// comes from the image cannot become markup.
[[nodiscard]] QByteArray toMarkdown(const AnalysisReport &report);

/// SARIF 2.1.0 (OASIS, 2020): a result for each path that breaks a rule, each file that looks like
/// a secret, and each advice. Paths are relative to the root of the image.
[[nodiscard]] QJsonObject toSarif(const AnalysisReport &report);

/// JUnit XML as CI servers read it: a test case for each rule.
[[nodiscard]] QByteArray toJUnit(const AnalysisReport &report);

} // namespace cli
