// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace models {

/// A README longer than this is cut off: Docker Hub takes 25,000 characters.
inline constexpr qsizetype ReadmeCharacters = core::limits::ReadmeCharacters;

/// Markdown without HTML: links and pictures in it become Markdown, everything else of it goes,
/// what stands between stays. Code is left as it is. A stranger's HTML could nest so deeply that to
/// lay it out needs more stack than there is.
[[nodiscard]] QString readmeMarkdown(const QString &readme);

/// \a link, if it may be opened in the browser: http or https with a host, and no user name, which
/// serves to look like another host. Relative ones belong to \a page.
[[nodiscard]] std::optional<QUrl> webLink(const QUrl &link, const QUrl &page);

} // namespace models
