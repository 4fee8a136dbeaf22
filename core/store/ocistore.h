// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/toccache.h"
#include "core/store/archiveplan.h"
#include "core/store/catalog.h"
#include "core/store/imagelayout.h"
#include "core/store/imagestore.h"
#include "core/store/imageuses.h"
#include "core/store/pinlist.h"
#include "core/store/storecheck.h"
#include "core/store/storerepair.h"

#include <chrono>
#include <memory>
#include <vector>

namespace store {

/// For so long a removal can be undone, if its space is not wanted back before.
inline constexpr std::chrono::seconds UndoTime = std::chrono::days(1);

/// A removal that can be undone.
struct UndoableRemoval
{
    QDateTime time;
    QStringList names = {}; ///< Full names, and the digests of images that had none.
    qsizetype tags = 0;     ///< So many of them are names.
    qint64 bytes = 0;       ///< What only this removal, or an earlier one too, keeps on the disk.
};

/// What was removed from the own store and is still there.
struct TrashSummary
{
    QList<UndoableRemoval> removals = {}; ///< Newest first: undo() takes the first one.
    qsizetype blobs = 0;                  ///< That no image has.
    qint64 bytes = 0;                     ///< What reclaim() gives back.
};

/// What an undo did.
struct UndoReport
{
    QStringList restored = {}; ///< Full names, and the digests of images that have none.
    QList<RemovalReport::Failure> failed = {};
};

/// The store of this program: an OCI image layout in a folder, which other tools read and write
/// too. Images of several platforms are kept as their index, of which some platforms may be here
/// and others not. Any number of processes may use one folder at a time. What is removed can be
/// brought back until its space is reclaimed: docs/decisions/0013.
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
    inspect(const QString &name, const std::optional<oci::Platform> &platform = {},
            std::stop_token stop = {}) override;
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
    [[nodiscard]] core::Result<RemovalPlan> planRemoval(const QStringList &names,
                                                        std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<void> tag(const QString &name, const oci::Reference &newName,
                                         std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<void> save(const QStringList &names, const SaveOptions &options,
                                          const layers::ByteSink &sink, core::Progress &progress,
                                          std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<LoadReport> load(layers::ByteReader source, const QString &title,
                                                core::Progress &progress,
                                                std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<LoadReport> import(layers::ByteReader rootFs, qint64 size,
                                                  const ImportOptions &options,
                                                  core::Progress &progress,
                                                  std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<LoadReport> copyTo(const QStringList &names, ImageStore &to,
                                                  core::Progress &progress,
                                                  std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<LoadReport> take(OciStore &from, const QStringList &names,
                                                core::Progress &progress,
                                                std::stop_token stop = {}) override;

    /// What an archive of the images \a names has to hold.
    [[nodiscard]] core::Result<QList<ArchiveItem>> archiveItems(const QStringList &names,
                                                                const SaveOptions &options);
    using ImageStore::remove;
    /// All of \a plan at once: one undo() brings it back.
    [[nodiscard]] core::Result<RemovalReport> remove(const RemovalPlan &plan,
                                                     const RemovalWatch &watch) override;
    [[nodiscard]] core::Result<void> setPinned(const QStringList &names, bool pinned,
                                               std::stop_token stop = {}) override;

    /// What was removed and can come back.
    [[nodiscard]] core::Result<TrashSummary> trash();
    /// Undoes the newest removal that can be. NotFound if there is none; what of it cannot come
    /// back is in the report.
    [[nodiscard]] core::Result<UndoReport> undo();
    /// Gives the space of removals back that are older than \a age: they cannot be undone any more.
    /// Removals of more than a day ago go with every other one. Returns the bytes that came back.
    [[nodiscard]] core::Result<qint64> reclaim(std::chrono::seconds age = {});
    [[nodiscard]] core::Result<QList<Leftover>> leftovers(std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<qint64> removeLeftover(const Leftover &leftover,
                                                      std::stop_token stop = {}) override;

    /// Where to look up the containers of engines that run an image of this store, for
    /// Image::usedBy. Set before anything else is called.
    void setUses(std::shared_ptr<const ImageUses> uses) { m_uses = std::move(uses); }

    /// Lists \a target under \a name from now on, if all of \a blobs are here: the last step of a
    /// pull. An image that had the name keeps its place without one. Without \a name the image is
    /// listed as one that has none, unless it has one. Returns the blobs that are missing because
    /// somebody removed them meanwhile; then nothing was changed.
    [[nodiscard]] core::Result<QList<oci::Descriptor>>
    addImage(const oci::Descriptor &target, const std::optional<oci::Reference> &name,
             const QList<oci::Descriptor> &blobs);
    /// The same under each of \a names, or under none, noted in \a report. NotFound if blobs are
    /// missing.
    [[nodiscard]] core::Result<void> listImage(const oci::Descriptor &target,
                                               const QList<oci::Reference> &names,
                                               const QList<oci::Descriptor> &blobs,
                                               LoadReport &report);

    /// The table of contents of one layer whose blob is here: from the cache, or made by reading
    /// the layer, which checks the blob too. DigestMismatch if the blob is damaged, or if its
    /// content has not \a diffId.
    [[nodiscard]] core::Result<std::shared_ptr<const layers::LayerToc>>
    toc(const oci::Descriptor &layer, const oci::DiffId &diffId, std::stop_token stop = {});

    /// Opens a store to check() and repair() it, also where open() fails because of its damage.
    [[nodiscard]] static core::Result<std::shared_ptr<OciStore>> openDamaged(const QString &folder,
                                                                             layers::TocCache tocs);
    /// store::check(), after which a pull fetches damaged blobs anew.
    [[nodiscard]] core::Result<CheckReport> check(std::atomic<qint64> *checkedBytes = nullptr,
                                                  std::stop_token stop = {});
    /// store::repair() of what check() \a found.
    [[nodiscard]] core::Result<RepairReport> repair(const CheckReport &found,
                                                    const FetchBlob &fetch = {},
                                                    std::atomic<qint64> *mendedBlobs = nullptr,
                                                    std::stop_token stop = {});

private:
    OciStore(ImageLayout layout, layers::TocCache tocs);

    [[nodiscard]] core::Result<Catalog> catalog(std::stop_token stop = {});
    [[nodiscard]] core::Result<ArchiveItem> archiveItem(const Catalog &all, const QString &name,
                                                        const SaveOptions &options);
    /// \a image with the containers that run it.
    [[nodiscard]] Image withUses(Image image) const;
    /// Only while the change lock is held.
    [[nodiscard]] core::Result<qint64> reclaimTrash(const QList<LayoutEntry> &entries,
                                                    std::chrono::seconds age);

    std::shared_ptr<const ImageUses> m_uses; ///< Null: nobody knows of any.
    ImageLayout m_layout;
    layers::TocCache m_tocs;
    PinList m_pins;
    DocumentCache m_documents;
};

} // namespace store
