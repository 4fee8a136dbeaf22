// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/ignorepattern.h"

#include <QDir>
#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::Glob;

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
    pattern.m_glob = core::Glob(*std::move(tokens));
    const auto isPlain = [](char32_t c) { return !std::u32string_view(U"*?[]\\").contains(c); };
    if (pattern.m_text.starts_with(U"**") && std::ranges::all_of(pattern.m_text.substr(2), isPlain))
        pattern.m_suffix = pattern.m_text.substr(2);
    return pattern;
}

std::optional<core::Glob::Tokens> IgnorePattern::tokensOf(std::u32string_view rest)
{
    using Kind = Glob::Kind;
    Glob::Tokens tokens;
    while (!rest.empty()) {
        const char32_t c = rest.front();
        rest.remove_prefix(1);
        if (c == U'*' && rest.starts_with(U'*')) {
            rest.remove_prefix(rest.starts_with(U"*/") ? 2 : 1);
            if (rest.empty()) {
                tokens.push_back({Kind::Run});
            } else {
                Glob::addFolders(tokens);
            }
        } else if (c == U'*') {
            tokens.push_back({Kind::RunButSlash});
        } else if (c == U'?') {
            tokens.push_back({Kind::AnyButSlash});
        } else if (c == U'[') {
            Glob::Token set{Kind::Set};
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
bool IgnorePattern::takeSet(std::u32string_view &rest, Glob::Token &set)
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

bool IgnorePattern::matches(const std::u32string &path) const
{
    if (m_suffix)
        return path.ends_with(*m_suffix)
               || (m_suffix->starts_with(U'/') && path == m_suffix->substr(1));
    return m_glob.matches(path);
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
