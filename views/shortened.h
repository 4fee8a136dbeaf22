// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace views {

/// The first \a most of \a lines, and one that says how many more there are.
[[nodiscard]] QStringList shortened(const QStringList &lines, qsizetype most);

} // namespace views
