// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace engine {

/// One line of a .dockerignore. Matching takes time in proportion to the lengths of pattern and
/// path, whatever they hold. Private to core/engine.
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
    enum class Kind {
        Character,
        AnyButSlash,   ///< "?"
        RunButSlash,   ///< "*"
        FoldersBegin,  ///< "**/": nothing, or the next token.
        FoldersInside, ///< Anything up to a slash.
        Rest,          ///< "**" at the end.
        Set,
    };
    struct Token
    {
        Kind kind;
        char32_t character = 0;
        std::vector<std::pair<char32_t, char32_t>> ranges = {};
        bool isNegated = false;

        [[nodiscard]] bool accepts(char32_t c) const;
    };
    using Tokens = std::vector<Token>;

    [[nodiscard]] static std::optional<Tokens> tokensOf(std::u32string_view text);
    [[nodiscard]] static bool takeSet(std::u32string_view &rest, Token &set);

    bool m_isException = false;
    std::u32string m_text; ///< Without the mark of an exception.
    Tokens m_tokens;
    /// Of "**" and plain text: also in the middle of a name, unlike patterns with wildcards.
    std::optional<std::u32string> m_suffix = {};
};

} // namespace engine
