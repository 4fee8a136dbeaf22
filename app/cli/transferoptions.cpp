// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/transferoptions.h"

#include "app/cli/arguments.h"
#include "app/tr.h"

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;
using core::Result;

namespace cli {

namespace {

using Format = store::SaveOptions::Format;

Result<Format> parseFormat(const QString &text)
{
    if (text == "docker"_L1)
        return Format::Docker;
    if (text == "oci"_L1)
        return Format::Oci;
    return core::fail(ErrorCode::InvalidArgument,
                      Tr::tr("“%1” is no format; there are docker and oci.").arg(text));
}

/// Nothing if it is no option that takes a value here.
std::optional<Result<void>> takeOption(TransferOptions &options, const QStringList &words,
                                       qsizetype &i, const TransferRules &rules)
{
    const auto into = [](QString &to) { return [&to](const QString &text) { to = text; }; };
    if (auto value = rules.takesPlatform ? takeValue(words, i, "--platform"_L1) : std::nullopt)
        return value->and_then([](const QString &text) { return oci::Platform::parse(text); })
            .transform([&](const oci::Platform &platform) { options.platform = platform; });
    if (auto value = rules.takesOutput ? takeValue(words, i, "-o"_L1) : std::nullopt)
        return value->transform(into(options.output));
    if (auto value = rules.takesOutput ? takeValue(words, i, "--format"_L1) : std::nullopt)
        return value->and_then(parseFormat).transform([&](Format format) {
            options.format = format;
        });
    if (auto value = rules.takesTarget ? takeValue(words, i, "--to"_L1) : std::nullopt)
        return value->transform(into(options.target));
    if (auto value = rules.takesMessage ? takeValue(words, i, "--message"_L1) : std::nullopt)
        return value->transform(into(options.message));
    return {};
}

Result<void> check(const TransferOptions &options, const TransferRules &rules)
{
    const auto wrong = [](const QString &words) {
        return core::fail(ErrorCode::InvalidArgument, words);
    };
    if (options.words.isEmpty())
        return wrong(Tr::tr("The name of an image or a file is missing."));
    if (options.words.size() < rules.leastWords)
        return wrong(Tr::tr("Something is missing behind “%1”.").arg(options.words.last()));
    if (options.words.size() > rules.mostWords)
        return wrong(Tr::tr("“%1” is too much.").arg(options.words[rules.mostWords]));
    if (rules.takesOutput && options.output.isEmpty())
        return wrong(Tr::tr("The file to write to is missing: -o FILE."));
    if (rules.takesTarget && options.target.isEmpty() && !options.isRemote)
        return wrong(Tr::tr("The store to copy to is missing: --to STORE."));
    return {};
}

} // namespace

Result<TransferOptions> parseTransferOptions(const QStringList &words, const TransferRules &rules)
{
    TransferOptions options;
    bool onlyWords = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (onlyWords || !word.startsWith(u'-')) {
            options.words.append(word);
        } else if (word == "--"_L1) {
            onlyWords = true;
        } else if (rules.takesOutput && word == "--zstd"_L1) {
            options.isPacked = true;
        } else if (rules.takesRemote && word == "--remote"_L1) {
            options.isRemote = true;
        } else if (rules.takesAllTags && word == "--all-tags"_L1) {
            options.allTags = options.isRemote = true;
        } else if (const auto taken = takeOption(options, words, i, rules)) {
            if (!*taken)
                return std::unexpected(taken->error());
        } else {
            return core::fail(ErrorCode::InvalidArgument,
                              Tr::tr("The option “%1” is not known here.").arg(word));
        }
    }
    if (auto checked = check(options, rules); !checked)
        return std::unexpected(std::move(checked.error()));
    return options;
}

} // namespace cli
