// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/enginetransfer.h"
#include "app/cli/openstore.h"
#include "app/cli/progressline.h"
#include "app/tr.h"
#include "core/registry/client.h"
#include "core/registry/usercredentials.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

namespace {

core::Result<registry::PullOutcome> pullShowingProgress(const Console &console,
                                                        store::OciStore &store,
                                                        const registry::PullRequest &request)
{
    using namespace std::chrono_literals;
    registry::Client client({.credentials = registry::userCredentials()});
    registry::PullProgress progress;
    auto outcome = std::async(std::launch::async, [&] {
        return registry::pull(client, store, request, progress, console.stop());
    });
    while (outcome.wait_for(100ms) != std::future_status::ready)
        console.showProgress(progressLine(progress.status()));
    console.endProgress();
    return outcome.get();
}

} // namespace

int pull(const Console &console, const QStringList &words)
{
    const auto arguments =
        parseArguments(words, {.takesPlatform = true, .takesAllPlatforms = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto reference = oci::Reference::parse(arguments->names.first());
    if (!reference)
        return console.wrongUsage(reference.error().message);
    if (isStoreEngine(console)) {
        if (arguments->allPlatforms)
            return console.wrongUsage(Tr::tr("An engine pulls one platform at a time."));
        return pullByEngine(console, {.reference = *reference, .platform = arguments->platform});
    }
    const auto store = openStore(console, true);
    if (!store)
        return console.fail(store.error());
    const auto outcome = pullShowingProgress(console, **store,
                                             {.reference = *reference,
                                              .platform = arguments->platform,
                                              .allPlatforms = arguments->allPlatforms});
    if (!outcome)
        return console.fail(outcome.error());
    if (console.isJson()) {
        QJsonArray absent;
        for (const oci::Descriptor &layer : outcome->absentLayers)
            absent.append(layer.digest.toString());
        console.print(QJsonDocument(QJsonObject{
            {u"reference"_s, reference->toString()},
            {u"digest"_s, outcome->target.digest.toString()},
            {u"downloadedBytes"_s, outcome->downloadedBytes},
            {u"wasComplete"_s, outcome->wasComplete},
            {u"absentLayers"_s, absent},
        }));
        return Done;
    }
    for (const oci::Descriptor &layer : outcome->absentLayers)
        console.say(
            Tr::tr("Left out, as the registry does not have it: %1").arg(layer.digest.toString()));
    if (outcome->wasComplete) {
        console.say(Tr::tr("%1 was here already.").arg(reference->familiar()));
    } else {
        console.say(Tr::tr("Pulled %1: %2 downloaded.")
                        .arg(reference->familiar(), format::size(outcome->downloadedBytes)));
    }
    return Done;
}

} // namespace cli
