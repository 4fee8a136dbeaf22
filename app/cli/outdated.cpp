// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/updatecheck.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/cli/registries.h"
#include "app/tr.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;
using registry::TagUpdate;
using State = TagUpdate::State;

namespace cli {

namespace {

QString jsonState(State state)
{
    switch (state) {
    case State::Current:
        return u"current"_s;
    case State::Moved:
        return u"moved"_s;
    case State::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonObject toJson(const TagUpdate &update)
{
    QJsonObject json{{u"name"_s, update.name.toString()}, {u"state"_s, jsonState(update.state)}};
    if (update.digest)
        json[u"digest"_s] = update.digest->toString();
    if (update.state == State::Unknown)
        json[u"error"_s] = update.error.message;
    return json;
}

} // namespace

int outdated(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.leastNames = 0, .mostNames = 0});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto store = openAnyStore(console);
    if (!store)
        return console.fail(store.error());
    const auto images = (*store)->list(console.stop());
    if (!images)
        return console.fail(images.error());
    const auto client = openRegistries(console);
    const auto updates = registry::checkForUpdates(*client, *images, console.stop());
    if (!updates)
        return console.fail(updates.error());
    if (console.isJson()) {
        QJsonArray rows;
        for (const TagUpdate &update : *updates)
            rows.append(toJson(update));
        console.print(QJsonDocument(rows));
        return Done;
    }
    for (const TagUpdate &update : *updates) {
        if (update.state == State::Moved)
            console.printText(update.name.familiar() + u'\n');
        else if (update.state == State::Unknown)
            console.say(update.name.familiar() + u": "_s + update.error.message);
    }
    const auto moved = std::ranges::count(*updates, State::Moved, &TagUpdate::state);
    const auto unknown = std::ranges::count(*updates, State::Unknown, &TagUpdate::state);
    if (moved == 0 && unknown == 0)
        console.say(Tr::tr("Every tag is what its registry has."));
    return Done;
}

} // namespace cli
