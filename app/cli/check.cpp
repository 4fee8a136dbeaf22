// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/storecheck.h"

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/cli/registries.h"
#include "app/tr.h"
#include "core/registry/blobfetcher.h"
#include "views/damagetext.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using app::Tr;
using store::Damage;
namespace damagetext = views::damagetext;
namespace format = views::format;

namespace cli {

namespace {

/// The words that stand in the JSON; part of the contract.
QString word(Damage::Kind kind)
{
    switch (kind) {
    case Damage::Kind::Corrupt:
        return u"corrupt"_s;
    case Damage::Kind::Missing:
        return u"missing"_s;
    case Damage::Kind::Unreadable:
        return u"unreadable"_s;
    case Damage::Kind::WrongDiffId:
        return u"wrongDiffId"_s;
    case Damage::Kind::Ambiguous:
        return u"ambiguous"_s;
    case Damage::Kind::WrongEntry:
        return u"wrongEntry"_s;
    }
    return {};
}

QString word(Damage::Remedy remedy)
{
    switch (remedy) {
    case Damage::Remedy::None:
        return u"none"_s;
    case Damage::Remedy::Fetch:
        return u"fetch"_s;
    case Damage::Remedy::Restore:
        return u"restore"_s;
    }
    return {};
}

QJsonArray toJson(const QList<Damage> &damages)
{
    QJsonArray array;
    for (const Damage &damage : damages) {
        QJsonObject object{{u"kind"_s, word(damage.kind)},
                           {u"path"_s, damage.path},
                           {u"detail"_s, damage.detail},
                           {u"images"_s, QJsonArray::fromStringList(damage.images)},
                           {u"remedy"_s, word(damage.remedy)}};
        if (!damage.problem.isEmpty())
            object.insert(u"problem"_s, damage.problem);
        array.append(object);
    }
    return array;
}

QJsonObject toJson(const store::CheckReport &report)
{
    return {
        {u"whole"_s, report.isWhole()},
        {u"blobs"_s, report.blobs},
        {u"bytes"_s, report.bytes},
        {u"damages"_s, toJson(report.damages)},
        {u"trashBlobs"_s, report.trashBlobs},
        {u"trashBytes"_s, report.trashBytes},
        {u"orphanBlobs"_s, report.orphanBlobs},
        {u"orphanBytes"_s, report.orphanBytes},
        {u"partialBlobs"_s, report.partialBlobs},
        {u"partialBytes"_s, report.partialBytes},
        {u"staleFiles"_s, report.staleFiles},
        {u"staleBytes"_s, report.staleBytes},
        {u"setAsideFiles"_s, report.setAsideFiles},
        {u"setAsideBytes"_s, report.setAsideBytes},
    };
}

void say(const Console &console, const store::CheckReport &report)
{
    for (const Damage &damage : report.damages) {
        console.say(damagetext::heading(damage));
        for (const QString &line : damagetext::lines(damage))
            console.say(u"  "_s + line);
    }
    for (const QString &line : damagetext::counts(report))
        console.say(line);
    console.say(damagetext::verdict(report));
}

struct Options
{
    bool repair = false;
    bool offline = false;
};

core::Result<Options> parseOptions(const QStringList &words)
{
    Options options;
    for (const QString &word : words) {
        if (word == "--repair"_L1)
            options.repair = true;
        else if (word == "--offline"_L1)
            options.offline = true;
        else
            return core::fail(core::ErrorCode::InvalidArgument,
                              word.startsWith(u'-')
                                  ? Tr::tr("The option “%1” is not known here.").arg(word)
                                  : Tr::tr("“%1” is too much.").arg(word));
    }
    if (options.offline && !options.repair)
        return core::fail(core::ErrorCode::InvalidArgument,
                          Tr::tr("“--offline” only means something with “--repair”."));
    return options;
}

/// Runs \a work on another thread and shows how far it is.
template <class Work, class Words>
auto whileShowing(const Console &console, Work work, Words words)
{
    using namespace std::chrono_literals;
    auto running = std::async(std::launch::async, work);
    while (running.wait_for(100ms) != std::future_status::ready)
        console.showProgress(words());
    console.endProgress();
    return running.get();
}

core::Result<store::CheckReport> checkShowingProgress(const Console &console,
                                                      store::OciStore &store)
{
    std::atomic<qint64> checked = 0;
    return whileShowing(
        console, [&] { return store.check(&checked, console.stop()); },
        [&] { return Tr::tr("%1 checked").arg(format::size(checked)); });
}

core::Result<store::RepairReport> repairShowingProgress(const Console &console,
                                                        store::OciStore &store,
                                                        const store::CheckReport &found,
                                                        bool offline)
{
    const auto client = openRegistries(console);
    const store::FetchBlob fetch =
        offline ? store::FetchBlob() : registry::blobFetcher(*client, store.layout());
    std::atomic<qint64> fetched = 0;
    return whileShowing(
        console, [&] { return store.repair(found, fetch, &fetched, console.stop()); },
        [&] { return Tr::tr("%n blob(s) fetched again", nullptr, int(fetched)); });
}

int repair(const Console &console, store::OciStore &store, const store::CheckReport &found,
           bool offline)
{
    const auto repaired = repairShowingProgress(console, store, found, offline);
    if (!repaired)
        return console.fail(repaired.error());
    if (console.isJson()) {
        QJsonObject json = toJson(repaired->left);
        json.insert(u"repaired"_s, toJson(repaired->mended));
        console.print(QJsonDocument(json));
    } else {
        for (const Damage &damage : repaired->mended)
            console.say(damagetext::mended(damage));
        say(console, repaired->left);
    }
    return repaired->left.isWhole() ? Done : Failed;
}

} // namespace

int check(const Console &console, const QStringList &words)
{
    const auto options = parseOptions(words);
    if (!options)
        return console.wrongUsage(options.error().message);
    const auto store = openDamagedStore(console);
    if (!store)
        return console.fail(store.error());
    const auto report = checkShowingProgress(console, **store);
    if (!report)
        return console.fail(report.error());
    if (options->repair)
        return repair(console, **store, *report, options->offline);
    if (console.isJson())
        console.print(QJsonDocument(toJson(*report)));
    else
        say(console, *report);
    if (!report->isWhole() && !console.isJson())
        console.say(Tr::tr("“check --repair” mends what can be mended."));
    return report->isWhole() ? Done : Failed;
}

} // namespace cli
