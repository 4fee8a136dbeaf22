// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <QString>
#include <QStringList>

/// An image on the disk, as another program unpacked it, and in a tree of ours: both in the same
/// words.
namespace support {

/// What \a root holds on the disk: a content with several names once, links not followed.
[[nodiscard]] qint64 bytesBelow(const QString &root);

/// "path" of all that is no folder, "path/" of folders; sorted.
[[nodiscard]] QStringList entriesBelow(const QString &root);

/// The same of what is not hidden.
[[nodiscard]] QStringList visibleIn(const layers::FileTree &tree);

} // namespace support
