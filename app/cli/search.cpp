// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/tr.h"
#include "core/hub/client.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

constexpr int PageSize = 100;
constexpr int MostRows = 1000;

struct SearchOptions
{
    hub::SearchRequest request;
    int limit = 25;
};

core::Result<int> parseLimit(const QString &text)
{
    bool isNumber = false;
    const int limit = text.toInt(&isNumber);
    if (isNumber && limit > 0 && limit <= MostRows)
        return limit;
    return core::fail(core::ErrorCode::InvalidArgument,
                      Tr::tr("“%1” is no number from 1 to %2.").arg(text).arg(MostRows));
}

core::Result<SearchOptions> parse(const QStringList &words)
{
    SearchOptions options;
    QStringList names;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (auto limit = takeValue(words, i, "--limit"_L1)) {
            const auto number = limit->and_then(parseLimit);
            if (!number)
                return std::unexpected(number.error());
            options.limit = *number;
        } else if (auto architecture = takeValue(words, i, "--architecture"_L1)) {
            if (!*architecture)
                return std::unexpected(architecture->error());
            options.request.architecture = **architecture;
        } else if (words[i] == "--official"_L1) {
            options.request.onlyOfficial = true;
        } else if (words[i].startsWith(u'-')) {
            return core::fail(core::ErrorCode::InvalidArgument,
                              Tr::tr("The option “%1” is not known here.").arg(words[i]));
        } else {
            names += words[i];
        }
    }
    if (names.isEmpty())
        return core::fail(core::ErrorCode::InvalidArgument, Tr::tr("What to search for?"));
    options.request.words = names.join(u' ');
    options.request.pageSize = std::min(options.limit, PageSize);
    return options;
}

QString trustWord(hub::Trust trust)
{
    switch (trust) {
    case hub::Trust::Official:
        return Tr::tr("official");
    case hub::Trust::VerifiedPublisher:
        return Tr::tr("verified publisher");
    case hub::Trust::OpenSource:
        return Tr::tr("open source");
    case hub::Trust::Community:
        break;
    }
    return {};
}

QString pullsText(const hub::PullCount &pulls)
{
    if (pulls.count < 0)
        return {};
    const QString count = views::format::count(pulls.count);
    return pulls.isAtLeast ? count + u'+' : count;
}

QJsonObject toJson(const hub::FoundRepository &found)
{
    QJsonObject json{{u"name"_s, found.name},
                     {u"description"_s, found.description},
                     {u"official"_s, found.trust == hub::Trust::Official},
                     {u"verifiedPublisher"_s, found.trust == hub::Trust::VerifiedPublisher},
                     {u"stars"_s, found.stars}};
    if (found.pulls.count >= 0)
        json[u"pulls"_s] = found.pulls.count;
    return json;
}

} // namespace

int search(const Console &console, const QStringList &words)
{
    auto options = parse(words);
    if (!options)
        return console.wrongUsage(options.error().message);
    const hub::Client client(hub::Client::Options::fromEnvironment());
    QList<hub::FoundRepository> found;
    bool hasMore = true;
    for (; hasMore && found.size() < options->limit; ++options->request.page) {
        const auto answer = client.search(options->request, console.stop());
        if (!answer)
            return console.fail(answer.error());
        found += answer->page.rows;
        hasMore = answer->hasMore && !answer->page.rows.isEmpty();
    }
    found = found.first(std::min<qsizetype>(found.size(), options->limit));
    if (console.isJson()) {
        QJsonArray rows;
        for (const hub::FoundRepository &row : std::as_const(found))
            rows.append(toJson(row));
        console.print(QJsonDocument(rows));
        return Done;
    }
    QList<QStringList> rows;
    for (const hub::FoundRepository &row : std::as_const(found))
        rows.append({row.name, QString::number(row.stars), pullsText(row.pulls),
                     trustWord(row.trust), row.description.left(60)});
    if (rows.isEmpty())
        console.say(Tr::tr("Docker Hub has found nothing."));
    else
        console.print({Tr::tr("Repository"), Tr::tr("Stars"), Tr::tr("Pulls"), Tr::tr("By"),
                       Tr::tr("Description")},
                      rows, {1, 2});
    return Done;
}

} // namespace cli
