// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QLatin1StringView>

namespace views {

/// The Breeze action icon of this name in the text colour of the application's palette, whatever
/// theme is on when it is painted. Null if there is no such icon, or before Theme has been made. \a
/// name is a literal: it is kept as it is.
[[nodiscard]] QIcon icon(QLatin1StringView name);

} // namespace views
