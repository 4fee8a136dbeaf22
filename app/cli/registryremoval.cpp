// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/removal.h"

#include "app/cli/registries.h"
#include "app/tr.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

/// What goes, before it goes.
void announce(const Console &console, const registry::RemoteRemoval &removal)
{
    const QString repository = removal.name.familiarRepository();
    if (!removal.isManifest)
        return console.say(
            Tr::tr("The tag %1 goes; what it means stays.").arg(removal.name.familiar()));
    console.say(Tr::tr("The manifest %1 goes, and every tag of it.").arg(removal.name.familiar()));
    for (const QString &tag : removal.tags)
        console.say(Tr::tr("Its tag: %1").arg(repository + u':' + tag));
    if (removal.hasMoreTags)
        console.say(
            Tr::tr("%1 has too many tags to ask for each: there may be more.").arg(repository));
}

QJsonObject toJson(const registry::RemoteRemoval &removal, bool isDone)
{
    return {{u"reference"_s, removal.name.toString()},
            {u"digest"_s, removal.digest ? removal.digest->toString() : QString()},
            {u"isManifest"_s, removal.isManifest},
            {u"tags"_s, QJsonArray::fromStringList(removal.tags)},
            {u"hasMoreTags"_s, removal.hasMoreTags},
            {u"done"_s, isDone}};
}

core::Result<registry::RemoteRemoval> removeOne(const Console &console,
                                                const registry::Client &client, const QString &name,
                                                bool isDryRun)
{
    const auto reference = oci::Reference::parse(name);
    if (!reference)
        return std::unexpected(reference.error());
    auto removal = registry::planRemoval(client, *reference, console.stop());
    if (!removal)
        return removal;
    announce(console, *removal);
    if (isDryRun)
        return removal;
    if (auto removed = registry::remove(client, *removal, console.stop()); !removed)
        return std::unexpected(std::move(removed).error());
    console.say(Tr::tr("Removed: %1").arg(reference->toString()));
    return removal;
}

} // namespace

int removeFromRegistries(const Console &console, const Arguments &arguments)
{
    const auto client = openRegistries(console);
    QJsonArray rows;
    int status = Done;
    for (const QString &name : arguments.names) {
        const auto removal = removeOne(console, *client, name, arguments.dryRun);
        if (removal)
            rows.append(toJson(*removal, !arguments.dryRun));
        else
            status = console.fail(removal.error());
        if (status == WasCancelled)
            break;
    }
    if (console.isJson())
        console.print(QJsonDocument(rows));
    return status;
}

} // namespace cli
