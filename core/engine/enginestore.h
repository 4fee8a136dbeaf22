// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/client.h"
#include "core/engine/containers.h"
#include "core/engine/imagelisting.h"
#include "core/engine/inspectcache.h"
#include "core/layers/archivereader.h"
#include "core/layers/toccache.h"
#include "core/store/imagestore.h"
#include "core/store/pinlist.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <mutex>

namespace store {
struct ArchiveItem;
}

namespace engine {

struct RemovalAnswer;
class SavedLayer;

/// The images of an engine: Docker, with the classic or the containerd image store, or Podman.
///
/// Layers are read from the archive that the engine makes of an image (`docker save`), as it comes
/// and once for each DiffID; what is written is the cache of \c layers::TocCache and nothing else.
/// Reading single files streams as much of the archive as lies before them, each time.
class EngineStore final : public store::ImageStore
{
public:
    /// Connects nowhere yet. Errors of Client come from every call.
    EngineStore(Endpoint endpoint, layers::TocCache tocs,
                QString pinFolder = store::PinList::userFolder(), const Patience &patience = {});

    [[nodiscard]] const Endpoint &endpoint() const { return m_client->endpoint(); }
    [[nodiscard]] const std::shared_ptr<Client> &client() const { return m_client; }
    [[nodiscard]] const Containers &containers() const { return m_containers; }
    /// programFor() it, as far as it is known what it is.
    [[nodiscard]] QStringList program() const;
    /// Which containers use which images, by every digest that tells: less to ask than list().
    [[nodiscard]] core::Result<QMultiHash<oci::Digest, store::ContainerUse>>
    uses(std::stop_token stop = {});

    [[nodiscard]] core::Result<QList<store::Image>> list(std::stop_token stop = {}) override;
    /// Two questions, whatever the number of images; with what was learned of them before.
    [[nodiscard]] core::Result<store::Glance> glance(std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<qint64> diskUsage(std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<store::ImageDetails>
    inspect(const QString &name, const std::optional<oci::Platform> &platform = {},
            std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<std::shared_ptr<const layers::ImageAnalysis>>
    analyze(const store::ImageDetails &details, std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<std::vector<std::shared_ptr<const layers::LayerToc>>>
    readTocs(const store::ImageDetails &details, std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<layers::LayerReader> openLayer(const store::ImageDetails &details,
                                                              qsizetype layer,
                                                              std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<void> readFile(const store::ImageDetails &details,
                                              layers::FileEntry file, const layers::ByteSink &sink,
                                              qint64 limit = layers::LayerReader::Everything,
                                              std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<store::RemovalPlan> planRemoval(const QStringList &names,
                                                               std::stop_token stop = {}) override;
    using ImageStore::remove;
    [[nodiscard]] core::Result<store::RemovalReport>
    remove(const store::RemovalPlan &plan, const store::RemovalWatch &watch) override;
    [[nodiscard]] core::Result<void> tag(const QString &name, const oci::Reference &newName,
                                         std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<void> save(const QStringList &names,
                                          const store::SaveOptions &options,
                                          const layers::ByteSink &sink, core::Progress &progress,
                                          std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<store::LoadReport> load(layers::ByteReader source,
                                                       const QString &title,
                                                       core::Progress &progress,
                                                       std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<store::LoadReport> import(layers::ByteReader rootFs, qint64 size,
                                                         const store::ImportOptions &options,
                                                         core::Progress &progress,
                                                         std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<store::LoadReport> copyTo(const QStringList &names,
                                                         store::ImageStore &to,
                                                         core::Progress &progress,
                                                         std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<store::LoadReport> take(store::OciStore &from,
                                                       const QStringList &names,
                                                       core::Progress &progress,
                                                       std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<void> setPinned(const QStringList &names, bool pinned,
                                               std::stop_token stop = {}) override;
    /// Containers that do not run, and the build cache of Docker.
    [[nodiscard]] core::Result<QList<store::Leftover>>
    leftovers(std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<qint64> removeLeftover(const store::Leftover &leftover,
                                                      std::stop_token stop = {}) override;

private:
    using Ids = QSet<oci::Digest>;
    using Tocs = std::vector<std::shared_ptr<const layers::LayerToc>>;

    enum class Scope {
        Sized, ///< With what each image has alone, which takes the engine its time.
        Plain,
        All, ///< As Plain, with the nameless images that others were built on.
    };
    [[nodiscard]] core::Result<QList<ImageSummary>> readImages(const std::stop_token &stop,
                                                               Scope scope = Scope::Sized);
    /// The answers that make a list.
    struct Lists
    {
        QList<ImageSummary> images;
        QList<ContainerSummary> containers;
    };
    [[nodiscard]] core::Result<Lists> readLists(Scope scope, const std::stop_token &stop);
    [[nodiscard]] core::Result<void> countSteps(const Lists &lists, const Inspections &inspections,
                                                DiskUsage &sizes, const std::stop_token &stop);
    /// With the sizes that are known, and the pins.
    [[nodiscard]] QList<store::Image> imagesOf(const Lists &lists, const Inspections &inspections,
                                               const std::stop_token &stop);
    /// The same, kept for what is asked of one of them next.
    [[nodiscard]] QList<store::Image> remembered(const Lists &lists, const Inspections &inspections,
                                                 const std::stop_token &stop);
    [[nodiscard]] core::Result<store::PinList> pins(const std::stop_token &stop);
    [[nodiscard]] core::Result<DiskUsage> readDiskUsage(const std::stop_token &stop);
    [[nodiscard]] core::Result<Inspections> inspectAll(const QList<ImageSummary> &images,
                                                       const std::stop_token &stop);
    /// What an engine that answers says of one image.
    using Inspected = core::Result<std::shared_ptr<const ImageInspect>>;
    /// Fails if the engine does not answer; what it cannot say of this image is the value.
    [[nodiscard]] core::Result<Inspected> askInspect(const oci::Digest &id,
                                                     const std::optional<oci::Platform> &platform,
                                                     const std::stop_token &stop);
    [[nodiscard]] core::Result<Answer> askOfImage(const oci::Digest &id,
                                                  const std::optional<oci::Platform> &platform,
                                                  const QString &what, const std::stop_token &stop);
    /// Null if it was not asked for before.
    [[nodiscard]] std::shared_ptr<const ImageInspect> knownInspect(const QString &key) const;
    [[nodiscard]] Inspections knownInspections(const QList<ImageSummary> &images) const;
    /// The one image that a name means.
    struct Meant
    {
        Lists lists;
        std::optional<oci::Digest> manifest = {}; ///< One of its platforms.
        QByteArray words = {};                    ///< The engine's own, if they were asked for.
    };
    [[nodiscard]] core::Result<std::optional<Meant>> listedLast(const QString &name,
                                                                const std::stop_token &stop);
    [[nodiscard]] core::Result<Meant> findMeant(const QString &name, const std::stop_token &stop);
    [[nodiscard]] QByteArray wordsNow(const ImageInspect &inspect,
                                      const std::optional<oci::Platform> &platform,
                                      const std::stop_token &stop);
    /// Both as one.
    [[nodiscard]] Inspected inspectOne(const oci::Digest &id,
                                       const std::optional<oci::Platform> &platform,
                                       const std::stop_token &stop);

    /// Which of the images listed last have layers of \a image, as far as it is known what they
    /// have.
    [[nodiscard]] QList<store::LayerSharing> sharings(const ImageInspect &image) const;

    [[nodiscard]] core::Result<Ids> keptParents(const Lists &all, const std::stop_token &stop);
    /// What comes back beyond what each of \a deleted has alone.
    [[nodiscard]] core::Result<qint64>
    bytesSharedBy(const Ids &deleted, const QList<ImageSummary> &all, const std::stop_token &stop);
    /// One removal while it is carried out.
    struct Removal
    {
        const store::RemovalPlan &plan;
        const std::stop_token &stop;
        store::RemovalReport report = {};
        QList<oci::Digest> nameless = {}; ///< Of the plan, without a name by now.

        bool isStopped()
        {
            report.wasCancelled |= stop.stop_requested();
            return report.wasCancelled;
        }
    };
    void removeContainers(Removal &removal);
    [[nodiscard]] core::Result<RemovalAnswer> askToRemove(const QString &name, bool isList,
                                                          const std::stop_token &stop);
    [[nodiscard]] core::Result<void> removeOne(const QString &name, const store::Image &image,
                                               Removal &removal);
    /// The image of \a item as it is now, if what is planned for it may be done; else the report
    /// says why not, or that it is gone.
    [[nodiscard]] std::optional<store::Image> lookAgain(const store::RemovalPlan::Item &item,
                                                        Removal &removal);
    void removeItem(const store::RemovalPlan::Item &item, Removal &removal);
    [[nodiscard]] bool removeNameless(const oci::Digest &id, Removal &removal);
    void removeNameless(Removal &removal);
    void measure(const core::Result<DiskUsage> &before, Removal &removal);

    [[nodiscard]] core::Result<qint64> removeContainer(const store::Leftover &leftover,
                                                       const std::stop_token &stop);
    [[nodiscard]] core::Result<qint64> removeBuildCache(const store::Leftover &cache,
                                                        const std::stop_token &stop);

    [[nodiscard]] QUrlQuery savedQuery(const store::ImageDetails &details,
                                       const std::stop_token &stop) const;
    /// Streams the whole image, and keeps what was found.
    [[nodiscard]] core::Result<layers::ArchiveImage> indexSaved(const store::ImageDetails &details,
                                                                const std::stop_token &stop);
    [[nodiscard]] core::Result<std::shared_ptr<SavedLayer>>
    findSaved(const store::ImageDetails &details, const oci::DiffId &diffId,
              const std::stop_token &stop) const;

    struct SavedNames
    {
        QStringList names;
        qint64 bytes = 0; ///< About so many.
    };
    [[nodiscard]] core::Result<SavedNames> savedNames(const QStringList &names,
                                                      const std::stop_token &stop);
    [[nodiscard]] core::Result<void>
    streamSaved(const SavedNames &saved, const layers::ByteSink &sink, const std::stop_token &stop);
    [[nodiscard]] core::Result<Ids> layersHere(store::OciStore &from,
                                               const QList<store::ArchiveItem> &items,
                                               const std::stop_token &stop);
    [[nodiscard]] core::Result<store::LoadReport> send(store::OciStore &from,
                                                       const QList<store::ArchiveItem> &items,
                                                       const Ids &omitted, core::Progress &progress,
                                                       const std::stop_token &stop);

    std::shared_ptr<Client> m_client;
    Containers m_containers;
    layers::TocCache m_tocs;
    QString m_pinFolder;
    mutable std::mutex m_mutex;
    InspectCache m_kept;
    QHash<QString, std::shared_ptr<const ImageInspect>> m_inspected; ///< By ID and platform.
    struct Last
    {
        QList<ImageSummary> summaries;
        QList<store::Image> images;
    };
    Last m_last;                            ///< What was listed last.
    DiskUsage m_sizes;                      ///< What was known last of what each image has alone.
    QHash<oci::DiffId, QByteArray> m_paths; ///< Of layers, in the archives of this engine.
    std::optional<store::PinList> m_pins;
};

} // namespace engine
