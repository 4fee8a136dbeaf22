// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QStringList>

class QMimeData;

namespace models {

/// Marks names of images on registries that are dragged inside of this program.
inline constexpr QLatin1StringView ReferencesMime{"application/x-millefeuille-references"};

/// \a names, "docker.io/library/nginx:1.24", or a repository, which has no tag: for other programs
/// they are text, a line each. The caller owns the result.
[[nodiscard]] QMimeData *dragReferences(const QStringList &names);
/// The names in \a dragged; empty if it does not come from here.
[[nodiscard]] QStringList draggedReferences(const QMimeData *dragged);

} // namespace models
