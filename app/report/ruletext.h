// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/report/analysisreport.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace report {

/// "PASS", "FAIL" or "SKIP", in every language.
[[nodiscard]] QLatin1StringView statusName(ci::Status status);
/// A value or limit of \a check: "1,234 bytes", "12.34 %", "∞".
[[nodiscard]] QString amountText(const ci::Check &check, double amount);
/// What is wrong, in a sentence.
[[nodiscard]] QString failureText(const ci::Check &check);

/// A path that has a part in why a rule was not met.
struct PathFinding
{
    QString path;
    QString text; ///< A sentence about it.
    quint16 layer = 0;
    qint64 bytes = 0;
};

/// The worst of them for \a check, at most \a most; none for rules that are not about paths.
[[nodiscard]] std::vector<PathFinding> findings(const AnalysisReport &report,
                                                const ci::Check &check, std::size_t most);

/// A path of the image.
[[nodiscard]] QString pathOf(const AnalysisReport &report, quint32 node);

} // namespace report
