// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ci/rules.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace cli {

enum class ReportFormat { Text, Json, Markdown, Sarif, JUnit };

/// What only `analyze` understands: the rules of CI and the form of the report.
struct AnalyzeOptions
{
    bool ci = false;
    std::optional<QString> ciConfig = {};
    QList<std::pair<QString, QString>> rules = {}; ///< Rules given as options, and their values.
    QStringList exclude = {};
    std::optional<ReportFormat> format = {};
};

/// Takes these options out of \a words. InvalidArgument in words about what is wrong.
[[nodiscard]] core::Result<AnalyzeOptions> takeAnalyzeOptions(QStringList &words);

/// The rules that count: those of the file that was named, or of .dive-ci in the current folder, or
/// the defaults; and over them those given as options. Without --ci only what is excluded.
[[nodiscard]] core::Result<ci::Rules> loadRules(const AnalyzeOptions &options);

} // namespace cli
