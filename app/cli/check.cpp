// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/storecheck.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

namespace {

/// The word that stands in the JSON; part of the contract.
QString kindName(store::Damage::Kind kind)
{
    switch (kind) {
    case store::Damage::Kind::Corrupt:
        return u"corrupt"_s;
    case store::Damage::Kind::Missing:
        return u"missing"_s;
    case store::Damage::Kind::Unreadable:
        return u"unreadable"_s;
    case store::Damage::Kind::WrongDiffId:
        return u"wrongDiffId"_s;
    case store::Damage::Kind::Ambiguous:
        return u"ambiguous"_s;
    }
    return {};
}

QString sentence(const store::Damage &damage)
{
    switch (damage.kind) {
    case store::Damage::Kind::Corrupt:
        return Tr::tr("Damaged: %1").arg(damage.path);
    case store::Damage::Kind::Missing:
        return Tr::tr("Missing: %1").arg(damage.path);
    case store::Damage::Kind::Unreadable:
        return Tr::tr("Cannot be read: %1").arg(damage.path);
    case store::Damage::Kind::WrongDiffId:
        return Tr::tr("Not what the configuration says: %1").arg(damage.path);
    case store::Damage::Kind::Ambiguous:
        return Tr::tr("The name of several images: %1").arg(damage.path);
    }
    return {};
}

QJsonObject toJson(const store::CheckReport &report)
{
    QJsonArray damages;
    for (const store::Damage &damage : report.damages)
        damages.append(QJsonObject{{u"kind"_s, kindName(damage.kind)},
                                   {u"path"_s, damage.path},
                                   {u"detail"_s, damage.detail},
                                   {u"images"_s, QJsonArray::fromStringList(damage.images)}});
    return {
        {u"whole"_s, report.isWhole()},
        {u"blobs"_s, report.blobs},
        {u"bytes"_s, report.bytes},
        {u"damages"_s, damages},
        {u"trashBlobs"_s, report.trashBlobs},
        {u"trashBytes"_s, report.trashBytes},
        {u"orphanBlobs"_s, report.orphanBlobs},
        {u"orphanBytes"_s, report.orphanBytes},
        {u"partialBlobs"_s, report.partialBlobs},
        {u"partialBytes"_s, report.partialBytes},
    };
}

void say(const Console &console, const store::CheckReport &report)
{
    for (const store::Damage &damage : report.damages) {
        console.say(sentence(damage));
        console.say(u"  "_s + damage.detail);
        if (!damage.images.isEmpty())
            console.say(u"  "_s + Tr::tr("Needed by: %1").arg(damage.images.join(u", "_s)));
    }
    console.say(
        Tr::tr("%n blob(s) read, %1.", nullptr, int(report.blobs)).arg(format::size(report.bytes)));
    if (report.trashBlobs > 0)
        console.say(Tr::tr("%n blob(s) of removed images that can come back, %1.", nullptr,
                           int(report.trashBlobs))
                        .arg(format::size(report.trashBytes)));
    if (report.orphanBlobs > 0)
        console.say(Tr::tr("%n blob(s) that no image needs, %1.", nullptr, int(report.orphanBlobs))
                        .arg(format::size(report.orphanBytes)));
    if (report.partialBlobs > 0)
        console.say(
            Tr::tr("%n broken download(s) to go on with, %1.", nullptr, int(report.partialBlobs))
                .arg(format::size(report.partialBytes)));
    console.say(report.isWhole() ? Tr::tr("The store is whole.")
                                 : Tr::tr("The store is damaged. Pull the images named above again "
                                          "to mend it."));
}

} // namespace

int check(const Console &console, const QStringList &words)
{
    using namespace std::chrono_literals;
    const auto arguments = parseArguments(words, {.leastNames = 0, .mostNames = 0});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto store = openStore(console);
    if (!store)
        return console.fail(store.error());
    std::atomic<qint64> checked = 0;
    auto running =
        std::async(std::launch::async, [&] { return (*store)->check(&checked, console.stop()); });
    while (running.wait_for(100ms) != std::future_status::ready)
        console.showProgress(Tr::tr("%1 checked").arg(format::size(checked)));
    console.endProgress();
    const auto report = running.get();
    if (!report)
        return console.fail(report.error());
    if (console.isJson())
        console.print(QJsonDocument(toJson(*report)));
    else
        say(console, *report);
    return report->isWhole() ? Done : Failed;
}

} // namespace cli
