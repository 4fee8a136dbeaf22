// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QString>

namespace store {

/// Where and how images are written to one file.
struct SaveRequest
{
    QString path;
    SaveOptions options = {};
    bool isPacked = false; ///< With zstd, as a whole.
};

/// Writes images of \a from to a file, which is there only when all of it is: nothing is left of a
/// save that failed or was cancelled, and a file that was there before stays. The errors of
/// ImageStore::save(), Io.
[[nodiscard]] core::Result<void> saveToFile(ImageStore &from, const QStringList &names,
                                            const SaveRequest &request, core::Progress &progress,
                                            std::stop_token stop = {});

/// ImageStore::load() and import() of a file. NotFound, PermissionDenied or Io if it cannot be
/// read.
[[nodiscard]] core::Result<LoadReport>
loadFile(ImageStore &to, const QString &path, core::Progress &progress, std::stop_token stop = {});
[[nodiscard]] core::Result<LoadReport> importFile(ImageStore &to, const QString &path,
                                                  const ImportOptions &options,
                                                  core::Progress &progress,
                                                  std::stop_token stop = {});

} // namespace store
