// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// A pattern of paths, taken apart by whoever knows how it is written. Matching takes time in
/// proportion to the lengths of pattern and path, whatever they hold. A value; any thread.
class Glob final
{
public:
    enum class Kind {
        Character,
        AnyButSlash,   ///< "?"
        RunButSlash,   ///< "*"
        FoldersBegin,  ///< "**/": nothing, or the next token, which is FoldersInside.
        FoldersInside, ///< Anything up to a slash.
        Run,           ///< "**" that is not before a slash: anything.
        Set,           ///< "[a-z]"
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

    Glob() = default;
    explicit Glob(Tokens tokens)
        : m_tokens(std::move(tokens))
    {}

    /// The whole of \a path.
    [[nodiscard]] bool matches(std::u32string_view path) const { return run(path, false); }
    /// The whole of \a path, or of a folder that it is in.
    [[nodiscard]] bool holds(std::u32string_view path) const { return run(path, true); }

    /// Appends what "**/" is.
    static void addFolders(Tokens &tokens);

private:
    using States = std::vector<bool>; ///< Which token may come next; one more for the end.

    void enter(States &states, std::size_t state) const;
    [[nodiscard]] bool run(std::u32string_view path, bool orBelow) const;

    Tokens m_tokens;
};

} // namespace core
