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

} // namespace cli
