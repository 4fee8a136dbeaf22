// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engineinfo.h"

#include "core/base/json.h"
#include "core/base/limits.h"

using namespace Qt::StringLiterals;

namespace engine {

core::Result<EngineInfo> EngineInfo::parse(QByteArrayView bytes)
{
    const auto damaged = [](core::Error error) {
        return core::failWorded(std::move(error),
                                core::Tr::tr("What the engine says of itself cannot be "
                                             "understood."));
    };
    const auto object = core::parseJsonObject(bytes, core::limits::EngineConfig);
    if (!object)
        return damaged(object.error());
    core::JsonReader json(*object);
    EngineInfo info{.serverVersion = json.string("ServerVersion"_L1),
                    .driver = json.string("Driver"_L1),
                    .id = json.string("ID"_L1)};
    if (const auto &error = json.error())
        return damaged(*error);
    // Pairs, [["driver-type", "io.containerd.snapshotter.v1"]].
    for (const QJsonValue pair : (*object)["DriverStatus"_L1].toArray()) {
        if (pair[0].toString() == "driver-type"_L1)
            info.isContainerdStore = pair[1].toString().startsWith("io.containerd."_L1);
    }
    return info;
}

} // namespace engine
