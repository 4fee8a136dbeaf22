// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <memory>
#include <vector>

namespace engine {

class IgnorePattern;

/// What a .dockerignore keeps out of a build context, by the rules of Docker (docs.docker.com,
/// "Dockerignore files"): patterns as of Go's filepath.Match, with "**" for any number of folders;
/// what matches a folder matches all in it; the last line that matches counts; "!" makes an
/// exception. A value; const members from any thread.
class IgnoreRules final
{
public:
    /// For each pattern: does it match a path, or a folder that the path is in?
    using Matches = std::vector<bool>;

    IgnoreRules();
    ~IgnoreRules();
    IgnoreRules(const IgnoreRules &);
    IgnoreRules &operator=(const IgnoreRules &);

    /// The lines of the file. InvalidArgument, with the line, if one is no pattern; LimitExceeded.
    [[nodiscard]] static core::Result<IgnoreRules> parse(QByteArrayView file);

    /// Paths are relative to the context, with "/" between clean names.
    [[nodiscard]] bool isIgnored(const QString &path) const;
    /// For walks: \a parent is what match() gave for the folder that \a path is in.
    [[nodiscard]] Matches match(const QString &path, const Matches &parent = {}) const;
    [[nodiscard]] bool isIgnored(const Matches &matches) const;
    /// May an exception be about something inside \a folder?
    [[nodiscard]] bool hasExceptionsBelow(QStringView folder) const;

private:
    std::vector<IgnorePattern> m_patterns;
};

} // namespace engine
