// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/preview/filepreview.h"

namespace views {

/// The lines in which \a after differs from \a before, with three lines around them, as diff -u
/// shows it. Unsupported if one is no text; LimitExceeded if too much differs; Cancelled. Not on
/// the GUI thread.
[[nodiscard]] core::Result<FilePreview>
differenceOf(const FileBytes &before, const FileBytes &after, const std::stop_token &stop = {});

} // namespace views
