// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/glob.h"

#include <algorithm>

namespace core {

bool Glob::Token::accepts(char32_t c) const
{
    switch (kind) {
    case Kind::Character:
        return c == character;
    case Kind::AnyButSlash:
    case Kind::RunButSlash:
        return c != U'/';
    case Kind::Set:
        return std::ranges::any_of(
                   ranges, [c](const auto &range) { return c >= range.first && c <= range.second; })
               != isNegated;
    case Kind::FoldersBegin:
    case Kind::FoldersInside:
    case Kind::Run:
        break;
    }
    return true;
}

void Glob::addFolders(Tokens &tokens)
{
    tokens.push_back({Kind::FoldersBegin});
    tokens.push_back({Kind::FoldersInside});
}

/// What may match nothing lets the one behind it begin too.
void Glob::enter(States &states, std::size_t state) const
{
    states[state] = true;
    while (state < m_tokens.size()) {
        const Kind kind = m_tokens[state].kind;
        if (kind == Kind::FoldersBegin) {
            states[state + 1] = true;
            state += 2;
        } else if (kind == Kind::RunButSlash || kind == Kind::Run) {
            ++state;
        } else {
            break;
        }
        states[state] = true;
    }
}

// All ways through the pattern at once, as no pattern may take forever.
bool Glob::run(std::u32string_view path, bool orBelow) const
{
    States here(m_tokens.size() + 1);
    States next(here.size());
    enter(here, 0);
    for (const char32_t c : path) {
        if (orBelow && c == U'/' && here.back())
            return true;
        std::ranges::fill(next, false);
        bool isOpen = false;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const Token &token = m_tokens[i];
            if (!here[i] || token.kind == Kind::FoldersBegin || !token.accepts(c))
                continue;
            isOpen = true;
            const bool stays = token.kind == Kind::RunButSlash || token.kind == Kind::FoldersInside
                               || token.kind == Kind::Run;
            if (stays)
                enter(next, i);
            if (!stays || (token.kind == Kind::FoldersInside && c == U'/'))
                enter(next, i + 1);
        }
        if (!isOpen)
            return false;
        here.swap(next);
    }
    return here.back();
}

} // namespace core
