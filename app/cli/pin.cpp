// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/tr.h"

#include <QJsonArray>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

int setPinned(const Console &console, const QStringList &words, bool pinned)
{
    const auto arguments =
        parseArguments(words, {.mostNames = std::numeric_limits<qsizetype>::max()});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto store = openAnyStore(console);
    if (!store)
        return console.fail(store.error());
    if (const auto done = (*store)->setPinned(arguments->names, pinned, console.stop()); !done)
        return console.fail(done.error());
    if (console.isJson()) {
        const auto names = QJsonArray::fromStringList(arguments->names);
        console.print(QJsonDocument(QJsonObject{{pinned ? u"pinned"_s : u"unpinned"_s, names}}));
        return Done;
    }
    for (const QString &name : arguments->names)
        console.say(pinned ? Tr::tr("Pinned: %1").arg(name) : Tr::tr("Unpinned: %1").arg(name));
    return Done;
}

} // namespace

int pin(const Console &console, const QStringList &words)
{
    return setPinned(console, words, true);
}

int unpin(const Console &console, const QStringList &words)
{
    return setPinned(console, words, false);
}

} // namespace cli
