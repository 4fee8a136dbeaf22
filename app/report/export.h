// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "views/exportrequest.h"

namespace report {

/// Writes the file, or leaves the one that is there as it was: Io with what the system said. On a
/// worker thread.
[[nodiscard]] core::Result<void> writeExport(const views::ExportRequest &request);

} // namespace report
