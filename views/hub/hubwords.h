// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/answers.h"

#include <QString>

/// How the pages of registries put what they know. GUI thread.
namespace views::hubwords {

/// "Official", "Verified publisher" ...; empty for anybody.
[[nodiscard]] QString trust(hub::Trust trust);
/// What that means, for tooltips.
[[nodiscard]] QString trustMeaning(hub::Trust trust);

/// "12.9B", in French "12,9 Md": three figures at most, rounded down.
[[nodiscard]] QString compact(qint64 number);
/// "12.9B pulls", "1B+ pulls"; empty if that is not known.
[[nodiscard]] QString pulls(const hub::PullCount &pulls);
/// "★ 21.2K".
[[nodiscard]] QString stars(qint64 stars);

} // namespace views::hubwords
