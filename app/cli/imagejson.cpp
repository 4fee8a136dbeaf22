// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/imagejson.h"

#include "app/tr.h"
#include "views/format.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cli {

QJsonArray toJson(const QList<store::ContainerUse> &uses)
{
    QJsonArray array;
    for (const store::ContainerUse &use : uses)
        array.append(QJsonObject{{u"engine"_s, use.engine},
                                 {u"id"_s, use.id},
                                 {u"name"_s, use.name},
                                 {u"state"_s, use.state}});
    return array;
}

QJsonArray toJson(const QList<store::RemovalReport::Failure> &failures)
{
    QJsonArray array;
    for (const store::RemovalReport::Failure &failure : failures)
        array.append(QJsonObject{{u"id"_s, failure.name}, {u"error"_s, failure.error.message}});
    return array;
}

QString idOf(const store::Image &image)
{
    return (image.platforms.isEmpty() ? image.target.digest : image.platforms.first().configDigest)
        .toString();
}

QJsonArray tagsOf(const store::Image &image)
{
    QJsonArray tags;
    for (const oci::Reference &name : image.names)
        tags.append(name.toString());
    return tags;
}

QJsonArray toJson(const QList<store::Leftover> &leftovers)
{
    using Kind = store::Leftover::Kind;
    const auto kindName = [](Kind kind) {
        switch (kind) {
        case Kind::RemovedImages:
            return "removedImages"_L1;
        case Kind::UnneededBlobs:
            return "unneededBlobs"_L1;
        case Kind::BrokenDownloads:
            return "brokenDownloads"_L1;
        case Kind::SetAside:
            return "setAside"_L1;
        case Kind::BuildCache:
            return "buildCache"_L1;
        case Kind::Container:
            break;
        }
        return "container"_L1;
    };
    QJsonArray array;
    for (const store::Leftover &leftover : leftovers) {
        QJsonObject object{{u"kind"_s, kindName(leftover.kind)},
                           {u"count"_s, leftover.count},
                           {u"bytes"_s, leftover.bytes}};
        if (leftover.kind == Kind::Container) {
            object.insert(u"id"_s, leftover.id);
            object.insert(u"name"_s, leftover.name);
            object.insert(u"state"_s, leftover.state);
        }
        array.append(object);
    }
    return array;
}

QJsonValue knownBytes(std::optional<qint64> bytes)
{
    return bytes && *bytes >= 0 ? QJsonValue(*bytes) : QJsonValue(QJsonValue::Null);
}

QString freedText(const store::RemovalReport &report)
{
    using app::Tr;
    if (!report.freedBytes)
        return Tr::tr("How much was freed is not known.");
    if (report.reclaimableBytes == 0)
        return Tr::tr("Freed %1.").arg(views::format::size(*report.freedBytes));
    return Tr::tr("%1 can be reclaimed, with “reclaim” or by itself after a day; until then “undo” "
                  "brings back what was removed.")
        .arg(views::format::size(report.reclaimableBytes));
}

} // namespace cli
