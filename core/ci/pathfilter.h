// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/glob.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <vector>

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

    [[nodiscard]] bool isEmpty() const { return m_patterns.isEmpty(); }
    [[nodiscard]] const QStringList &globs() const { return m_patterns; }
    /// \a path as FileTree::displayPath() writes it.
    [[nodiscard]] bool holds(const QString &path) const;

    friend bool operator==(const PathFilter &a, const PathFilter &b)
    {
        return a.m_patterns == b.m_patterns;
    }

private:
    QStringList m_patterns;
    std::vector<core::Glob> m_globs; ///< The same, taken apart.
};

} // namespace ci
