// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/ci/pathfilter.h"

#include "core/base/limits.h"

#include <algorithm>
#include <string>
#include <string_view>

using namespace Qt::StringLiterals;

namespace ci {

namespace {

core::Glob toGlob(const QString &pattern)
{
    using core::Glob;
    std::u32string text = pattern.toStdU32String();
    const bool isFromRoot = text.starts_with(U'/');
    text.erase(0, text.find_first_not_of(U'/'));
    while (text.ends_with(U'/'))
        text.pop_back();
    Glob::Tokens tokens{{Glob::Kind::Character, U'/'}};
    if (!isFromRoot)
        Glob::addFolders(tokens);
    for (std::u32string_view rest = text; !rest.empty(); rest.remove_prefix(1)) {
        if (rest.starts_with(U"**/")) {
            Glob::addFolders(tokens);
            rest.remove_prefix(2);
        } else if (rest.starts_with(U"**")) {
            tokens.push_back({Glob::Kind::Run});
            rest.remove_prefix(1);
        } else if (rest.front() == U'*') {
            tokens.push_back({Glob::Kind::RunButSlash});
        } else if (rest.front() == U'?') {
            tokens.push_back({Glob::Kind::AnyButSlash});
        } else {
            tokens.push_back({Glob::Kind::Character, rest.front()});
        }
    }
    return Glob(std::move(tokens));
}

} // namespace

core::Result<PathFilter> PathFilter::parse(const QStringList &globs)
{
    if (globs.size() > core::limits::CiExcludes)
        return core::fail(core::ErrorCode::LimitExceeded,
                          core::Tr::tr("There are too many patterns of paths."),
                          QString::number(globs.size()));
    PathFilter filter;
    for (const QString &glob : globs) {
        if (glob.trimmed().isEmpty() || glob.size() > core::limits::CiGlob)
            return core::fail(core::ErrorCode::InvalidArgument,
                              core::Tr::tr("“%1” is no pattern of paths.")
                                  .arg(glob.first(std::min<qsizetype>(glob.size(), 80))));
        filter.m_globs.push_back(toGlob(glob));
    }
    filter.m_patterns = globs;
    return filter;
}

bool PathFilter::holds(const QString &path) const
{
    if (m_globs.empty())
        return false;
    const std::u32string text = path.toStdU32String();
    return std::ranges::any_of(m_globs,
                               [&text](const core::Glob &glob) { return glob.holds(text); });
}

} // namespace ci
