// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/imageanalysis.h"
#include "core/layers/layerreader.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"
#include "core/oci/reference.h"
#include "core/store/containeruse.h"
#include "core/store/leftover.h"
#include "core/store/transfer.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace core {
class Progress;
}

namespace store {

class OciStore;

/// One platform of an image that is here.
struct PlatformImage
{
    oci::Descriptor manifest;
    oci::Digest
        configDigest; ///< What classic Docker calls the image ID; on an engine its image ID.
    oci::Platform platform;
    QDateTime created;    ///< Invalid if unknown.
    qint64 sizeBytes = 0; ///< Manifest, configuration and layers as kept in the store.
    qsizetype layerCount = 0;
    bool isImage = true; ///< False for an artifact without a file system.
    QMap<QString, QString> labels = {};

    friend bool operator==(const PlatformImage &, const PlatformImage &) = default;
};

/// One image of a store, with every name it has there. The names of images that have none are
/// empty: dangling, or <none> in Docker's words.
struct Image
{
    oci::Descriptor target;              ///< What the names point at: an index or a manifest.
    QList<oci::Reference> names = {};    ///< Sorted.
    QList<PlatformImage> platforms = {}; ///< Those that are here, in the order of the index.
    qsizetype platformsElsewhere = 0; ///< Platforms that the index lists and that were not pulled.
    qint64 sizeBytes = 0;             ///< All blobs of the image, each once.
    /// The blobs that no other image of the store has; -1 while, or where, that is not known.
    qint64 uniqueBytes = 0;
    QList<ContainerUse> usedBy = {}; ///< Containers of the engine that has the image.
    bool pinned = false;             ///< Stays whatever is asked for, until it is unpinned.
    /// Of an engine: the digests under which registries know the image.
    QList<oci::Digest> registryDigests = {};

    [[nodiscard]] bool isDangling() const { return names.isEmpty(); }
    /// When its first platform was built; invalid if that is not known.
    [[nodiscard]] QDateTime created() const
    {
        return platforms.isEmpty() ? QDateTime() : platforms.first().created;
    }
    friend bool operator==(const Image &, const Image &) = default;
};

/// Another image of the store that has layers of an image.
struct LayerSharing
{
    Image image;
    QList<int> layers = {}; ///< Which ones, ascending, 0 the base.
    qint64 bytes = 0;       ///< Their blobs together, each once.
};

/// Everything that can be read of one platform of an image without opening a layer.
struct ImageDetails
{
    Image image;
    oci::Descriptor manifestDescriptor;
    oci::ImageManifest manifest;
    oci::ImageConfig config = oci::ImageConfig::None; ///< None for an artifact.
    QByteArray indexJson = {};           ///< Exact bytes; empty if the names point at a manifest.
    QByteArray manifestJson = {};        ///< Exact bytes.
    QByteArray configJson = {};          ///< Exact bytes.
    QList<LayerSharing> sharedWith = {}; ///< Most bytes first.
    /// Of an engine, which keeps the documents above to itself: what it says of the image instead.
    /// Then manifest is made of the DiffIDs, docs/decisions/0009.
    QByteArray engineJson = {};
};

/// What a removal would do, worked out before it is done.
struct RemovalPlan
{
    struct Item
    {
        Image image;
        QList<oci::Reference> untagged = {}; ///< Names that go.
        bool deleted = false;                ///< No name stays, so the image goes too.
        qint64 sharedBytes = 0; ///< Stays, because images outside the plan have it too.
        /// Containers for whose sake the engine will not delete the image: nothing of this item is
        /// done while there is one.
        QList<ContainerUse> blockers = {};
        /// Images built on this one, for whose sake its content stays without a name: their own
        /// names, or the beginnings of their IDs.
        QStringList children = {};
    };
    QList<Item> items;
    qint64 freedBytes = 0; ///< What comes back; blobs shared inside the plan count once.
    /// Of an engine: nameless images, in no list, that the images that go were built on and that
    /// nothing else needs. They go too, those built on others first.
    QList<oci::Digest> parents = {};
    /// Containers that go first, those that live after they were stopped: what a person who saw
    /// them in these states chose among the blockers. Never filled by planRemoval().
    QList<ContainerUse> containers = {};
};

/// What a removal did.
struct RemovalReport
{
    QStringList untagged;
    QList<oci::Digest> deleted;
    /// Measured: what the images of the store take less than before; nothing if the store could not
    /// say so.
    std::optional<qint64> freedBytes = 0;
    /// So much of it is still on the disk, for an undo, until it is reclaimed.
    qint64 reclaimableBytes = 0;
    QStringList removedContainers = {};
    /// What was planned and did not happen, and why. The rest was done.
    struct Failure
    {
        QString name; ///< Of the image, or its digest, or of the container.
        core::Error error;
        bool isContainer = false;
    };
    QList<Failure> failed = {};
    QStringList gone = {};     ///< What somebody else had removed already.
    bool wasCancelled = false; ///< Some of the plan was not begun.
};

/// How a removal is followed, and ended early.
struct RemovalWatch
{
    /// Called before each item of the plan, on the thread that removes, with its position.
    std::function<void(qsizetype item)> begins = {};
    /// Ends it: what waits for an engine is given up, and the report says so.
    std::stop_token stop = {};
};

/// What a store says of its images at once.
struct Glance
{
    QList<Image> images;
    /// There is no more to know. Else list() takes longer, and fills in sizes, platforms, labels.
    bool isComplete = true;
};

/// Images somewhere: in the own store, on an engine. Everything may block for as long as a
/// disk or a network takes, so it is called on worker threads; all members are thread safe.
class ImageStore
{
public:
    virtual ~ImageStore() = default;

    /// Every image, newest first.
    [[nodiscard]] virtual core::Result<QList<Image>> list(std::stop_token stop = {}) = 0;

    /// Every image, newest first, with its names, users and pin, and of the rest what is known
    /// without asking for each image. The whole list where that takes no longer.
    [[nodiscard]] virtual core::Result<Glance> glance(std::stop_token stop = {});

    /// Bytes of all images together, shared blobs counted once.
    [[nodiscard]] virtual core::Result<qint64> diskUsage(std::stop_token stop = {}) = 0;

    /// \a name is a reference, a digest, or at least 4 characters of an image ID or digest.
    /// \a platform chooses among several; without, the one that suits this machine, else the first.
    /// NotFound says what there is.
    [[nodiscard]] virtual core::Result<ImageDetails>
    inspect(const QString &name, const std::optional<oci::Platform> &platform = {},
            std::stop_token stop = {}) = 0;

    /// The analysis of one platform; tables of contents that are not cached are made from the
    /// layers first.
    [[nodiscard]] virtual core::Result<std::shared_ptr<const layers::ImageAnalysis>>
    analyze(const ImageDetails &details, std::stop_token stop = {}) = 0;

    /// The tables of contents of all layers, base first; what analyze() merges.
    [[nodiscard]] virtual core::Result<std::vector<std::shared_ptr<const layers::LayerToc>>>
    readTocs(const ImageDetails &details, std::stop_token stop = {}) = 0;

    /// For reading many files of one layer, \a layer counted from the base. A layer that was not
    /// read before is read whole first, and checked. The errors of readTocs().
    [[nodiscard]] virtual core::Result<layers::LayerReader>
    openLayer(const ImageDetails &details, qsizetype layer, std::stop_token stop = {}) = 0;

    /// The content of a regular file, as its layer stores it, hidden or not: to \a sink on the
    /// calling thread, no more than the first \a limit bytes. Within milliseconds wherever the file
    /// lies in a layer that is gzip or plain, once the image was analysed. InvalidArgument if the
    /// entry is no file (of hard links, read what they name); errors of
    /// layers::LayerReader::read().
    [[nodiscard]] virtual core::Result<void>
    readFile(const ImageDetails &details, layers::FileEntry file, const layers::ByteSink &sink,
             qint64 limit = layers::LayerReader::Everything, std::stop_token stop = {}) = 0;

    /// What removing \a names would do. A tag that is not the last of its image is only untagged;
    /// a digest or ID takes all its tags.
    [[nodiscard]] virtual core::Result<RemovalPlan> planRemoval(const QStringList &names,
                                                                std::stop_token stop = {}) = 0;
    /// Carries out \a plan, the containers first. What has changed since and was not in the plan
    /// stays; what was pinned, or an engine's image that a container came to use meanwhile, stays
    /// too, and so does a container that was started meanwhile; the report says so. An error means
    /// that nothing was done.
    [[nodiscard]] virtual core::Result<RemovalReport> remove(const RemovalPlan &plan,
                                                             const RemovalWatch &watch) = 0;
    [[nodiscard]] core::Result<RemovalReport> remove(const RemovalPlan &plan)
    {
        return remove(plan, {});
    }

    /// Pins the images that \a names mean, or unpins them. A pinned image keeps all its names:
    /// planRemoval(), remove() and prune() leave it alone.
    [[nodiscard]] virtual core::Result<void> setPinned(const QStringList &names, bool pinned,
                                                       std::stop_token stop = {}) = 0;

    /// What takes space beside the images and that none of them needs.
    [[nodiscard]] virtual core::Result<QList<Leftover>> leftovers(std::stop_token stop = {});
    /// Removes it, as it is now: what has come to be needed meanwhile stays. Returns the bytes that
    /// came back.
    [[nodiscard]] virtual core::Result<qint64> removeLeftover(const Leftover &leftover,
                                                              std::stop_token stop = {});

    /// Gives the image \a name another name, which another image may have had: that one stays
    /// without it. InvalidArgument if \a newName is a digest.
    [[nodiscard]] virtual core::Result<void> tag(const QString &name, const oci::Reference &newName,
                                                 std::stop_token stop = {}) = 0;

    /// Writes an archive of images to \a sink, on the calling thread. The names that were asked for
    /// go along; of a digest or ID all of its names.
    [[nodiscard]] virtual core::Result<void>
    save(const QStringList &names, const SaveOptions &options, const layers::ByteSink &sink,
         core::Progress &progress, std::stop_token stop = {}) = 0;
    /// Takes every image of an archive, a docker-archive or an OCI archive, packed or not. Nothing
    /// is listed before everything was checked. \a title is what images are called that have but a
    /// tag.
    [[nodiscard]] virtual core::Result<LoadReport> load(layers::ByteReader source,
                                                        const QString &title,
                                                        core::Progress &progress,
                                                        std::stop_token stop = {}) = 0;
    /// Makes an image of one layer from a tar of \a size bytes that holds a root file system.
    [[nodiscard]] virtual core::Result<LoadReport> import(layers::ByteReader rootFs, qint64 size,
                                                          const ImportOptions &options,
                                                          core::Progress &progress,
                                                          std::stop_token stop = {}) = 0;
    /// Copies images into another store, with their names as in save().
    [[nodiscard]] virtual core::Result<LoadReport> copyTo(const QStringList &names, ImageStore &to,
                                                          core::Progress &progress,
                                                          std::stop_token stop = {}) = 0;
    /// Copies images out of \a from, whose blobs can be read one by one: only those that are
    /// missing here, where this store can tell.
    [[nodiscard]] virtual core::Result<LoadReport> take(OciStore &from, const QStringList &names,
                                                        core::Progress &progress,
                                                        std::stop_token stop = {}) = 0;
};

} // namespace store
