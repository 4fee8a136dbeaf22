// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/glob.h"

#include <QStringView>

#include <optional>
#include <string>
#include <string_view>

namespace engine {

/// One line of a .dockerignore. Private to core/engine.
class IgnorePattern final
{
public:
    /// Nothing if \a line, cleaned of blanks, is no pattern.
    [[nodiscard]] static std::optional<IgnorePattern> parse(QStringView line);

    [[nodiscard]] bool isException() const { return m_isException; }
    /// The whole of \a path.
    [[nodiscard]] bool matches(const std::u32string &path) const;
    /// Could it match something inside \a folder?
    [[nodiscard]] bool mayMatchBelow(QStringView folder) const;

private:
    [[nodiscard]] static std::optional<core::Glob::Tokens> tokensOf(std::u32string_view text);
    [[nodiscard]] static bool takeSet(std::u32string_view &rest, core::Glob::Token &set);

    bool m_isException = false;
    std::u32string m_text; ///< Without the mark of an exception.
    core::Glob m_glob;
    /// Of "**" and plain text: also in the middle of a name, unlike patterns with wildcards.
    std::optional<std::u32string> m_suffix = {};
};

} // namespace engine
