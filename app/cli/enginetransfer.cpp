// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/enginetransfer.h"

#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/cli/progressline.h"
#include "app/tr.h"
#include "core/registry/usercredentials.h"

#include <QJsonObject>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

EngineTransfer runShowingProgress(
    const Console &console,
    const std::function<core::Result<engine::TransferOutcome>(registry::CredentialSource &,
                                                              engine::TransferProgress &)> &run)
{
    using namespace std::chrono_literals;
    const auto credentials = registry::userCredentials();
    engine::TransferProgress progress;
    auto outcome = std::async(std::launch::async, [&] { return run(*credentials, progress); });
    while (outcome.wait_for(100ms) != std::future_status::ready)
        console.showProgress(progressLine(progress.status()));
    console.endProgress();
    return {outcome.get(), progress.status()};
}

int pullByEngine(const Console &console, const engine::PullRequest &request)
{
    const auto client = openEngine(console);
    if (!client)
        return console.fail(client.error());
    const auto [outcome, status] = runShowingProgress(
        console, [&](registry::CredentialSource &source, engine::TransferProgress &progress) {
            return engine::pull(**client, request, source, progress, console.stop());
        });
    if (!outcome)
        return console.fail(outcome.error());
    if (console.isJson()) {
        console.print(QJsonDocument(QJsonObject{
            {u"reference"_s, request.reference.toString()},
            {u"digest"_s, outcome->digest ? outcome->digest->toString() : QString()},
            {u"downloadedBytes"_s, status.doneBytes},
            {u"wasComplete"_s, outcome->wasComplete},
        }));
    } else if (outcome->wasComplete) {
        console.say(Tr::tr("%1 was here already.").arg(request.reference.familiar()));
    } else {
        console.say(Tr::tr("Pulled %1.").arg(request.reference.familiar()));
    }
    return Done;
}

} // namespace cli
