// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layertoc.h"

#include <QString>

namespace layers {

/// Tables of contents on disk, one file for each DiffID. A cache: whatever is missing, stale or
/// damaged is rebuilt from the layer. Any thread, any number of processes.
class TocCache final
{
public:
    /// Keeps its files in \a folder, which is made when first needed.
    explicit TocCache(QString folder);
    /// The one in the user's cache folder.
    [[nodiscard]] static TocCache user();

    /// Null if it is not here, or not whole.
    [[nodiscard]] std::shared_ptr<const LayerToc> find(const oci::DiffId &diffId) const;
    [[nodiscard]] bool contains(const oci::DiffId &diffId) const;
    /// Written to a temporary name and renamed. Io if the disk refuses.
    core::Result<void> insert(const LayerToc &toc) const;

private:
    QString m_folder;
};

} // namespace layers
