// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include "app/tr.h"

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;

namespace cli {

namespace {

core::Result<int> parseLayer(const QString &text)
{
    bool isNumber = false;
    const int layer = text.toInt(&isNumber);
    if (isNumber && layer >= 0)
        return layer;
    return core::fail(ErrorCode::InvalidArgument,
                      Tr::tr("“%1” is no layer; they are counted from 0.").arg(text));
}

core::Result<void> takePlatform(Arguments &arguments, const core::Result<QString> &text,
                                const ArgumentRules &rules)
{
    if (!text)
        return std::unexpected(text.error());
    if (rules.takesAllPlatforms && *text == "all"_L1) {
        arguments.allPlatforms = true;
        return {};
    }
    return oci::Platform::parse(*text).transform(
        [&](const oci::Platform &platform) { arguments.platform = platform; });
}

} // namespace

bool isStandardInput(const QString &word)
{
    return word == "-"_L1 || word.startsWith("-:"_L1);
}

std::optional<core::Result<QString>> takeValue(const QStringList &words, qsizetype &i,
                                               QLatin1StringView name)
{
    const QString &word = words[i];
    if (word.startsWith(name + u'='))
        return word.sliced(name.size() + 1);
    if (word != name)
        return {};
    if (i + 1 == words.size())
        return core::fail(ErrorCode::InvalidArgument, Tr::tr("%1 needs a value.").arg(name));
    return words[++i];
}

core::Result<Arguments> parseArguments(const QStringList &words, const ArgumentRules &rules)
{
    Arguments arguments;
    bool onlyNames = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (onlyNames || !word.startsWith(u'-') || isStandardInput(word)) {
            arguments.names.append(word);
        } else if (word == "--"_L1) {
            onlyNames = true;
        } else if (auto name =
                       rules.takesPlatform ? takeValue(words, i, "--platform"_L1) : std::nullopt) {
            if (auto taken = takePlatform(arguments, *name, rules); !taken)
                return std::unexpected(std::move(taken).error());
        } else if (rules.takesAllPlatforms && word == "--all-platforms"_L1) {
            arguments.allPlatforms = true;
        } else if (rules.takesAllTags && word == "--all-tags"_L1) {
            arguments.allTags = true;
        } else if (auto layer =
                       rules.takesLayer ? takeValue(words, i, "--layer"_L1) : std::nullopt) {
            const auto number = layer->and_then(parseLayer);
            if (!number)
                return std::unexpected(number.error());
            arguments.layer = *number;
        } else if (auto output = rules.takesOutput ? takeValue(words, i, "-o"_L1) : std::nullopt) {
            if (!*output)
                return std::unexpected(output->error());
            arguments.output = **output;
        } else if (rules.takesOutput && word == "--force"_L1) {
            arguments.force = true;
        } else if (rules.takesIgnoreFreeSpace && word == "--ignore-free-space"_L1) {
            arguments.ignoresFreeSpace = true;
        } else if (rules.takesTree && word == "--tree"_L1) {
            arguments.tree = true;
        } else if (rules.takesSame && word == "--same"_L1) {
            arguments.same = true;
        } else if (rules.takesRemote && word == "--remote"_L1) {
            arguments.remote = true;
        } else if (rules.takesDryRun && word == "--dry-run"_L1) {
            arguments.dryRun = true;
        } else {
            return core::fail(ErrorCode::InvalidArgument,
                              Tr::tr("The option “%1” is not known here.").arg(word));
        }
    }
    if (arguments.names.size() < rules.leastNames)
        return core::fail(
            ErrorCode::InvalidArgument,
            arguments.names.isEmpty() || rules.leastNames == 1
                ? Tr::tr("The name of an image is missing.")
                : Tr::tr("Something is missing behind “%1”.").arg(arguments.names.last()));
    if (rules.takesOutput && arguments.output.isEmpty())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("The folder to write to is missing: -o FOLDER."));
    if (arguments.names.size() > rules.mostNames)
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” is too much.").arg(arguments.names[rules.mostNames]));
    return arguments;
}

} // namespace cli
