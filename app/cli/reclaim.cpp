// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/imagejson.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

int undo(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.leastNames = 0, .mostNames = 0});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto store = openStore(console);
    if (!store)
        return console.fail(store.error());
    const auto report = (*store)->undo();
    if (!report)
        return console.fail(report.error());
    const int status = report->failed.isEmpty() ? Done : Failed;
    if (console.isJson()) {
        console.print(
            QJsonDocument(QJsonObject{{u"restored"_s, QJsonArray::fromStringList(report->restored)},
                                      {u"failed"_s, toJson(report->failed)}}));
        return status;
    }
    for (const QString &name : report->restored)
        console.say(Tr::tr("Back: %1").arg(name));
    for (const store::RemovalReport::Failure &failure : report->failed)
        static_cast<void>(console.fail(failure.error));
    return status;
}

int reclaim(const Console &console, const QStringList &words)
{
    const bool isDryRun = words.contains("--dry-run"_L1);
    if (words.size() > (isDryRun ? 1 : 0))
        return console.wrongUsage(Tr::tr("The option “%1” is not known here.").arg(words.first()));
    const auto store = openStore(console);
    if (!store)
        return console.fail(store.error());
    const auto found = (*store)->leftovers(console.stop());
    if (!found)
        return console.fail(found.error());
    qint64 bytes = 0;
    qint64 freed = 0;
    for (const store::Leftover &leftover : *found) {
        bytes += leftover.bytes;
        if (isDryRun)
            continue;
        const auto removed = (*store)->removeLeftover(leftover, console.stop());
        if (!removed)
            return console.fail(removed.error());
        freed += *removed;
    }
    if (console.isJson())
        console.print(QJsonDocument(QJsonObject{{u"leftovers"_s, toJson(*found)},
                                                {u"bytes"_s, bytes},
                                                {u"done"_s, !isDryRun},
                                                {u"freedBytes"_s, freed}}));
    else if (isDryRun)
        console.say(Tr::tr("%1 would be freed.").arg(format::size(bytes)));
    else
        console.say(Tr::tr("Freed %1.").arg(format::size(freed)));
    return Done;
}

} // namespace cli
