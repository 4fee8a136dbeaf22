// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace store {

/// A container that uses an image: runs it, was made of it, or mounts it.
struct ContainerUse
{
    QString engine; ///< Name of the engine that has the container.
    QString id;
    QString name = {};
    QString state = {}; ///< As the engine says: "running", "exited", "paused", "created" ...

    QString address = {}; ///< Where that engine listens, by which the program knows it.

    /// The name, or the beginning of the ID.
    [[nodiscard]] QString title() const { return name.isEmpty() ? id.left(12) : name; }
    /// Its processes live, so that the engine deletes its image under no circumstances.
    [[nodiscard]] bool isAlive() const
    {
        return state == QLatin1StringView("running") || state == QLatin1StringView("paused")
               || state == QLatin1StringView("restarting");
    }
    friend bool operator==(const ContainerUse &, const ContainerUse &) = default;
};

} // namespace store
