// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/build.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "core/registry/usercredentials.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;
namespace format = views::format;

namespace cli {

namespace {

/// Takes one of the options that have a value; false if the word at \a i is none of them.
core::Result<bool> takeOption(const QStringList &words, qsizetype &i, engine::BuildRequest &request)
{
    const auto pairTo = [](QMap<QString, QString> &map, const QString &text) {
        const QString name = text.section(u'=', 0, 0);
        if (text.contains(u'='))
            map.insert(name, text.section(u'=', 1));
        else if (qEnvironmentVariableIsSet(name.toLocal8Bit().constData()))
            map.insert(name, qEnvironmentVariable(name.toLocal8Bit().constData()));
        return core::Result<void>();
    };
    using Take = std::function<core::Result<void>(const QString &)>;
    const Take file = [&](const QString &text) {
        request.dockerfile = text;
        return core::Result<void>();
    };
    const Take tag = [&](const QString &text) {
        return oci::Reference::parse(text).transform(
            [&](const oci::Reference &reference) { request.tags.append(reference); });
    };
    const Take target = [&](const QString &text) {
        request.target = text;
        return core::Result<void>();
    };
    const Take platform = [&](const QString &text) {
        return oci::Platform::parse(text).transform(
            [&](const oci::Platform &wanted) { request.platform = wanted; });
    };
    const Take argument = [&](const QString &text) { return pairTo(request.arguments, text); };
    const Take label = [&](const QString &text) { return pairTo(request.labels, text); };
    const std::pair<QLatin1StringView, const Take &> options[] = {
        {"-f"_L1, file},       {"--file"_L1, file},         {"-t"_L1, tag},
        {"--tag"_L1, tag},     {"--target"_L1, target},     {"--platform"_L1, platform},
        {"--label"_L1, label}, {"--build-arg"_L1, argument}};
    for (const auto &[name, take] : options) {
        const auto value = takeValue(words, i, name);
        if (!value)
            continue;
        return value->and_then(take).transform([] { return true; });
    }
    return false;
}

core::Result<engine::BuildRequest> parseBuild(const QStringList &words)
{
    engine::BuildRequest request;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString word = words[i];
        const auto taken = takeOption(words, i, request);
        if (!taken)
            return std::unexpected(taken.error());
        if (*taken)
            continue;
        if (word == "--no-cache"_L1)
            request.noCache = true;
        else if (word == "--pull"_L1)
            request.pull = true;
        else if (word.startsWith(u'-'))
            return core::fail(ErrorCode::InvalidArgument,
                              Tr::tr("The option “%1” is not known here.").arg(word));
        else if (!request.folder.isEmpty())
            return core::fail(ErrorCode::InvalidArgument, Tr::tr("“%1” is too much.").arg(word));
        else
            request.folder = word;
    }
    if (request.folder.isEmpty())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("The folder to build from is missing."));
    return request;
}

core::Result<engine::BuildOutcome> buildShowingLog(const Console &console, engine::Client &client,
                                                   const engine::BuildRequest &request)
{
    using namespace std::chrono_literals;
    const auto credentials = registry::userCredentials();
    engine::BuildProgress progress;
    auto outcome = std::async(std::launch::async, [&] {
        return engine::build(client, request, *credentials, progress, console.stop());
    });
    qint64 next = 0;
    const auto showLog = [&] {
        const engine::BuildLog::Part part = progress.log.since(next);
        next = part.nextLine();
        if (!part.lines.isEmpty())
            console.endProgress();
        for (const QString &line : part.lines)
            console.say(line);
    };
    while (outcome.wait_for(100ms) != std::future_status::ready) {
        showLog();
        if (next == 0 && progress.totalBytes > 0)
            console.showProgress(Tr::tr("Sending the folder: %1")
                                     .arg(format::sizeOf(progress.sentBytes, progress.totalBytes)));
    }
    console.endProgress();
    showLog();
    return outcome.get();
}

} // namespace

int build(const Console &console, const QStringList &words)
{
    const auto request = parseBuild(words);
    if (!request)
        return console.wrongUsage(request.error().message);
    const auto client = openEngine(console);
    if (!client)
        return console.fail(client.error());
    const auto outcome = buildShowingLog(console, **client, *request);
    if (!outcome)
        return console.fail(outcome.error());
    QStringList tags;
    for (const oci::Reference &tag : request->tags)
        tags.append(tag.toString());
    if (console.isJson())
        console.print(QJsonDocument(QJsonObject{
            {u"id"_s, outcome->id},
            {u"tags"_s, QJsonArray::fromStringList(tags)},
        }));
    else
        console.say(Tr::tr("Built %1.").arg(outcome->id));
    return Done;
}

} // namespace cli
