// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/ci/pathfilter.h"

#include "core/base/limits.h"

using namespace Qt::StringLiterals;

namespace ci {

namespace {

constexpr qsizetype LongestGlob = 1024;

QString toExpression(QString glob)
{
    QString expression = glob.startsWith(u'/') ? u"/"_s : u"/(?:.*/)?"_s;
    while (glob.startsWith(u'/'))
        glob.removeFirst();
    while (glob.endsWith(u'/'))
        glob.removeLast();
    for (qsizetype i = 0; i < glob.size(); ++i) {
        if (glob.sliced(i).startsWith("**/"_L1)) {
            expression += u"(?:.*/)?"_s;
            i += 2;
        } else if (glob.sliced(i).startsWith("**"_L1)) {
            expression += u".*"_s;
            ++i;
        } else if (glob[i] == u'*') {
            expression += u"[^/]*"_s;
        } else if (glob[i] == u'?') {
            expression += u"[^/]"_s;
        } else {
            expression += QRegularExpression::escape(glob.sliced(i, 1));
        }
    }
    return expression + u"(?:/.*)?"_s;
}

} // namespace

core::Result<PathFilter> PathFilter::parse(const QStringList &globs)
{
    if (globs.size() > core::limits::CiExcludes)
        return core::fail(core::ErrorCode::LimitExceeded,
                          core::Tr::tr("There are too many patterns of paths."),
                          QString::number(globs.size()));
    PathFilter filter;
    QStringList expressions;
    for (const QString &glob : globs) {
        if (glob.trimmed().isEmpty() || glob.size() > LongestGlob)
            return core::fail(core::ErrorCode::InvalidArgument,
                              core::Tr::tr("“%1” is no pattern of paths.")
                                  .arg(glob.first(std::min<qsizetype>(glob.size(), 80))));
        expressions.append(toExpression(glob));
    }
    filter.m_globs = globs;
    filter.m_expression = QRegularExpression(u"\\A(?:"_s + expressions.join(u'|') + u")\\z"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
    if (!filter.m_expression.isValid())
        return core::fail(core::ErrorCode::LimitExceeded,
                          core::Tr::tr("There are too many patterns of paths."),
                          filter.m_expression.errorString());
    return filter;
}

bool PathFilter::holds(const QString &path) const
{
    return !m_globs.isEmpty() && m_expression.matchView(path).hasMatch();
}

} // namespace ci
