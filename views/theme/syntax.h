// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace KSyntaxHighlighting {
class Repository;
}

namespace views {

/// The definitions of languages and their colours; the first call reads them. GUI thread.
[[nodiscard]] KSyntaxHighlighting::Repository &syntaxRepository();

} // namespace views
