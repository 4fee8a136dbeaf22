// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/containerusers.h"
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

namespace {

QJsonObject toJson(const store::Image &image)
{
    QJsonArray platforms;
    for (const store::PlatformImage &platform : image.platforms)
        platforms.append(platform.platform.toString());
    return {
        {u"id"_s, idOf(image)},
        {u"digest"_s, image.target.digest.toString()},
        {u"tags"_s, tagsOf(image)},
        {u"platforms"_s, platforms},
        {u"created"_s, image.created().toUTC().toString(Qt::ISODate)},
        {u"sizeBytes"_s, image.sizeBytes},
        {u"uniqueBytes"_s, knownBytes(image.uniqueBytes)},
        {u"dangling"_s, image.isDangling()},
        {u"pinned"_s, image.pinned},
        {u"inUseBy"_s, cli::toJson(image.usedBy)},
    };
}

QStringList toRow(const store::Image &image, const QString &repository, const QString &tag)
{
    QStringList platforms;
    for (const store::PlatformImage &platform : image.platforms)
        platforms.append(platform.platform.toString());
    QStringList users;
    for (const store::ContainerUse &use : image.usedBy)
        users.append(u"%1 (%2)"_s.arg(use.title(), use.state));
    return {repository,
            tag,
            platforms.join(u", "_s),
            format::age(image.created()),
            format::size(image.sizeBytes),
            image.uniqueBytes < 0 ? QString() : format::size(image.uniqueBytes),
            image.target.digest.shortForm(),
            users.join(u", "_s),
            image.pinned ? Tr::tr("yes") : QString()};
}

} // namespace

int list(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.leastNames = 0, .mostNames = 0});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto store = openAnyStore(console);
    if (!store)
        return console.fail(store.error());
    ContainerUsers users(console);
    users.tell(**store);
    const auto images = (*store)->list(console.stop());
    if (!images)
        return console.fail(images.error());
    users.sayNotAsked();
    if (console.isJson()) {
        QJsonArray array;
        for (const store::Image &image : *images)
            array.append(toJson(image));
        console.print(QJsonDocument(array));
        return Done;
    }
    QList<QStringList> rows;
    for (const store::Image &image : *images) {
        for (const oci::Reference &name : image.names)
            rows.append(toRow(image, name.familiarRepository(), name.tag()));
        if (image.isDangling())
            rows.append(toRow(image, u"<none>"_s, u"<none>"_s));
    }
    console.print({Tr::tr("Repository"), Tr::tr("Tag"), Tr::tr("Platform"), Tr::tr("Created"),
                   Tr::tr("Size"), Tr::tr("Only here"), Tr::tr("Digest"), Tr::tr("Used by"),
                   Tr::tr("Pinned")},
                  rows, {4, 5});
    return Done;
}

} // namespace cli
