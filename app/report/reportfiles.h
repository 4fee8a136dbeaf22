// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/report/analysisreport.h"

#include <QByteArray>

namespace report {

/// The waste as RFC 4180 has it, with a header line; numbers without separators.
[[nodiscard]] QByteArray toCsv(const AnalysisReport &report);

/// One page without anything from elsewhere. \a treemap is an SVG element. What comes from the
/// image cannot become markup.
[[nodiscard]] QByteArray toHtml(const AnalysisReport &report, const QByteArray &treemap);

} // namespace report
