// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/prune.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;
using store::PruneRow;
namespace format = views::format;

namespace cli {

namespace {

struct PruneOptions
{
    store::PruneRules rules;
    bool isDryRun = false;
};

core::Result<int> parseCount(const QString &text)
{
    bool isNumber = false;
    const int count = text.toInt(&isNumber);
    if (isNumber && count >= 0)
        return count;
    return core::fail(ErrorCode::InvalidArgument, Tr::tr("“%1” is no number.").arg(text));
}

/// Nothing if it is no option that takes a value.
std::optional<core::Result<void>> takeRule(store::PruneRules &rules, const QStringList &words,
                                           qsizetype &i)
{
    if (auto age = takeValue(words, i, "--until"_L1))
        return age->and_then(store::parseAge).transform([&](auto seconds) {
            rules.olderThan = seconds;
        });
    if (auto label = takeValue(words, i, "--label"_L1))
        return label->transform([&](const QString &text) { rules.labels += text; });
    if (auto glob = takeValue(words, i, "--repository"_L1))
        return glob->transform([&](const QString &text) { rules.repository = text; });
    if (auto keep = takeValue(words, i, "--keep"_L1))
        return keep->and_then(parseCount).transform([&](int count) { rules.keepNewest = count; });
    return {};
}

core::Result<PruneOptions> parseOptions(const QStringList &words)
{
    PruneOptions options;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == "--all"_L1 || words[i] == "-a"_L1) {
            options.rules.which = store::PruneRules::Which::Unused;
        } else if (words[i] == "--dry-run"_L1) {
            options.isDryRun = true;
        } else if (const auto taken = takeRule(options.rules, words, i)) {
            if (!*taken)
                return std::unexpected(taken->error());
        } else {
            return core::fail(ErrorCode::InvalidArgument,
                              Tr::tr("The option “%1” is not known here.").arg(words[i]));
        }
    }
    return options;
}

/// For scripts; not translated.
QLatin1StringView reasonName(const PruneRow &row)
{
    switch (row.kept) {
    case PruneRow::Kept::No:
        return row.image.isDangling() ? "untagged"_L1 : "unused"_L1;
    case PruneRow::Kept::InUse:
        return "inUse"_L1;
    case PruneRow::Kept::TooNew:
        return "tooNew"_L1;
    case PruneRow::Kept::AgeUnknown:
        return "ageUnknown"_L1;
    case PruneRow::Kept::OtherRepository:
        return "otherRepository"_L1;
    case PruneRow::Kept::OtherLabels:
        return "otherLabels"_L1;
    case PruneRow::Kept::AmongNewest:
        return "amongNewest"_L1;
    }
    return {};
}

QJsonObject toJson(const PruneRow &row)
{
    const store::Image &image = row.image;
    const oci::Digest &id =
        image.platforms.isEmpty() ? image.target.digest : image.platforms.first().configDigest;
    QJsonArray tags;
    for (const oci::Reference &name : image.names)
        tags.append(name.toString());
    QJsonObject object{{u"id"_s, id.toString()}, {u"tags"_s, tags}, {u"reason"_s, reasonName(row)}};
    if (row.goes())
        object.insert(u"bytes"_s, image.uniqueBytes);
    return object;
}

/// What is removed, and what that did; nothing was done without a report.
void printJson(const Console &console, const QList<PruneRow> &rows, const store::RemovalPlan &plan,
               const std::optional<store::RemovalReport> &report)
{
    QJsonArray remove;
    QJsonArray keep;
    QJsonArray failed;
    for (const auto &failure : report ? report->failed : QList<store::RemovalReport::Failure>())
        failed.append(QJsonObject{{u"id"_s, failure.name}, {u"error"_s, failure.error.message}});
    for (const PruneRow &row : rows)
        (row.goes() ? remove : keep).append(toJson(row));
    console.print(QJsonDocument(QJsonObject{
        {u"remove"_s, remove},
        {u"keep"_s, keep},
        {u"bytes"_s, plan.freedBytes},
        {u"done"_s, report.has_value()},
        {u"freedBytes"_s, report ? report->freedBytes : 0},
        {u"failed"_s, failed},
    }));
}

void printRows(const Console &console, const QList<PruneRow> &rows)
{
    QList<QStringList> lines;
    for (const PruneRow &row : rows) {
        if (!row.goes())
            continue;
        const QStringList names = store::removalNames(row.image);
        for (const QString &name : names)
            lines.append({name, format::age(row.image.created()),
                          name == names.first() ? format::size(row.image.uniqueBytes) : QString()});
    }
    if (!lines.isEmpty())
        console.print({Tr::tr("Image"), Tr::tr("Created"), Tr::tr("Only here")}, lines, {2});
}

} // namespace

int prune(const Console &console, const QStringList &words)
{
    const auto options = parseOptions(words);
    if (!options)
        return console.wrongUsage(options.error().message);
    const auto store = openAnyStore(console);
    if (!store)
        return console.fail(store.error());
    const auto images = (*store)->list(console.stop());
    if (!images)
        return console.fail(images.error());
    const QList<PruneRow> rows = store::reviewPrune(*images, options->rules);
    QStringList names;
    QList<store::Image> chosen;
    for (const PruneRow &row : rows) {
        if (row.goes()) {
            names += store::removalNames(row.image);
            chosen += row.image;
        }
    }
    const auto plan = (*store)->planRemoval(names);
    if (!plan)
        return console.fail(plan.error());
    std::optional<store::RemovalReport> report;
    if (!options->isDryRun) {
        auto removed = store::prune(**store, chosen, console.stop());
        if (!removed)
            return console.fail(removed.error());
        report = std::move(*removed);
    }
    const int status = report && !report->failed.isEmpty() ? Failed : Done;
    if (console.isJson()) {
        printJson(console, rows, *plan, report);
        return status;
    }
    printRows(console, rows);
    const int failed = report ? int(report->failed.size()) : 0;
    const int count = int(chosen.size()) - failed;
    const int kept = int(rows.size() - chosen.size());
    if (report)
        console.say(Tr::tr("%n image(s) removed, %1 freed.", nullptr, count)
                        .arg(format::size(report->freedBytes)));
    else
        console.say(Tr::tr("%n image(s) would be removed, %1 freed.", nullptr, count)
                        .arg(format::size(plan->freedBytes)));
    if (kept > 0)
        console.say(Tr::tr("%n image(s) kept.", nullptr, kept));
    for (qsizetype i = 0; i < failed; ++i)
        console.say(report->failed[i].name + u": "_s + report->failed[i].error.message);
    return status;
}

} // namespace cli
