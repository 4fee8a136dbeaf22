// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/build.h"

#include "core/base/text.h"
#include "core/engine/messagereader.h"
#include "core/engine/registryauth.h"
#include "core/layers/bytepipe.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

void addItem(QUrlQuery &query, const QString &key, const QString &value)
{
    query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

void addMap(QUrlQuery &query, const QString &key, const QMap<QString, QString> &values)
{
    QJsonObject json;
    for (auto it = values.begin(); it != values.end(); ++it)
        json.insert(it.key(), it.value());
    if (!json.isEmpty())
        addItem(query, key, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

QUrlQuery queryOf(const BuildRequest &request, const BuildContext &context)
{
    QUrlQuery query;
    addItem(query, u"dockerfile"_s, context.dockerfileName());
    for (const oci::Reference &tag : request.tags)
        addItem(query, u"t"_s, tag.toString());
    if (!request.target.isEmpty())
        addItem(query, u"target"_s, request.target);
    addMap(query, u"buildargs"_s, request.arguments);
    addMap(query, u"labels"_s, request.labels);
    if (request.platform)
        addItem(query, u"platform"_s, request.platform->toString());
    if (request.noCache)
        addItem(query, u"nocache"_s, u"1"_s);
    if (request.pull)
        addItem(query, u"pull"_s, u"1"_s);
    // Containers of steps go, also of those that fail.
    addItem(query, u"rm"_s, u"1"_s);
    addItem(query, u"forcerm"_s, u"1"_s);
    return query;
}

Result<void> checkTarget(const BuildRequest &request, const Dockerfile &file)
{
    bool isNumber = false;
    const int number = request.target.toInt(&isNumber);
    if (request.target.isEmpty() || file.targets().contains(request.target.toLower())
        || (isNumber && number >= 0 && number < file.stages.size()))
        return {};
    const QStringList targets = file.targets();
    return core::fail(
        ErrorCode::InvalidArgument,
        targets.isEmpty()
            ? Tr::tr("The Dockerfile has no stage “%1”: none of its stages has a name.")
                  .arg(core::excerpt(request.target))
            : Tr::tr("The Dockerfile has no stage “%1”, but these: %2.")
                  .arg(core::excerpt(request.target), core::excerpt(targets.join(u", "_s))));
}

/// The failure, told with the step that it happened in.
core::Error failureOf(core::Error error, const BuildLog &log)
{
    const auto step = log.currentStep();
    if (!step || error.code == ErrorCode::Cancelled)
        return error;
    return {error.code,
            core::Tr::tr("Step %1 of the build, “%2”, failed. %3")
                .arg(step->position(), core::excerpt(step->instruction), error.message),
            error.detail};
}

} // namespace

Result<BuildOutcome> build(Client &client, const BuildRequest &request,
                           registry::CredentialSource &source, BuildProgress &progress,
                           std::stop_token stop)
{
    const auto context = BuildContext::open(request.folder, request.dockerfile);
    if (!context)
        return std::unexpected(context.error());
    if (auto target = checkTarget(request, context->dockerfile()); !target)
        return std::unexpected(std::move(target.error()));
    const auto size = context->measure(stop);
    if (!size)
        return std::unexpected(size.error());
    progress.totalBytes = *size;
    const auto config =
        registryConfig(source, context->dockerfile().registries(request.arguments), stop);
    if (!config)
        return std::unexpected(config.error());

    layers::BytePipe tar(
        [&context, size = *size](const layers::ByteSink &sink, const std::stop_token &mine) {
            return context->write(size, sink, mine);
        },
        stop);
    Client::Upload upload{.path = u"/build"_s,
                          .query = queryOf(request, *context),
                          .body = {.read = [&](std::span<char> out) -> Result<qsizetype> {
                                       auto count = tar.read(out);
                                       if (count)
                                           progress.sentBytes += *count;
                                       return count;
                                   },
                                   .size = *size},
                          .isEndless = true}; // A step may be silent for hours.
    if (!config->isEmpty())
        upload.headers.add("X-Registry-Config", *config);
    upload.secrets = redactionOf(*config);
    MessageReader reader(
        client.endpoint(),
        [&progress](const EngineMessage &message) {
            progress.log.take(message);
            return Result<void>();
        },
        upload.secrets);
    auto end =
        client.upload(upload, [&reader](QByteArrayView bytes) { return reader.read(bytes); }, stop);
    if (end)
        end = reader.finish();
    progress.log.end();
    if (!end)
        return std::unexpected(failureOf(std::move(end.error()), progress.log));
    BuildOutcome outcome{.id = progress.log.builtId()};
    if (outcome.id.isEmpty())
        return core::fail(
            ErrorCode::Network,
            Tr::tr("“%1” ended before it was done. Try again.").arg(client.endpoint().name),
            u"no final message"_s);
    return outcome;
}

} // namespace engine
