// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

/// Whether the file \a path, packed or not, is the tar of a root file system: told by the names of
/// its first entries, since only the end of an archive of images is sure to say that it is one.
/// False if it cannot be read. On worker threads.
[[nodiscard]] bool isRootFsFile(const QString &path);

} // namespace app
