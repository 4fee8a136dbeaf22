// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QStringList>

#include <optional>

namespace views {

/// One row of the list, as the rest of the window needs it.
struct SelectedImage
{
    QString name;                          ///< What the store calls it.
    std::optional<oci::Platform> platform; ///< If the row of one platform is selected.
    store::Image image;
    QString store = {}; ///< The ID of the store that has it.

    /// Of what the name points at, or of the platform's manifest.
    [[nodiscard]] QString digest() const;
    /// As people call it: "nginx:1.24", or a short digest.
    [[nodiscard]] QString title() const;
    /// Of the platform, or of the first one; invalid if unknown.
    [[nodiscard]] QDateTime created() const;
};

/// The names of \a selection, each once, by the ID of the store.
[[nodiscard]] QMap<QString, QStringList> namesByStore(const QList<SelectedImage> &selection);

} // namespace views
