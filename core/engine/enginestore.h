// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/client.h"
#include "core/engine/imagelisting.h"
#include "core/layers/archivereader.h"
#include "core/layers/toccache.h"
#include "core/store/imagestore.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <mutex>

namespace engine {

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
    EngineStore(Endpoint endpoint, layers::TocCache tocs);

    [[nodiscard]] const Endpoint &endpoint() const { return m_client->endpoint(); }
    [[nodiscard]] const std::shared_ptr<Client> &client() const { return m_client; }

    [[nodiscard]] core::Result<QList<store::Image>> list(std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<qint64> diskUsage(std::stop_token stop = {}) override;
    [[nodiscard]] core::Result<store::ImageDetails>
    inspect(const QString &name, const std::optional<oci::Platform> &platform = {}) override;
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
    [[nodiscard]] core::Result<store::RemovalPlan> planRemoval(const QStringList &names) override;
    [[nodiscard]] core::Result<store::RemovalReport>
    remove(const store::RemovalPlan &plan) override;

private:
    using Ids = QSet<oci::Digest>;
    using Tocs = std::vector<std::shared_ptr<const layers::LayerToc>>;

    /// \a all: the nameless ones that others were built on, too.
    [[nodiscard]] core::Result<QList<ImageSummary>> readImages(const std::stop_token &stop,
                                                               bool all = false);
    [[nodiscard]] core::Result<QList<ContainerSummary>> readContainers(const std::stop_token &stop);
    [[nodiscard]] core::Result<DiskUsage> readDiskUsage(const std::stop_token &stop);
    [[nodiscard]] core::Result<Inspections> inspectAll(const QList<ImageSummary> &images,
                                                       const std::stop_token &stop);
    [[nodiscard]] core::Result<std::shared_ptr<const ImageInspect>>
    inspectOne(const oci::Digest &id, const std::optional<oci::Platform> &platform,
               const std::stop_token &stop);

    /// What goes when \a losing lose their last names.
    [[nodiscard]] core::Result<Ids> deletedBy(const Ids &losing, const QList<ImageSummary> &all);
    /// What comes back beyond what each of \a deleted has alone.
    [[nodiscard]] core::Result<qint64> bytesSharedBy(const Ids &deleted,
                                                     const QList<ImageSummary> &all);
    [[nodiscard]] core::Result<void> removeOne(const QString &name, const store::RemovalPlan &plan,
                                               store::RemovalReport &report);
    void removeItem(const store::RemovalPlan &plan, const store::RemovalPlan::Item &item,
                    const store::Image &now, store::RemovalReport &report);

    [[nodiscard]] QUrlQuery savedQuery(const store::ImageDetails &details) const;
    /// Streams the whole image, and keeps what was found.
    [[nodiscard]] core::Result<layers::ArchiveImage> indexSaved(const store::ImageDetails &details,
                                                                const std::stop_token &stop);
    [[nodiscard]] core::Result<std::shared_ptr<SavedLayer>>
    findSaved(const store::ImageDetails &details, const oci::DiffId &diffId,
              const std::stop_token &stop) const;

    std::shared_ptr<Client> m_client;
    layers::TocCache m_tocs;
    mutable std::mutex m_mutex;
    QHash<QString, std::shared_ptr<const ImageInspect>> m_inspected; ///< By ID and platform.
    QHash<oci::DiffId, QByteArray> m_paths; ///< Of layers, in the archives of this engine.
};

} // namespace engine
