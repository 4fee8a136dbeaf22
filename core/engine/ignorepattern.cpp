// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/ignorepattern.h"

#include <QDir>
#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// As filepath.Clean of Go, for what stands in a context: no ".", no empty names, no slash around.
QString cleaned(const QString &pattern)
{
    QString clean = QDir::cleanPath(pattern);
    while (clean.size() > 1 && clean.startsWith(u'/'))
        clean.remove(0, 1);
    return clean;
}

bool isWild(QStringView name)
{
    return std::ranges::any_of(name, [](QChar c) { return QStringView(u"*?[\\").contains(c); });
}

} // namespace

bool IgnorePattern::Token::accepts(char32_t c) const
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
    case Kind::Rest:
        break;
    }
    return true;
}

std::optional<IgnorePattern> IgnorePattern::parse(QStringView line)
{
    IgnorePattern pattern;
    QStringView text = line.trimmed();
    if (text.startsWith(u'!')) {
        pattern.m_isException = true;
        text = text.sliced(1).trimmed();
    }
    if (text.isEmpty())
        return {};
    pattern.m_text = cleaned(text.toString()).toStdU32String();
    auto tokens = tokensOf(pattern.m_text);
    if (!tokens)
        return {};
    pattern.m_tokens = *std::move(tokens);
    const auto isPlain = [](char32_t c) { return !std::u32string_view(U"*?[]\\").contains(c); };
    if (pattern.m_text.starts_with(U"**") && std::ranges::all_of(pattern.m_text.substr(2), isPlain))
        pattern.m_suffix = pattern.m_text.substr(2);
    return pattern;
}

std::optional<IgnorePattern::Tokens> IgnorePattern::tokensOf(std::u32string_view rest)
{
    Tokens tokens;
    while (!rest.empty()) {
        const char32_t c = rest.front();
        rest.remove_prefix(1);
        if (c == U'*' && rest.starts_with(U'*')) {
            rest.remove_prefix(rest.starts_with(U"*/") ? 2 : 1);
            if (rest.empty()) {
                tokens.push_back({Kind::Rest});
            } else {
                tokens.push_back({Kind::FoldersBegin});
                tokens.push_back({Kind::FoldersInside});
            }
        } else if (c == U'*') {
            tokens.push_back({Kind::RunButSlash});
        } else if (c == U'?') {
            tokens.push_back({Kind::AnyButSlash});
        } else if (c == U'[') {
            Token set{Kind::Set};
            if (!takeSet(rest, set))
                return {};
            tokens.push_back(std::move(set));
        } else if (c == U'\\') {
            if (rest.empty())
                return {};
            tokens.push_back({Kind::Character, rest.front()});
            rest.remove_prefix(1);
        } else {
            tokens.push_back({Kind::Character, c});
        }
    }
    return tokens;
}

/// The rest of "[a-z\]]", as filepath.Match reads it: neither empty, nor with a bare "-" or "]".
bool IgnorePattern::takeSet(std::u32string_view &rest, Token &set)
{
    if (rest.starts_with(U'^')) {
        set.isNegated = true;
        rest.remove_prefix(1);
    }
    const auto takeOne = [&rest]() -> std::optional<char32_t> {
        if (rest.empty() || rest.front() == U'-' || rest.front() == U']')
            return {};
        if (rest.front() == U'\\')
            rest.remove_prefix(1);
        if (rest.empty())
            return {};
        const char32_t c = rest.front();
        rest.remove_prefix(1);
        return c;
    };
    while (set.ranges.empty() || !rest.starts_with(U']')) {
        const auto low = takeOne();
        auto high = low;
        if (low && rest.starts_with(U'-')) {
            rest.remove_prefix(1);
            high = takeOne();
        }
        if (!low || !high)
            return false;
        set.ranges.emplace_back(*low, *high);
    }
    rest.remove_prefix(1);
    return true;
}

// All ways through the pattern at once, as no pattern may take forever.
bool IgnorePattern::matches(const std::u32string &path) const
{
    if (m_suffix)
        return path.ends_with(*m_suffix)
               || (m_suffix->starts_with(U'/') && path == m_suffix->substr(1));
    std::vector<bool> here(m_tokens.size() + 1);
    // What may match nothing lets the one behind it begin too.
    const auto enter = [this](std::vector<bool> &states, std::size_t state) {
        states[state] = true;
        while (state < m_tokens.size()) {
            const Kind kind = m_tokens[state].kind;
            if (kind == Kind::FoldersBegin) {
                states[state + 1] = true;
                state += 2;
            } else if (kind == Kind::RunButSlash || kind == Kind::Rest) {
                ++state;
            } else {
                break;
            }
            states[state] = true;
        }
    };
    enter(here, 0);
    std::vector<bool> next(here.size());
    for (const char32_t c : path) {
        std::ranges::fill(next, false);
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const Token &token = m_tokens[i];
            if (!here[i] || token.kind == Kind::FoldersBegin || !token.accepts(c))
                continue;
            const bool stays = token.kind == Kind::RunButSlash || token.kind == Kind::FoldersInside
                               || token.kind == Kind::Rest;
            if (stays)
                enter(next, i);
            if (!stays || (token.kind == Kind::FoldersInside && c == U'/'))
                enter(next, i + 1);
        }
        here.swap(next);
    }
    return here[m_tokens.size()];
}

bool IgnorePattern::mayMatchBelow(QStringView folder) const
{
    const QString text = QString::fromStdU32String(m_text);
    const auto names = QStringView(text).split(u'/');
    const auto folders = folder.split(u'/');
    for (qsizetype i = 0; i < std::min(names.size(), folders.size()); ++i) {
        if (isWild(names[i]))
            return true;
        if (names[i] != folders[i])
            return false;
    }
    return true;
}

} // namespace engine
