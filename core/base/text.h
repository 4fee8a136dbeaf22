// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace core {

/// Strangers' text made fit for one line of a message: at most \a length characters, with an
/// ellipsis if it was longer, and without characters that are invisible or change the direction of
/// writing.
[[nodiscard]] QString excerpt(QStringView text, qsizetype length = 120);

} // namespace core
