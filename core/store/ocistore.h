// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/toccache.h"
#include "core/store/catalog.h"
#include "core/store/imagelayout.h"
#include "core/store/imagestore.h"
#include "core/store/storecheck.h"

#include <memory>
#include <vector>

namespace store {

/// The store of this program: an OCI image layout in a folder, which other tools read and write
/// too. Images of several platforms are kept as their index, of which some platforms may be here
/// and others not. Any number of processes may use one folder at a time.
class OciStore final : public ImageStore
{
public:
    /// Opens or makes the store in \a folder. Fails as ImageLayout::open().
    [[nodiscard]] static core::Result<std::shared_ptr<OciStore>>
    open(const QString &folder, layers::TocCache tocs, bool create = true);
    /// "images" in the user's data folder.
    [[nodiscard]] static QString defaultFolder();

    [[nodiscard]] ImageLayout &layout() { return m_layout; }
    [[nodiscard]] const layers::TocCache &tocs() const { return m_tocs; }

    [[nodiscard]] core::Result<QList<Image>> list(std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<qint64> diskUsage(std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<ImageDetails>
    inspect(const QString &name, const std::optional<oci::Platform> &platform = {}) override;
    [[nodiscard]] core::Result<std::shared_ptr<const layers::ImageAnalysis>>
    analyze(const ImageDetails &details, std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<std::vector<std::shared_ptr<const layers::LayerToc>>>
    readTocs(const ImageDetails &details, std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<layers::LayerReader>
    openLayer(const ImageDetails &details, qsizetype layer, std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<void> readFile(const ImageDetails &details, layers::FileEntry file,
                                              const layers::ByteSink &sink,
                                              qint64 limit = layers::LayerReader::Everything,
                                              std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<RemovalPlan> planRemoval(const QStringList &names) override;
    [[nodiscard]] core::Result<RemovalReport> remove(const RemovalPlan &plan) override;

    /// Lists \a target under \a name from now on, if all of \a blobs are here: the last step of a
    /// pull. An image that had the name keeps its place without one. Returns the blobs that are
    /// missing because somebody removed them meanwhile; then nothing was changed.
    [[nodiscard]] core::Result<QList<oci::Descriptor>>
    addImage(const oci::Descriptor &target, const oci::Reference &name,
             const QList<oci::Descriptor> &blobs);

    /// The table of contents of one layer whose blob is here: from the cache, or made by reading
    /// the layer, which checks the blob too. DigestMismatch if the blob is damaged, or if its
    /// content has not \a diffId.
    [[nodiscard]] core::Result<std::shared_ptr<const layers::LayerToc>>
    toc(const oci::Descriptor &layer, const oci::DiffId &diffId, std::stop_token stop = {});

    /// store::check(), after which a pull fetches damaged blobs anew.
    [[nodiscard]] core::Result<CheckReport> check(std::atomic<qint64> *checkedBytes = nullptr,
                                                  std::stop_token stop = {});

private:
    OciStore(ImageLayout layout, layers::TocCache tocs);

    [[nodiscard]] core::Result<Catalog> catalog(std::stop_token stop = {});

    ImageLayout m_layout;
    layers::TocCache m_tocs;
    DocumentCache m_documents;
};

} // namespace store
