// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/dockerignore.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/engine/ignorepattern.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

IgnoreRules::IgnoreRules() = default;
IgnoreRules::~IgnoreRules() = default;
IgnoreRules::IgnoreRules(const IgnoreRules &) = default;
IgnoreRules &IgnoreRules::operator=(const IgnoreRules &) = default;

Result<IgnoreRules> IgnoreRules::parse(QByteArrayView file)
{
    if (file.size() > core::limits::IgnoreFile)
        return core::fail(ErrorCode::LimitExceeded, Tr::tr("“.dockerignore” is too large."));
    if (file.startsWith("\xef\xbb\xbf"))
        file.slice(3);
    IgnoreRules rules;
    const QString text = QString::fromUtf8(file);
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView words = line.trimmed();
        if (line.startsWith(u'#') || words.isEmpty())
            continue;
        auto pattern = IgnorePattern::parse(words);
        if (!pattern)
            return core::fail(ErrorCode::InvalidArgument,
                              Tr::tr("“%1” in “.dockerignore” is no pattern. Correct the line.")
                                  .arg(core::excerpt(words)));
        if (rules.m_patterns.size() == core::limits::IgnorePatterns)
            return core::fail(ErrorCode::LimitExceeded, Tr::tr("“.dockerignore” is too large."));
        rules.m_patterns.push_back(*std::move(pattern));
    }
    return rules;
}

bool IgnoreRules::isIgnored(const QString &path) const
{
    Matches matches;
    for (qsizetype end = path.indexOf(u'/'); end >= 0; end = path.indexOf(u'/', end + 1))
        matches = match(path.first(end), matches);
    return isIgnored(match(path, matches));
}

IgnoreRules::Matches IgnoreRules::match(const QString &path, const Matches &parent) const
{
    const std::u32string text = path.toStdU32String();
    Matches matches(m_patterns.size());
    for (std::size_t i = 0; i < m_patterns.size(); ++i)
        matches[i] = (i < parent.size() && parent[i]) || m_patterns[i].matches(text);
    return matches;
}

bool IgnoreRules::isIgnored(const Matches &matches) const
{
    bool isIgnored = false;
    for (std::size_t i = 0; i < m_patterns.size(); ++i) {
        if (matches[i])
            isIgnored = !m_patterns[i].isException();
    }
    return isIgnored;
}

bool IgnoreRules::hasExceptionsBelow(QStringView folder) const
{
    return std::ranges::any_of(m_patterns, [folder](const IgnorePattern &pattern) {
        return pattern.isException() && pattern.mayMatchBelow(folder);
    });
}

} // namespace engine
