// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/imagejson.h"

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

} // namespace cli
