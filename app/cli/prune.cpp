// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/prune.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/containerusers.h"
#include "app/cli/imagejson.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "models/prunemodel.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;
using store::PruneRow;
using Kind = store::Leftover::Kind;
namespace format = views::format;

namespace cli {

namespace {

struct PruneOptions
{
    store::PruneRules rules;
    QSet<Kind> kinds = {}; ///< Of leftovers that go too.
    bool reclaims = false;
    bool isDryRun = false;
};

/// One of the stores, what goes of it, and what that did.
struct Review
{
    QString name;
    std::shared_ptr<store::ImageStore> store = {};
    QList<PruneRow> rows = {};
    store::PruneOrder order = {};
    qint64 bytes = 0; ///< What comes back.
    std::optional<store::PruneReport> report = {};
    std::optional<core::Error> error = {}; ///< Why nothing was done.
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

bool takeFlag(PruneOptions &options, const QString &word)
{
    if (word == "--all"_L1 || word == "-a"_L1)
        options.rules.which = store::PruneRules::Which::Unused;
    else if (word == "--dry-run"_L1)
        options.isDryRun = true;
    else if (word == "--reclaim"_L1)
        options.reclaims = true;
    else if (word == "--containers"_L1)
        options.kinds += Kind::Container;
    else if (word == "--build-cache"_L1)
        options.kinds += Kind::BuildCache;
    else if (word == "--leftovers"_L1)
        options.kinds += {Kind::UnneededBlobs, Kind::BrokenDownloads, Kind::SetAside};
    else
        return false;
    return true;
}

core::Result<PruneOptions> parseOptions(const QStringList &words)
{
    PruneOptions options;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (takeFlag(options, words[i]))
            continue;
        const auto taken = takeRule(options.rules, words, i);
        if (!taken)
            return core::fail(ErrorCode::InvalidArgument,
                              Tr::tr("The option “%1” is not known here.").arg(words[i]));
        if (!*taken)
            return std::unexpected(taken->error());
    }
    return options;
}

/// For scripts; not translated.
QLatin1StringView reasonName(const PruneRow &row)
{
    switch (row.kept) {
    case PruneRow::Kept::No:
        return row.image.isDangling() ? "untagged"_L1 : "unused"_L1;
    case PruneRow::Kept::Pinned:
        return "pinned"_L1;
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

QJsonObject toJson(const PruneRow &row, const QString &store)
{
    QJsonObject object{{u"id"_s, idOf(row.image)},
                       {u"tags"_s, tagsOf(row.image)},
                       {u"store"_s, store},
                       {u"reason"_s, reasonName(row)}};
    if (row.goes())
        object.insert(u"bytes"_s, knownBytes(row.image.uniqueBytes));
    return object;
}

core::Result<void> readReview(const Console &console, Review &review, const PruneOptions &options)
{
    review.rows.clear();
    review.order = {};
    const auto images = review.store->list(console.stop());
    if (!images)
        return std::unexpected(images.error());
    if (!options.kinds.isEmpty()) {
        auto leftovers = review.store->leftovers(console.stop());
        if (!leftovers)
            return std::unexpected(std::move(leftovers.error()));
        review.order.leftovers = std::move(*leftovers);
        review.order.leftovers.removeIf([&](const store::Leftover &leftover) {
            return !options.kinds.contains(leftover.kind);
        });
    }
    review.order.reclaims = options.reclaims;
    review.rows = store::reviewPrune(store::withoutContainers(*images, review.order.leftovers),
                                     options.rules);
    QStringList names;
    for (const PruneRow &row : std::as_const(review.rows)) {
        if (!row.goes())
            continue;
        names += store::removalNames(row.image);
        review.order.images += row.image;
    }
    const auto plan = review.store->planRemoval(names, console.stop());
    if (!plan)
        return std::unexpected(plan.error());
    review.order.parents = plan->parents;
    review.bytes = plan->freedBytes;
    for (const store::Leftover &leftover : std::as_const(review.order.leftovers))
        review.bytes += leftover.bytes;
    return {};
}

core::Result<Review> reviewStore(const Console &console, ContainerUsers &users, const QString &name,
                                 const PruneOptions &options)
{
    Review review{.name = name};
    auto opened = openAnyStore(console, name);
    if (!opened)
        return std::unexpected(std::move(opened.error()));
    review.store = std::move(*opened);
    users.tell(*review.store);
    // What somebody else removes between two questions is looked for no more.
    auto read = readReview(console, review, options);
    for (int tries = 3; !read && read.error().code == ErrorCode::NotFound && tries > 0; --tries)
        read = readReview(console, review, options);
    if (!read)
        return std::unexpected(std::move(read.error()));
    return review;
}

/// Nothing where one of them is not known.
std::optional<qint64> sumOf(std::optional<qint64> a, std::optional<qint64> b)
{
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

/// What is removed, and what that did; nothing was done without reports.
void printJson(const Console &console, const std::vector<Review> &reviews,
               const ContainerUsers &users, bool isDone)
{
    QJsonArray remove;
    QJsonArray keep;
    QJsonArray leftovers;
    QJsonArray failed;
    QJsonArray gone;
    qint64 bytes = 0;
    std::optional<qint64> freed = 0;
    qint64 reclaimable = 0;
    qsizetype parents = 0;
    for (const Review &review : reviews) {
        bytes += review.bytes;
        parents += review.order.parents.size();
        if (review.error)
            failed.append(QJsonObject{{u"id"_s, review.name}, {u"error"_s, review.error->message}});
        for (const PruneRow &row : review.rows)
            (row.goes() ? remove : keep).append(toJson(row, review.name));
        for (const QJsonValue leftover : cli::toJson(review.order.leftovers))
            leftovers.append(leftover);
        if (!review.report)
            continue;
        const store::RemovalReport &report = review.report->images;
        freed = sumOf(freed, report.freedBytes);
        reclaimable += report.reclaimableBytes;
        for (const QJsonValue failure : cli::toJson(report.failed))
            failed.append(failure);
        for (const QString &name : report.gone)
            gone.append(name);
    }
    console.print(
        QJsonDocument(QJsonObject{{u"remove"_s, remove},
                                  {u"keep"_s, keep},
                                  {u"leftovers"_s, leftovers},
                                  {u"bytes"_s, bytes},
                                  {u"done"_s, isDone},
                                  {u"freedBytes"_s, knownBytes(freed)},
                                  {u"reclaimableBytes"_s, reclaimable},
                                  {u"failed"_s, failed},
                                  {u"gone"_s, gone},
                                  {u"parents"_s, parents},
                                  {u"notAsked"_s, QJsonArray::fromStringList(users.notAsked())}}));
}

void printRows(const Console &console, const std::vector<Review> &reviews)
{
    QList<QStringList> lines;
    QList<QStringList> kept;
    const auto add = [&](QList<QStringList> &to, const Review &review, QStringList cells) {
        if (reviews.size() > 1)
            cells.prepend(review.name);
        to.append(cells);
    };
    for (const Review &review : reviews) {
        for (const PruneRow &row : review.rows) {
            const QStringList names = store::removalNames(row.image);
            if (!row.goes())
                add(kept, review, {names.join(u", "_s), models::pruneReason(row)});
            for (const QString &name : row.goes() ? names : QStringList())
                add(lines, review,
                    {name, format::age(row.image.created()),
                     name == names.first() && row.image.uniqueBytes >= 0
                         ? format::size(row.image.uniqueBytes)
                         : QString()});
        }
        for (const store::Leftover &leftover : review.order.leftovers)
            add(lines, review,
                {models::leftoverTitle(leftover), format::age(leftover.created),
                 format::size(leftover.bytes)});
    }
    const auto print = [&](QStringList header, const QList<QStringList> &rows,
                           const QList<int> &numbers) {
        if (reviews.size() > 1)
            header.prepend(Tr::tr("Store"));
        if (!rows.isEmpty())
            console.print(header, rows, numbers);
    };
    print({Tr::tr("Goes"), Tr::tr("Created"), Tr::tr("Only here")}, lines,
          {reviews.size() > 1 ? 3 : 2});
    if (!kept.isEmpty() && !lines.isEmpty())
        console.printText(u"\n"_s);
    print({Tr::tr("Stays"), Tr::tr("Why")}, kept, {});
}

/// All stores together.
struct Sum
{
    store::RemovalReport report;
    int images = 0;
    int parents = 0;
    int kept = 0;
};

Sum sumUp(const std::vector<Review> &reviews, bool isDone)
{
    Sum sum;
    store::RemovalReport &all = sum.report;
    for (const Review &review : reviews) {
        sum.kept += int(review.rows.size() - review.order.images.size());
        if (review.error)
            all.failed.append({review.name, *review.error});
        if (!isDone) {
            sum.images += int(review.order.images.size());
            sum.parents += int(review.order.parents.size());
            all.freedBytes = sumOf(all.freedBytes, review.bytes);
        } else if (review.report) {
            const store::RemovalReport &report = review.report->images;
            sum.images += int(report.deleted.size());
            all.freedBytes = sumOf(all.freedBytes, report.freedBytes);
            all.reclaimableBytes += report.reclaimableBytes;
            all.failed += report.failed;
            all.gone += report.gone;
        }
    }
    return sum;
}

void say(const Console &console, const std::vector<Review> &reviews, bool isDone)
{
    printRows(console, reviews);
    const auto [report, images, parents, kept] = sumUp(reviews, isDone);
    const QString size = format::size(report.freedBytes.value_or(0) - report.reclaimableBytes);
    if (!isDone)
        console.say(Tr::tr("%n image(s) would be removed, %1 freed.", nullptr, images).arg(size));
    else if (report.freedBytes)
        console.say(Tr::tr("%n image(s) removed, %1 freed.", nullptr, images).arg(size));
    else
        console.say(Tr::tr("%n image(s) removed.", nullptr, images) + u' ' + freedText(report));
    if (parents > 0)
        console.say(Tr::tr("With them %n nameless image(s) that they were built on would go.",
                           nullptr, parents));
    if (report.freedBytes && report.reclaimableBytes > 0)
        console.say(freedText(report));
    if (kept > 0)
        console.say(Tr::tr("%n image(s) kept.", nullptr, kept));
    for (const QString &name : report.gone)
        console.say(Tr::tr("%1: it was gone already.").arg(name));
    for (const store::RemovalReport::Failure &failure : report.failed)
        console.say(failure.name + u": "_s + failure.error.message);
}

/// What is done in one store is told, whatever happens in another.
int carryOut(const Console &console, Review &review)
{
    const auto progress = [&](qsizetype done, const QString &now) {
        console.showProgress(u"%1/%2 %3"_s.arg(done + 1).arg(review.order.size()).arg(now));
    };
    auto report = store::prune(*review.store, review.order, progress, console.stop());
    console.endProgress();
    if (!report) {
        review.error = std::move(report.error());
        return review.error->code == ErrorCode::Cancelled ? WasCancelled : Failed;
    }
    review.report = std::move(*report);
    const store::RemovalReport &images = review.report->images;
    return images.wasCancelled ? WasCancelled : images.failed.isEmpty() ? Done : Failed;
}

} // namespace

int prune(const Console &console, const QStringList &words)
{
    const auto options = parseOptions(words);
    if (!options)
        return console.wrongUsage(options.error().message);
    std::vector<Review> reviews;
    ContainerUsers users(console);
    for (const QString &name : console.storeNames()) {
        auto review = reviewStore(console, users, name, *options);
        if (!review)
            return console.fail(review.error());
        reviews.push_back(std::move(*review));
    }
    int status = Done;
    for (Review &review : reviews) {
        if (options->isDryRun)
            break;
        status = std::max(status, carryOut(console, review)); // Cancelled is the highest.
    }
    if (console.isJson()) {
        printJson(console, reviews, users, !options->isDryRun);
    } else {
        say(console, reviews, !options->isDryRun);
        users.sayNotAsked();
    }
    return status;
}

} // namespace cli
