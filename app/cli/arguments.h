// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/platform.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace cli {

class Console;

/// The words of one command, taken apart.
struct Arguments
{
    QStringList names; ///< Everything that is no option.
    std::optional<oci::Platform> platform = {};
    bool allPlatforms = false;
    bool allTags = false;
    bool remote = false;
    bool dryRun = false;
    std::optional<int> layer = {}; ///< Counted from the base, 0.
    QString output = {};           ///< Where files go to.
    bool force = false;
    bool ignoresFreeSpace = false;
    bool tree = false;
    bool same = false;
};

/// Which options a command knows.
struct ArgumentRules
{
    qsizetype leastNames = 1;
    qsizetype mostNames = 1;
    bool takesPlatform = false;
    bool takesAllPlatforms = false; ///< --all-platforms, or --platform all.
    bool takesAllTags = false;
    bool takesRemote = false;
    bool takesDryRun = false;
    bool takesIgnoreFreeSpace = false;
    bool takesLayer = false;
    bool takesOutput = false; ///< Which has to be given.
    bool takesTree = false;
    bool takesSame = false;
};

/// "-", or "-:NAME" for one of the images that come there.
[[nodiscard]] bool isStandardInput(const QString &word);

/// The value of the option \a name at \a i: behind "=", or the next word. Nothing if the word is
/// another option; InvalidArgument if there is no value.
[[nodiscard]] std::optional<core::Result<QString>> takeValue(const QStringList &words, qsizetype &i,
                                                             QLatin1StringView name);

/// InvalidArgument with words about what is wrong.
[[nodiscard]] core::Result<Arguments> parseArguments(const QStringList &words,
                                                     const ArgumentRules &rules);

} // namespace cli
