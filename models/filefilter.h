// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/changekinds.h"
#include "models/filefamily.h"
#include "models/fileowner.h"
#include "models/sizerange.h"

#include <QString>

#include <optional>
#include <stop_token>
#include <vector>

namespace models {

class FileFacts;

/// Which files of an image a person wants to see. All that is set has to be true.
struct FileFilter
{
    /// Part of the path, upper and lower case alike; what is in a folder that matches matches.
    QString text = {};
    bool isPattern = false; ///< The text is a regular expression.
    SizeRange size = {};    ///< Of its own.
    ChangeKinds kinds = {}; ///< None means all.
    FileOwner owner = {};
    std::optional<FileFamily> family = {};

    [[nodiscard]] bool isEmpty() const { return *this == FileFilter{.isPattern = isPattern}; }
    friend bool operator==(const FileFilter &, const FileFilter &) = default;
};

/// What is wrong with the regular expression of \a filter, for people; empty if nothing is.
[[nodiscard]] QString patternError(const FileFilter &filter);

struct PathMatches
{
    std::vector<bool> nodes; ///< By node.
    bool isCut = false;      ///< It took too long; what was not looked at does not match.
};
/// The nodes whose path has the text of \a filter, which is not empty. A regular expression gets a
/// bounded number of steps for each path, and all together a few seconds.
[[nodiscard]] PathMatches matchPaths(const FileFacts &files, const FileFilter &filter,
                                     const std::stop_token &stop);

} // namespace models
