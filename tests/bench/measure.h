// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

/// Running a program and seeing what it cost.
namespace bench {

struct Cost
{
    double seconds = 0;          ///< Wall clock.
    double processorSeconds = 0; ///< User and system, children included.
    double peakMiB = 0;          ///< Largest resident set.
    QByteArray output;           ///< Standard output.
};

/// Runs \a words to their end. Ends the benchmark with the program's words if it fails.
[[nodiscard]] Cost run(const QStringList &words);

/// The run whose time is the median; \a runs is not empty.
[[nodiscard]] Cost median(QList<Cost> runs);

/// Processor-seconds that the running process \a id has used.
[[nodiscard]] double processorSecondsOf(qint64 id);

/// Ends the benchmark with \a problem.
[[noreturn]] void giveUp(const QString &problem);

} // namespace bench
