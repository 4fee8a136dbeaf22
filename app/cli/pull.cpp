// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "core/registry/client.h"
#include "core/registry/dockerconfigcredentials.h"
#include "views/format.h"

#include <QJsonObject>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

namespace {

QString progressLine(const registry::PullStatus &status)
{
    if (status.isResolving)
        return Tr::tr("Reading the manifest…");
    if (status.waitingUntil.isValid())
        return Tr::tr("The registry asks to wait until %1.")
            .arg(QLocale().toString(status.waitingUntil.toLocalTime().time()));
    const double ratio =
        status.totalBytes > 0 ? double(status.doneBytes) / double(status.totalBytes) : 0;
    QString line = u"%1  %2  %3"_s.arg(format::percent(ratio),
                                       format::sizeOf(status.doneBytes, status.totalBytes),
                                       format::rate(status.bytesPerSecond));
    if (status.secondsLeft >= 0)
        line += u"  "_s + Tr::tr("%n second(s) left", nullptr, int(status.secondsLeft));
    const auto done = std::ranges::count_if(status.layers, [](const registry::LayerStatus &layer) {
        return layer.stage == registry::LayerStage::Done
               || layer.stage == registry::LayerStage::Present;
    });
    return line + u"  "_s + Tr::tr("layer %1 of %2").arg(done).arg(status.layers.size());
}

core::Result<registry::PullOutcome> pullShowingProgress(const Console &console,
                                                        store::OciStore &store,
                                                        const registry::PullRequest &request)
{
    using namespace std::chrono_literals;
    registry::Client client({.credentials = std::make_shared<registry::DockerConfigCredentials>()});
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
        console.print(QJsonDocument(QJsonObject{
            {u"reference"_s, reference->toString()},
            {u"digest"_s, outcome->target.digest.toString()},
            {u"downloadedBytes"_s, outcome->downloadedBytes},
            {u"wasComplete"_s, outcome->wasComplete},
        }));
    } else if (outcome->wasComplete) {
        console.say(Tr::tr("%1 was here already.").arg(reference->familiar()));
    } else {
        console.say(Tr::tr("Pulled %1: %2 downloaded.")
                        .arg(reference->familiar(), format::size(outcome->downloadedBytes)));
    }
    return Done;
}

} // namespace cli
