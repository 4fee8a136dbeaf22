// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/registries.h"
#include "app/tr.h"
#include "core/base/limits.h"
#include "core/hub/client.h"
#include "core/registry/namelist.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

QJsonObject toJson(const hub::TagDetails &tag)
{
    QJsonArray platforms;
    for (const hub::TaggedImage &image : tag.images) {
        platforms.append(QJsonObject{
            {u"platform"_s, image.platform.toString()},
            {u"digest"_s, image.digest ? QJsonValue(image.digest->toString()) : QJsonValue()},
            {u"sizeBytes"_s, image.sizeBytes}});
    }
    return {{u"tag"_s, tag.name},
            {u"digest"_s, tag.digest ? QJsonValue(tag.digest->toString()) : QJsonValue()},
            {u"pushed"_s, tag.pushed.toString(Qt::ISODate)},
            {u"platforms"_s, platforms}};
}

/// Newest first, with what the Hub knows of each.
int listHubTags(const Console &console, const QString &repository, const QString &filter)
{
    const hub::Client client(hub::Client::Options::fromEnvironment());
    QList<hub::TagDetails> tags;
    bool hasMore = true;
    for (hub::TagsRequest request{.repository = repository, .filter = filter};
         hasMore && tags.size() < core::limits::Tags; ++request.page) {
        const auto page = client.tags(request, console.stop());
        if (!page)
            return console.fail(page.error());
        tags += page->tags;
        hasMore = page->hasMore && !page->tags.isEmpty();
        console.showProgress(Tr::tr("%n of %1 tags", nullptr, int(tags.size())).arg(page->total));
    }
    console.endProgress();
    if (console.isJson()) {
        QJsonArray rows;
        for (const hub::TagDetails &tag : std::as_const(tags))
            rows.append(toJson(tag));
        console.print(QJsonDocument(rows));
        return Done;
    }
    QList<QStringList> rows;
    for (const hub::TagDetails &tag : std::as_const(tags)) {
        QStringList platforms;
        for (const hub::TaggedImage &image : tag.images)
            platforms += image.platform.toString();
        rows.append({tag.name, views::format::age(tag.pushed), views::format::size(tag.sizeBytes),
                     tag.digest ? tag.digest->shortForm() : QString(), platforms.join(u", "_s)});
    }
    console.print(
        {Tr::tr("Tag"), Tr::tr("Pushed"), Tr::tr("Size"), Tr::tr("Digest"), Tr::tr("Platforms")},
        rows, {2});
    return Done;
}

/// In the registry's own order, which tells nothing but the names; words come page by page.
int listRegistryTags(const Console &console, const oci::Reference &repository,
                     const QString &filter)
{
    const auto client = openRegistries(console);
    QJsonArray rows;
    for (auto list = registry::NameList::tags(*client, repository); !list.isAtEnd();) {
        const auto names = list.next(console.stop());
        if (!names)
            return console.fail(names.error());
        QString lines;
        for (const QString &tag : names->filter(filter)) {
            rows.append(QJsonObject{{u"tag"_s, tag}});
            lines += tag + u'\n';
        }
        if (!console.isJson())
            console.printText(lines);
    }
    if (console.isJson())
        console.print(QJsonDocument(rows));
    return Done;
}

} // namespace

int tags(const Console &console, const QStringList &words)
{
    QString filter;
    QStringList names;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (auto text = takeValue(words, i, "--filter"_L1)) {
            if (!*text)
                return console.wrongUsage(text->error().message);
            filter = **text;
        } else {
            names += words[i];
        }
    }
    const auto arguments = parseArguments(names, {});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto reference = oci::Reference::parse(arguments->names.first());
    if (!reference)
        return console.wrongUsage(reference.error().message);
    if (reference->domain() == "docker.io"_L1)
        return listHubTags(console, reference->familiarRepository(), filter);
    return listRegistryTags(console, *reference, filter);
}

} // namespace cli
