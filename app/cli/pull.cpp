// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/enginetransfer.h"
#include "app/cli/openstore.h"
#include "app/cli/registries.h"
#include "app/tr.h"
#include "core/registry/routes.h"

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

/// A name without a registry is one of Docker Hub. What registries.conf would have it mean besides
/// is for the person to choose.
void tellChoices(const Console &console, const registry::Client &client, const QString &word,
                 const oci::Reference &meant)
{
    const auto choices = client.routes()->choices(word);
    QStringList others;
    for (const oci::Reference &choice : choices.value_or(QList<oci::Reference>())) {
        if (choice != meant)
            others += choice.familiar();
    }
    if (!others.isEmpty())
        console.say(Tr::tr("“%1” is taken from Docker Hub. By registries.conf it may also be: %2")
                        .arg(word, others.join(u", "_s)));
}

} // namespace

int pull(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.takesPlatform = true,
                                                  .takesAllPlatforms = true,
                                                  .takesAllTags = true,
                                                  .takesIgnoreFreeSpace = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const QString &name = arguments->names.first();
    const auto reference = arguments->allTags ? parseRepository(name) : oci::Reference::parse(name);
    if (!reference)
        return console.wrongUsage(reference.error().message);
    if (isStoreEngine(console)) {
        if (arguments->allPlatforms)
            return console.wrongUsage(Tr::tr("An engine pulls one platform at a time."));
        if (arguments->allTags)
            return console.wrongUsage(Tr::tr("An engine pulls one tag at a time."));
        return pullByEngine(console, {.reference = *reference, .platform = arguments->platform});
    }
    const auto store = openStore(console, true);
    if (!store)
        return console.fail(store.error());
    const registry::PullRequest request{.reference = *reference,
                                        .platform = arguments->platform,
                                        .allPlatforms = arguments->allPlatforms,
                                        .ignoresFreeSpace = arguments->ignoresFreeSpace};
    if (arguments->allTags)
        return pullAllTags(console, **store, request);
    const auto client = openRegistries(console);
    tellChoices(console, *client, name, *reference);
    registry::PullStatus last;
    const auto outcome =
        showingLayers<registry::PullOutcome>(console, [&](registry::PullProgress &progress) {
            auto pulled = registry::pull(*client, **store, request, progress, console.stop());
            last = progress.status();
            return pulled;
        });
    if (!outcome) {
        const int status = console.fail(outcome.error());
        if (status == WasCancelled)
            console.say(Tr::tr("What came is kept; the same command goes on from there."));
        else if (lacksRoom(last))
            sayHowToPullAnyway(console);
        return status;
    }
    if (console.isJson())
        console.print(QJsonDocument(toJson(*reference, *outcome)));
    else
        tell(console, *reference, *outcome);
    return Done;
}

} // namespace cli
