// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/preview/filepreview.h"

namespace views {

/// Of texts, the lines in which \a after differs from \a before, with three lines around them, as
/// diff -u shows it; of everything else both versions, as pictures if they are or as bytes.
/// LimitExceeded if too much of a text differs; Cancelled. Not on the GUI thread.
[[nodiscard]] core::Result<FilePreview>
differenceOf(const FileBytes &before, const FileBytes &after, const std::stop_token &stop = {});

} // namespace views
