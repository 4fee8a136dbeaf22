// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFileInfo>
#include <QList>
#include <QString>

namespace store {

class ImageLayout;

/// A repair throws nothing away: damaged files go to a folder of their own beside the layout, under
/// their name and the time. Only while the change lock is held. Io or PermissionDenied.

[[nodiscard]] QString setAsideFolder(const ImageLayout &layout);
/// What is there now.
[[nodiscard]] QList<QFileInfo> setAsideFiles(const ImageLayout &layout);

/// Moves the file \a path there.
[[nodiscard]] core::Result<void> setAside(const ImageLayout &layout, const QString &path);
/// Keeps its bytes there too, before something else takes its place. Nothing if there is none.
[[nodiscard]] core::Result<void> keepCopy(const ImageLayout &layout, const QString &path);

} // namespace store
