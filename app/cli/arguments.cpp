// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include "app/tr.h"

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;

namespace cli {

core::Result<Arguments> parseArguments(const QStringList &words, const ArgumentRules &rules)
{
    Arguments arguments;
    bool onlyNames = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (onlyNames || !word.startsWith(u'-') || word == "-"_L1) {
            arguments.names.append(word);
        } else if (word == "--"_L1) {
            onlyNames = true;
        } else if (rules.takesPlatform
                   && (word == "--platform"_L1 || word.startsWith("--platform="_L1))) {
            const bool isJoined = word.contains(u'=');
            if (!isJoined && i + 1 == words.size())
                return core::fail(ErrorCode::InvalidArgument, Tr::tr("--platform needs a value."));
            auto platform = oci::Platform::parse(isJoined ? word.section(u'=', 1) : words[++i]);
            if (!platform)
                return std::unexpected(platform.error());
            arguments.platform = std::move(*platform);
        } else if (rules.takesAllPlatforms && word == "--all-platforms"_L1) {
            arguments.allPlatforms = true;
        } else if (rules.takesRemote && word == "--remote"_L1) {
            arguments.remote = true;
        } else {
            return core::fail(ErrorCode::InvalidArgument,
                              Tr::tr("The option “%1” is not known here.").arg(word));
        }
    }
    if (arguments.names.size() < rules.leastNames)
        return core::fail(ErrorCode::InvalidArgument, Tr::tr("The name of an image is missing."));
    if (arguments.names.size() > rules.mostNames)
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” is too much.").arg(arguments.names[rules.mostNames]));
    return arguments;
}

} // namespace cli
