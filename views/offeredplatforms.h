// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

namespace views {

/// The platforms that lists to choose from offer.
inline constexpr QLatin1StringView OfferedPlatforms[] = {
    QLatin1StringView("linux/amd64"),  QLatin1StringView("linux/arm64"),
    QLatin1StringView("linux/arm/v7"), QLatin1StringView("linux/arm/v6"),
    QLatin1StringView("linux/386"),    QLatin1StringView("linux/ppc64le"),
    QLatin1StringView("linux/s390x"),  QLatin1StringView("linux/riscv64"),
    QLatin1StringView("windows/amd64")};

} // namespace views
