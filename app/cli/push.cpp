// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/enginetransfer.h"
#include "app/cli/openstore.h"
#include "app/cli/registries.h"
#include "app/tr.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

int pushByEngine(const Console &console, const Arguments &arguments)
{
    if (arguments.allTags)
        return console.wrongUsage(Tr::tr("An engine pushes one tag at a time."));
    if (arguments.names.size() > 1 || arguments.platform)
        return console.wrongUsage(
            Tr::tr("An engine pushes an image whole, and to where its name says."));
    const auto reference = oci::Reference::parse(arguments.names.first());
    if (!reference)
        return console.wrongUsage(reference.error().message);
    const auto client = openEngine(console);
    if (!client)
        return console.fail(client.error());
    const auto result = runShowingProgress(
        console, [&](registry::CredentialSource &source, engine::TransferProgress &progress) {
            return engine::push(**client, *reference, source, progress, console.stop());
        });
    if (!result.outcome)
        return console.fail(result.outcome.error());
    const QString digest = result.outcome->digest ? result.outcome->digest->toString() : QString();
    if (console.isJson())
        console.print(QJsonDocument(QJsonObject{
            {u"reference"_s, reference->toString()},
            {u"digest"_s, digest},
        }));
    else
        console.say(Tr::tr("Pushed %1: %2").arg(reference->familiar(), digest));
    return Done;
}

int pushFromStore(const Console &console, const Arguments &arguments)
{
    const auto target = oci::Reference::parse(arguments.names.last());
    if (!target)
        return console.wrongUsage(target.error().message);
    if (const auto tagged = registry::requireTag(*target); !tagged)
        return console.wrongUsage(tagged.error().message);
    const auto store = openStore(console);
    if (!store)
        return console.fail(store.error());
    const auto client = openRegistries(console);
    const auto outcome =
        showingLayers<registry::PushOutcome>(console, [&](registry::PullProgress &progress) {
            return registry::push(*client, **store,
                                  {.image = arguments.names.first(),
                                   .target = *target,
                                   .platform = arguments.platform},
                                  progress, console.stop());
        });
    return outcome ? tell(console, *target, *outcome) : console.fail(outcome.error());
}

} // namespace

int push(const Console &console, const QStringList &words)
{
    const auto arguments =
        parseArguments(words, {.mostNames = 2, .takesPlatform = true, .takesAllTags = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    if (isStoreEngine(console))
        return pushByEngine(console, *arguments);
    return arguments->allTags ? pushAllTags(console, *arguments)
                              : pushFromStore(console, *arguments);
}

} // namespace cli
