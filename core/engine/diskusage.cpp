// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/diskusage.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/engine/imagesummary.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::JsonReader;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> damaged(core::Error error)
{
    return core::failWorded(std::move(error),
                            Tr::tr("What the engine says of its use of the disk cannot be "
                                   "understood."));
}

} // namespace

Result<DiskUsage> parseDiskUsage(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::EngineJson);
    if (!object)
        return damaged(object.error());
    JsonReader json(*object);
    const bool isPodman = json.has("ImagesSize"_L1);
    DiskUsage usage{.imageBytes = json.count(isPodman ? "ImagesSize"_L1 : "LayersSize"_L1)};
    for (JsonReader &image : json.objects("Images"_L1, core::limits::EngineItems)) {
        const auto id = parseId(image.string(isPodman ? "ImageID"_L1 : "Id"_L1));
        if (!id)
            return damaged({core::ErrorCode::Corrupt, {}, id.error().message});
        const qint64 unique =
            isPodman ? image.count("UniqueSize"_L1)
                     : image.count("Size"_L1) - std::max<qint64>(0, image.integer("SharedSize"_L1));
        usage.uniqueBytes.insert(*id, std::max<qint64>(0, unique));
    }
    if (const auto &error = json.error())
        return damaged(*error);
    return usage;
}

} // namespace engine
