// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

/// Adds an image to the store in \a folder that is \a image without its last two layers, as an
/// earlier build of it might be, for the tour to compare. False if it cannot be made.
bool addEarlierImage(const QString &folder, const QString &image);

} // namespace app
