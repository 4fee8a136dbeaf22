// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace core {

/// A stranger's file name made fit for the name of a file in a folder, here and on other systems:
/// never empty, "." or "..", without separators, characters that are invisible or mean something to
/// a file system, and names of devices; at most 200 bytes of UTF-8, the suffix kept.
[[nodiscard]] QString safeFileName(QStringView name);

} // namespace core
