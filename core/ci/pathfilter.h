// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace ci {

/// Paths that patterns name, as in .gitignore: "*" stands for any part of a name, "?" for one
/// character, "**" for any folders between. "/usr/share" begins at the root; "*.pyc" and
/// "share/doc" hold at any depth. A folder's pattern holds for everything below it. A value.
class PathFilter final
{
public:
    /// Holds for nothing.
    PathFilter() = default;
    /// InvalidArgument for an empty pattern, LimitExceeded for too many or too long ones.
    [[nodiscard]] static core::Result<PathFilter> parse(const QStringList &globs);

    [[nodiscard]] bool isEmpty() const { return m_globs.isEmpty(); }
    [[nodiscard]] const QStringList &globs() const { return m_globs; }
    /// \a path as FileTree::displayPath() writes it.
    [[nodiscard]] bool holds(const QString &path) const;

    friend bool operator==(const PathFilter &a, const PathFilter &b)
    {
        return a.m_globs == b.m_globs;
    }

private:
    QStringList m_globs;
    QRegularExpression m_expression;
};

} // namespace ci
