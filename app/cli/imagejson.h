// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/containeruse.h"

#include <QJsonArray>
#include <QList>

namespace cli {

/// "inUseBy" of the JSON of images; part of the contract.
[[nodiscard]] QJsonArray toJson(const QList<store::ContainerUse> &uses);

} // namespace cli
