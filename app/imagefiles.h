// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "views/preview/filepreview.h"

#include <atomic>
#include <memory>
#include <stop_token>

namespace app {

/// How far a file is written. Any thread.
struct WriteProgress
{
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = -1; ///< Below 0 while not known.
};

/// The content of the files of one image of a store, by node of its FileTree. Blocks: for worker
/// threads, any number of them.
class ImageFiles final
{
public:
    ImageFiles(std::shared_ptr<store::ImageStore> store, store::ImageDetails details,
               std::shared_ptr<const layers::ImageAnalysis> analysis);

    /// NotFound, Unsupported, Corrupt, Cancelled.
    [[nodiscard]] core::Result<views::FilePreview> preview(const views::PreviewRequest &request,
                                                           const std::stop_token &stop) const;
    /// Writes all of \a node to \a path, which stays as it is if that fails: LimitExceeded if it is
    /// larger than \a limit, Io, Cancelled.
    [[nodiscard]] core::Result<void> save(quint32 node, const QString &path,
                                          const std::stop_token &stop,
                                          WriteProgress *progress = nullptr,
                                          qint64 limit = layers::LayerReader::Everything) const;
    /// What the file is called, fit for a file system.
    [[nodiscard]] QString fileName(quint32 node) const;

private:
    [[nodiscard]] core::Result<layers::FileNode> content(quint32 node) const;
    [[nodiscard]] core::Result<views::FileBytes> read(quint32 node,
                                                      const std::stop_token &stop) const;

    std::shared_ptr<store::ImageStore> m_store;
    store::ImageDetails m_details;
    std::shared_ptr<const layers::ImageAnalysis> m_analysis;
};

} // namespace app
