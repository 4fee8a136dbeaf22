// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace core {

/// \a word as one word of a POSIX shell, in single quotes if it needs any.
[[nodiscard]] QString shellQuoted(const QString &word);

/// The words as a line that a POSIX shell takes apart into just these.
[[nodiscard]] QString shellLine(const QStringList &words);

/// The words of \a line, with the quotes of POSIX (Shell Command Language, 2.2): single, double,
/// backslash. Nothing is expanded: $, * and ~ are characters like others, and so are ; | & < >.
/// InvalidArgument if a quote has no end.
[[nodiscard]] Result<QStringList> splitShellLine(const QString &line);

} // namespace core
