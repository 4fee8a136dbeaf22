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

#include <limits>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

int remove(const Console &console, const QStringList &words)
{
    const auto arguments =
        parseArguments(words, {.mostNames = std::numeric_limits<qsizetype>::max()});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto store = openAnyStore(console);
    if (!store)
        return console.fail(store.error());
    const auto plan = (*store)->planRemoval(arguments->names);
    if (!plan)
        return console.fail(plan.error());
    const auto report = (*store)->remove(*plan);
    if (!report)
        return console.fail(report.error());

    QStringList deleted;
    for (const oci::Digest &digest : report->deleted)
        deleted.append(digest.toString());
    if (console.isJson()) {
        console.print(QJsonDocument(QJsonObject{
            {u"untagged"_s, QJsonArray::fromStringList(report->untagged)},
            {u"deleted"_s, QJsonArray::fromStringList(deleted)},
            {u"freedBytes"_s, report->freedBytes},
            {u"reclaimableBytes"_s, report->reclaimableBytes},
            {u"failed"_s, toJson(report->failed)},
        }));
        return report->failed.isEmpty() ? Done : Failed;
    }
    for (const QString &name : report->untagged)
        console.say(Tr::tr("Untagged: %1").arg(name));
    for (const QString &digest : std::as_const(deleted))
        console.say(Tr::tr("Deleted: %1").arg(digest));
    console.say(freedText(*report));
    for (const store::RemovalReport::Failure &failure : report->failed)
        static_cast<void>(console.fail(failure.error));
    return report->failed.isEmpty() ? Done : Failed;
}

} // namespace cli
