// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QList>

#include <optional>

namespace cli {

/// "inUseBy" of the JSON of images; part of the contract.
[[nodiscard]] QJsonArray toJson(const QList<store::ContainerUse> &uses);
/// "failed" of what removes images.
[[nodiscard]] QJsonArray toJson(const QList<store::RemovalReport::Failure> &failures);
/// "id" of an image: that of its first platform.
[[nodiscard]] QString idOf(const store::Image &image);
/// "tags" of an image.
[[nodiscard]] QJsonArray tagsOf(const store::Image &image);

/// A number of bytes, or null if it is not known: nothing, or less than 0.
[[nodiscard]] QJsonValue knownBytes(std::optional<qint64> bytes);
/// "leftovers" of what gives space back.
[[nodiscard]] QJsonArray toJson(const QList<store::Leftover> &leftovers);
/// How much space came back, or can: one sentence.
[[nodiscard]] QString freedText(const store::RemovalReport &report);

} // namespace cli
