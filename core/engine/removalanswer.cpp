// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/removalanswer.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/engine/imagesummary.h"

using namespace Qt::StringLiterals;

namespace engine {

using core::JsonReader;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> damaged(core::Error error)
{
    return core::failWorded(std::move(error),
                            Tr::tr("What the engine says of the removal cannot be understood."));
}

void addDeleted(const QString &id, RemovalAnswer &answer)
{
    if (auto digest = parseId(id))
        answer.deleted.append(std::move(*digest));
}

Result<RemovalAnswer> parsePodman(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::EngineJson);
    if (!object)
        return damaged(object.error());
    JsonReader json(*object);
    RemovalAnswer answer{.untagged = json.strings("Untagged"_L1)};
    for (const QString &id : json.strings("Deleted"_L1))
        addDeleted(id, answer);
    answer.exitCode = int(json.integer("ExitCode"_L1));
    answer.errors = json.strings("Errors"_L1);
    if (const auto &error = json.error())
        return damaged(*error);
    return answer;
}

} // namespace

Result<RemovalAnswer> parseRemoval(QByteArrayView bytes)
{
    if (bytes.trimmed().startsWith('{'))
        return parsePodman(bytes);
    const auto objects =
        core::parseJsonObjects(bytes, core::limits::EngineJson, core::limits::EngineItems);
    if (!objects)
        return damaged(objects.error());
    RemovalAnswer answer;
    for (const QJsonObject &object : *objects) {
        JsonReader json(object);
        if (json.has("Untagged"_L1))
            answer.untagged.append(json.string("Untagged"_L1));
        if (json.has("Deleted"_L1))
            addDeleted(json.string("Deleted"_L1), answer);
        if (const auto &error = json.error())
            return damaged(*error);
    }
    return answer;
}

} // namespace engine
