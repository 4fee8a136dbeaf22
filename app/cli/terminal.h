// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdio>
#include <span>
#include <stop_token>

/// Standard streams and the terminal behind them. What differs between systems has one
/// implementation a platform.
namespace cli {

/// The words behind the name of the program. Bytes that are no text are written "\xNN", as
/// core::pathBytes() reads them.
[[nodiscard]] QStringList wordsOf(int argc, char *argv[]);

[[nodiscard]] bool isTerminal(std::FILE *stream);
/// Columns of the terminal behind standard error; 80 if it does not say.
[[nodiscard]] int terminalWidth();

/// Fills a part of \a out with what comes next on standard input and returns how much that is, 0 at
/// its end. Waits until something comes or \a stop asks to end. Cancelled, Io.
[[nodiscard]] core::Result<qsizetype> readStandardInput(std::span<char> out,
                                                        const std::stop_token &stop);

enum class TextEnd { Line, Input };

/// What comes on standard input up to its end, or to the end of a line, without what ends lines; at
/// most 64 KiB. Errors of readStandardInput().
[[nodiscard]] core::Result<QByteArray> readText(TextEnd end, const std::stop_token &stop);

/// Shows \a question and returns the line that the person answers, which can be seen while it is
/// typed or not. Cancelled, Io.
[[nodiscard]] core::Result<QString> askOnTerminal(const QString &question, bool isSeen,
                                                  const std::stop_token &stop);

/// Asks \a source to stop when the person presses Ctrl+C or the process is told to end; the second
/// time ends the process at once. To be called once, before any thread starts.
void stopOnInterrupt(std::stop_source source);

} // namespace cli
