// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QJsonArray>
#include <QList>

namespace cli {

/// "inUseBy" of the JSON of images; part of the contract.
[[nodiscard]] QJsonArray toJson(const QList<store::ContainerUse> &uses);
/// "failed" of what removes images.
[[nodiscard]] QJsonArray toJson(const QList<store::RemovalReport::Failure> &failures);
/// "id" of an image: that of its first platform.
[[nodiscard]] QString idOf(const store::Image &image);
/// "tags" of an image.
[[nodiscard]] QJsonArray tagsOf(const store::Image &image);

} // namespace cli
