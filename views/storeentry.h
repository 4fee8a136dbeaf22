// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace views {

/// What stands in the sidebar instead of the ID of a store while the images of all are shown.
inline constexpr QLatin1StringView AllStores{"all"};

/// A place that has images, as the sidebar lists it.
struct StoreEntry
{
    enum class Kind { Own, Docker, Podman };

    QString id; ///< Empty for the own store.
    Kind kind = Kind::Own;
    QString name;
    QString toolTip = {}; ///< Where it is.
    QString problem = {}; ///< Why it cannot be used now; empty if nothing is known against it.
    std::optional<engine::Endpoint> added = {}; ///< By the person, who may change it.
    /// How a command line for it begins, if not with the name of its kind's: "docker", "--context",
    /// "prod".
    QStringList program = {};

    /// The same, never empty.
    [[nodiscard]] QStringList command() const
    {
        if (!program.isEmpty())
            return program;
        if (kind == Kind::Own)
            return {QStringLiteral("millefeuille-cli")};
        return {kind == Kind::Podman ? QStringLiteral("podman") : QStringLiteral("docker")};
    }

    friend bool operator==(const StoreEntry &, const StoreEntry &) = default;
};

} // namespace views
