// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bench {

/// What verifying an image costs at the least: inflates every blob of the layout \a folder that is
/// a layer and computes its DiffID, on all processors; nothing is transferred, written, or read as
/// a tar.
void verifyLayers(const QString &folder);

} // namespace bench
