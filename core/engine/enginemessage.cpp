// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginemessage.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::JsonReader;
using core::Tr;

namespace {

/// Nothing of an empty object, which stands for "no progress".
std::optional<EngineMessage::Progress> progressOf(JsonReader json)
{
    const bool isSeconds = json.string("units"_L1) == "s"_L1;
    const auto amount = [&json](QLatin1StringView key) {
        return std::max<qint64>(0, json.integer(key));
    };
    const EngineMessage::Progress progress{
        .current = amount("current"_L1), .total = amount("total"_L1), .isSeconds = isSeconds};
    if (!json.has("current"_L1) && !json.has("total"_L1))
        return {};
    return progress;
}

/// "errorDetail", or "error" alone: older Podmans have nothing else.
std::optional<EngineMessage::Failure> failureOf(JsonReader &json)
{
    JsonReader detail = json.object("errorDetail"_L1);
    EngineMessage::Failure failure{
        .words = detail.string("message"_L1),
        .code = int(std::clamp<qint64>(detail.integer("code"_L1), -100'000, 100'000))};
    const QString words = json.string("error"_L1);
    if (failure.words.isEmpty())
        failure.words = words;
    if (failure.words.isEmpty() && failure.code == 0)
        return {};
    return failure;
}

} // namespace

core::Result<EngineMessage> EngineMessage::parse(QByteArrayView line)
{
    const auto damaged = [](core::Error error) {
        return core::failWorded(std::move(error),
                                Tr::tr("What the engine says of its work cannot be understood."));
    };
    const auto object = core::parseJsonObject(line, core::limits::EngineEvent);
    if (!object)
        return damaged(object.error());
    JsonReader json(*object);
    EngineMessage message{.status = json.string("status"_L1),
                          .id = json.string("id"_L1),
                          .progress = progressOf(json.object("progressDetail"_L1)),
                          .stream = json.string("stream"_L1),
                          .failure = failureOf(json)};
    // BuildKit sends text.
    if (const QJsonValue aux = object->value("aux"_L1); aux.isObject())
        message.aux = aux.toObject();
    if (const auto &error = json.error())
        return damaged(*error);
    return message;
}

} // namespace engine
