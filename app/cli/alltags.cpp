// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/openstore.h"
#include "app/cli/registries.h"
#include "app/tr.h"
#include "core/registry/copy.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;
using core::Result;

/// --all-tags of pull, push and copy.
namespace cli {

namespace {

/// Of one tag: how it went, for JSON. It has been told in words.
using Work = std::function<Result<QJsonObject>(const QString &tag)>;

/// One after the other: a tag that fails does not keep the others from it. What went well is listed
/// under \a done.
int forEachTag(const Console &console, const oci::Reference &repository, const QStringList &tags,
               const QString &done, const Work &work)
{
    console.say(
        Tr::tr("%n tag(s) of %1", nullptr, int(tags.size())).arg(repository.familiarRepository()));
    QJsonArray succeeded;
    QJsonArray failed;
    for (qsizetype i = 0; i < tags.size() && !console.stop().stop_requested(); ++i) {
        const auto name = repository.withTag(tags[i]);
        if (!name)
            continue;
        console.say(Tr::tr("%1 of %2: %3").arg(i + 1).arg(tags.size()).arg(name->familiar()));
        const auto outcome = work(tags[i]);
        if (outcome) {
            succeeded.append(*outcome);
        } else if (outcome.error().code != ErrorCode::Cancelled) {
            failed.append(QJsonObject{{u"reference"_s, name->toString()},
                                      {u"error"_s, outcome.error().message}});
            static_cast<void>(console.fail(outcome.error()));
        }
    }
    if (console.isJson())
        console.print(QJsonDocument(QJsonObject{{done, succeeded}, {u"failed"_s, failed}}));
    if (console.stop().stop_requested())
        return WasCancelled;
    return failed.isEmpty() ? Done : Failed;
}

/// Runs a push or a copy, and tells how it went.
Result<QJsonObject>
send(const Console &console, const oci::Reference &target,
     const std::function<Result<registry::PushOutcome>(registry::PullProgress &)> &run)
{
    const auto outcome = showingLayers<registry::PushOutcome>(console, run);
    if (!outcome)
        return std::unexpected(outcome.error());
    say(console, target, *outcome);
    return toJson(target, *outcome);
}

/// Of the images in \a store that are called as \a repository, sorted.
Result<QStringList> tagsInStore(store::OciStore &store, const oci::Reference &repository,
                                const std::stop_token &stop)
{
    const auto images = store.list(stop);
    if (!images)
        return std::unexpected(images.error());
    QStringList tags;
    for (const store::Image &image : *images) {
        for (const oci::Reference &name : image.names) {
            if (name.repository() == repository.repository() && !name.digest())
                tags.append(name.tag());
        }
    }
    tags.sort();
    if (tags.isEmpty())
        return core::fail(
            ErrorCode::NotFound,
            Tr::tr("The store has no tag of “%1”.").arg(repository.familiarRepository()));
    return tags;
}

} // namespace

Result<oci::Reference> parseRepository(const QString &name)
{
    static constexpr auto IsMark = [](QChar c) { return c == u':' || c == u'@'; };
    if (std::ranges::any_of(name.section(u'/', -1), IsMark))
        return core::fail(
            ErrorCode::InvalidArgument,
            Tr::tr("--all-tags takes the name of a repository, without a tag or digest."));
    return oci::Reference::parse(name);
}

int pullAllTags(const Console &console, store::OciStore &store,
                const registry::PullRequest &repository)
{
    const auto client = openRegistries(console);
    const auto tags = client->fetchTags(repository.reference, console.stop());
    if (!tags)
        return console.fail(tags.error());
    bool isShort = false;
    const auto pullOne = [&](const QString &tag) -> Result<QJsonObject> {
        registry::PullRequest request = repository;
        request.reference = *repository.reference.withTag(tag);
        registry::PullStatus last;
        const auto outcome =
            showingLayers<registry::PullOutcome>(console, [&](registry::PullProgress &progress) {
                auto ended = registry::pull(*client, store, request, progress, console.stop());
                last = progress.status();
                return ended;
            });
        isShort = isShort || lacksRoom(last);
        if (!outcome)
            return std::unexpected(outcome.error());
        tell(console, request.reference, *outcome);
        return toJson(request.reference, *outcome);
    };
    const int status = forEachTag(console, repository.reference, *tags, u"pulled"_s, pullOne);
    if (isShort)
        sayHowToPullAnyway(console);
    return status;
}

int pushAllTags(const Console &console, const Arguments &arguments)
{
    const auto source = parseRepository(arguments.names.first());
    if (!source)
        return console.wrongUsage(source.error().message);
    const auto target = parseRepository(arguments.names.last());
    if (!target)
        return console.wrongUsage(target.error().message);
    const auto store = openStore(console);
    if (!store)
        return console.fail(store.error());
    const auto tags = tagsInStore(**store, *source, console.stop());
    if (!tags)
        return console.fail(tags.error());
    const auto client = openRegistries(console);
    return forEachTag(console, *target, *tags, u"pushed"_s, [&](const QString &tag) {
        const registry::PushRequest request{.image = source->withTag(tag)->toString(),
                                            .target = *target->withTag(tag),
                                            .platform = arguments.platform};
        return send(console, request.target, [&](registry::PullProgress &progress) {
            return registry::push(*client, **store, request, progress, console.stop());
        });
    });
}

int copyAllTags(const Console &console, const TransferOptions &options)
{
    const auto source = parseRepository(options.words[0]);
    if (!source)
        return console.wrongUsage(source.error().message);
    const auto target = parseRepository(options.words[1]);
    if (!target)
        return console.wrongUsage(target.error().message);
    const auto client = openRegistries(console);
    const auto tags = client->fetchTags(*source, console.stop());
    if (!tags)
        return console.fail(tags.error());
    return forEachTag(console, *target, *tags, u"copied"_s, [&](const QString &tag) {
        const registry::CopyRequest request{.source = *source->withTag(tag),
                                            .target = *target->withTag(tag),
                                            .platform = options.platform};
        return send(console, request.target, [&](registry::PullProgress &progress) {
            return registry::copy(*client, request, progress, console.stop());
        });
    });
}

} // namespace cli
