// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <QtGlobal>

#include <algorithm>

namespace cli {

namespace {

constexpr Command All[] = {
    {"pull", "REF [--platform OS/ARCH[/VARIANT]] [--all-platforms]",
     QT_TRANSLATE_NOOP("app::Tr", "Fetch an image from its registry into the store"), pull},
    {"ls", "", QT_TRANSLATE_NOOP("app::Tr", "List the images of the store"), list},
    {"inspect", "REF [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Show the manifest and the configuration of an image"), inspect},
    {"history", "REF [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Show how an image was built, step by step"), history},
    {"rm", "REF...", QT_TRANSLATE_NOOP("app::Tr", "Remove images; layers that others share stay"),
     remove},
    {"prune",
     "[--all] [--until AGE] [--label [!]KEY[=VALUE]] [--repository GLOB] [--keep N] [--dry-run]",
     QT_TRANSLATE_NOOP("app::Tr", "Remove untagged images, or with --all every unused one"), prune},
    {"analyze",
     "REF|FILE|FOLDER|- [--platform P] [--remote] [--ci] [--ci-config FILE] [--exclude GLOB] "
     "[--format text|json|markdown|sarif|junit]",
     QT_TRANSLATE_NOOP("app::Tr", "Show what the layers hold and what of it is wasted"), analyze},
    {"diff", "IMAGE IMAGE [--tree] [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Show what distinguishes two images"), diff},
    {"cat", "IMAGE PATH [--layer N] [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Print a file of an image, or of one of its layers"), cat},
    {"extract", "IMAGE PATH -o FOLDER [--layer N] [--force] [--platform P]",
     QT_TRANSLATE_NOOP("app::Tr", "Copy a file or a folder of an image; “/” is all of it"),
     extract},
    {"check", "", QT_TRANSLATE_NOOP("app::Tr", "Compare every blob of the store with its digest"),
     check},
};

} // namespace

std::span<const Command> commands()
{
    return All;
}

const Command *findCommand(const QString &name)
{
    const auto found = std::ranges::find_if(
        All, [&](const Command &command) { return name == QLatin1StringView(command.name); });
    return found == std::end(All) ? nullptr : found;
}

} // namespace cli
