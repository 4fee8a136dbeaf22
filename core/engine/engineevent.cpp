// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engineevent.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::JsonReader;
using core::Tr;

core::Result<EngineEvent> EngineEvent::parse(QByteArrayView line)
{
    const auto damaged = [](core::Error error) {
        return core::failWorded(std::move(error),
                                Tr::tr("What the engine says is going on cannot be understood."));
    };
    const auto object = core::parseJsonObject(line, core::limits::EngineEvent);
    if (!object)
        return damaged(object.error());
    JsonReader json(*object);
    JsonReader actor = json.object("Actor"_L1);
    JsonReader attributes = actor.object("Attributes"_L1);
    // Before API 1.22 and in old Podmans only the fields in small letters are there.
    EngineEvent event{
        .type = json.string("Type"_L1),
        .action = json.string(json.has("Action"_L1) ? "Action"_L1 : "status"_L1),
        .id = actor.has("ID"_L1) ? actor.string("ID"_L1) : json.string("id"_L1),
        .name = attributes.string("name"_L1),
        .image = attributes.string("image"_L1),
    };
    if (const qint64 time = json.integer("time"_L1); time > 0)
        event.time = QDateTime::fromSecsSinceEpoch(time, QTimeZone::UTC);
    if (const auto &error = json.error())
        return damaged(*error);
    return event;
}

bool EngineEvent::changesImages() const
{
    if (type == "image"_L1)
        return action != "save"_L1 && action != "push"_L1 && action != "mount"_L1
               && action != "unmount"_L1;
    static constexpr QLatin1StringView Lives[] = {
        "create"_L1, "destroy"_L1, "remove"_L1,  "start"_L1,  "die"_L1,    "died"_L1,
        "stop"_L1,   "pause"_L1,   "unpause"_L1, "rename"_L1, "restart"_L1};
    return type == "container"_L1 && std::ranges::contains(Lives, action);
}

} // namespace engine
