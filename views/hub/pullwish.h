// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "core/oci/reference.h"

#include <QList>

#include <optional>

namespace views {

/// What is to be pulled, and where it goes.
struct PullWish
{
    QString store = {}; ///< Its ID.
    QList<oci::Reference> references = {};
    std::optional<oci::Platform> platform = {}; ///< None for that of this machine.
    /// Something was left open that the person has to say: a tag, or a platform.
    bool isOpen = false;
};

} // namespace views
