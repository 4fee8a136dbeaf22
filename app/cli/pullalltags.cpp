// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/registries.h"
#include "app/tr.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

struct Failure
{
    oci::Reference name;
    core::Error error;
};

QJsonArray toJson(const QList<Failure> &failures)
{
    QJsonArray rows;
    for (const Failure &failure : failures)
        rows.append(QJsonObject{{u"reference"_s, failure.name.toString()},
                                {u"error"_s, failure.error.message}});
    return rows;
}

} // namespace

// A tag that cannot be pulled does not keep the others from it.
int pullAllTags(const Console &console, store::OciStore &store,
                const registry::PullRequest &repository)
{
    const auto client = openRegistries(console);
    const auto tags = client->fetchTags(repository.reference, console.stop());
    if (!tags)
        return console.fail(tags.error());
    QJsonArray pulled;
    QList<Failure> failures;
    bool isShort = false;
    for (qsizetype i = 0; i < tags->size() && !console.stop().stop_requested(); ++i) {
        const auto name = repository.reference.withTag(tags->at(i));
        if (!name)
            continue;
        registry::PullRequest request = repository;
        request.reference = *name;
        console.say(Tr::tr("%1 of %2: %3").arg(i + 1).arg(tags->size()).arg(name->familiar()));
        registry::PullStatus last;
        const auto outcome =
            showingLayers<registry::PullOutcome>(console, [&](registry::PullProgress &progress) {
                auto ended = registry::pull(*client, store, request, progress, console.stop());
                last = progress.status();
                return ended;
            });
        isShort = isShort || lacksRoom(last);
        if (outcome) {
            pulled.append(toJson(*name, *outcome));
            tell(console, *name, *outcome);
        } else if (outcome.error().code != core::ErrorCode::Cancelled) {
            failures.append({*name, outcome.error()});
            static_cast<void>(console.fail(outcome.error()));
        }
    }
    if (isShort)
        sayHowToPullAnyway(console);
    if (console.isJson())
        console.print(
            QJsonDocument(QJsonObject{{u"pulled"_s, pulled}, {u"failed"_s, toJson(failures)}}));
    if (console.stop().stop_requested())
        return WasCancelled;
    return failures.isEmpty() ? Done : Failed;
}

} // namespace cli
