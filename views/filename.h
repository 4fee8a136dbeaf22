// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace views {

/// \a reference as the name of a file on every system.
[[nodiscard]] QString plainFileName(const QString &reference);

/// \a name, of a file or folder, as that of a repository: "Debian root" as "debian-root". May be
/// empty.
[[nodiscard]] QString repositoryOf(const QString &name);

} // namespace views
