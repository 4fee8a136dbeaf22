// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace layers {

/// Files that an image can do without, by their paths.
struct LeftoverRule
{
    const char *id;
    std::string_view patterns;       ///< As in PathRules.
    const char *text;                ///< Marked for translation in the context core::Tr.
    const char *line;                ///< %1, if it is there, is the worst path.
    const char *copyLine = nullptr;  ///< In place of line where COPY or ADD brought the files.
    const char *rpmLine = nullptr;   ///< In place of line where rpm keeps the packages,
    const char *otherLine = nullptr; ///< and where neither rpm nor dpkg does.
};

/// A path that belongs to several goes to the first.
[[nodiscard]] std::span<const LeftoverRule> leftoverRules();

/// What looks like a leftover and is needed all the same.
[[nodiscard]] std::string_view neededPatterns();

/// An advice that comes from what layers do to each other.
struct LayerRule
{
    const char *id;
    const char *text; ///< Marked for translation in the context core::Tr.
    const char *line;
};

extern const LayerRule MetadataRule; ///< The same content stored again; %1 are SOURCE and path.
extern const LayerRule MergeRule;   ///< RUN after RUN; the line is for those that cannot be merged.
extern const LayerRule RemovedRule; ///< %1 is the worst path.
extern const LayerRule CopiedRule;  ///< The same of what COPY or ADD brought.
extern const LayerRule RewrittenRule; ///< %1 is the worst path, twice.
extern const LayerRule DuplicateRule; ///< %1 and %2 are two paths of the worst.
extern const LayerRule ReorderRule;   ///< %1 is the line of an InstallCommand.
extern const LayerRule BaseRule;      ///< What the base image stores.

/// A command that fetches what a program depends on.
struct InstallCommand
{
    std::string_view words; ///< As they stand in a RUN.
    const char *line;       ///< How to write it so that changes of the program leave it cached.
};

[[nodiscard]] std::span<const InstallCommand> installCommands();

} // namespace layers
