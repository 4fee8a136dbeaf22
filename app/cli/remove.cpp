// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/containerusers.h"
#include "app/cli/imagejson.h"
#include "app/cli/openstore.h"
#include "app/cli/registries.h"
#include "app/tr.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

namespace {

/// Of images that go all the same: those of an own store, which no engine needs.
QList<store::ContainerUse> usersOf(const store::RemovalPlan &plan)
{
    QList<store::ContainerUse> users;
    for (const store::RemovalPlan::Item &item : plan.items) {
        if (item.deleted && item.blockers.isEmpty())
            users += item.image.usedBy;
    }
    return users;
}

} // namespace

int remove(const Console &console, const QStringList &words)
{
    const auto arguments =
        parseArguments(words, {.mostNames = std::numeric_limits<qsizetype>::max(),
                               .takesRemote = true,
                               .takesDryRun = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    if (arguments->remote)
        return removeFromRegistries(console, *arguments);
    if (arguments->dryRun)
        return console.wrongUsage(Tr::tr("--dry-run is for --remote."));
    const auto store = openAnyStore(console);
    if (!store)
        return console.fail(store.error());
    ContainerUsers users(console);
    users.tell(**store);
    const auto plan = (*store)->planRemoval(arguments->names, console.stop());
    if (!plan)
        return console.fail(plan.error());
    const auto report = (*store)->remove(*plan, {.stop = console.stop()});
    if (!report)
        return console.fail(report.error());
    const int status = report->wasCancelled       ? WasCancelled
                       : report->failed.isEmpty() ? Done
                                                  : Failed;

    QStringList deleted;
    for (const oci::Digest &digest : report->deleted)
        deleted.append(digest.toString());
    if (console.isJson()) {
        console.print(QJsonDocument(QJsonObject{
            {u"untagged"_s, QJsonArray::fromStringList(report->untagged)},
            {u"deleted"_s, QJsonArray::fromStringList(deleted)},
            {u"freedBytes"_s, knownBytes(report->freedBytes)},
            {u"reclaimableBytes"_s, report->reclaimableBytes},
            {u"failed"_s, toJson(report->failed)},
            {u"gone"_s, QJsonArray::fromStringList(report->gone)},
            {u"inUseBy"_s, toJson(usersOf(*plan))},
            {u"notAsked"_s, QJsonArray::fromStringList(users.notAsked())},
        }));
        return status;
    }
    for (const QString &name : report->untagged)
        console.say(Tr::tr("Untagged: %1").arg(name));
    for (const QString &digest : std::as_const(deleted))
        console.say(Tr::tr("Deleted: %1").arg(digest));
    for (const QString &name : report->gone)
        console.say(Tr::tr("%1: it was gone already.").arg(name));
    console.say(freedText(*report));
    for (const store::ContainerUse &use : usersOf(*plan))
        console.say(Tr::tr("The container “%1” on “%2” was made of it, and the engine goes on "
                           "having the image.")
                        .arg(use.title(), use.engine));
    users.sayNotAsked();
    for (const store::RemovalReport::Failure &failure : report->failed)
        static_cast<void>(console.fail(failure.error));
    return status;
}

} // namespace cli
