// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <compare>
#include <optional>

namespace engine {

/// A version of Docker's Engine API: "1.45".
struct ApiVersion
{
    int major = 1;
    int minor = 0;

    /// Nothing if \a text is no such version.
    [[nodiscard]] static std::optional<ApiVersion> parse(QByteArrayView text);
    [[nodiscard]] QString toString() const;

    friend auto operator<=>(const ApiVersion &, const ApiVersion &) = default;
};

/// The oldest we speak, and the newest whose answers we know.
inline constexpr ApiVersion OldestApi{1, 24};
inline constexpr ApiVersion NewestApi{1, 51};

/// What an engine says of itself in the headers of /_ping.
struct EngineVersion
{
    ApiVersion api;      ///< To be spoken: the engine's own, but no newer than NewestApi.
    QString server;      ///< "Docker/26.1.5 (linux)"; may be empty.
    QString libpod;      ///< "5.4.2" of Podman, else empty.
    QString system = {}; ///< "linux", "windows".

    [[nodiscard]] bool isPodman() const { return !libpod.isEmpty(); }
    /// "Docker 26.1.5" or "Podman 5.4.2".
    [[nodiscard]] QString title() const;

    friend bool operator==(const EngineVersion &, const EngineVersion &) = default;
};

} // namespace engine
