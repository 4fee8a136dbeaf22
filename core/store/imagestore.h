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

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace store {

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
    qint64 uniqueBytes = 0;           ///< The blobs that no other image of the store has.
    QList<ContainerUse> usedBy = {};  ///< Containers of the engine that has the image.
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
    qsizetype layerCount = 0; ///< So many of the layers,
    qint64 bytes = 0;         ///< their blobs together.
};

/// Everything that can be read of one platform of an image without opening a layer.
struct ImageDetails
{
    Image image;
    oci::Descriptor manifestDescriptor;
    oci::ImageManifest manifest;
    oci::ImageConfig config = {};        ///< Default for an artifact.
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
        /// Images built on this one, for whose sake its content stays without a name.
        QList<oci::Digest> children = {};
    };
    QList<Item> items;
    qint64 freedBytes = 0; ///< What comes back; blobs shared inside the plan count once.
};

/// What a removal did.
struct RemovalReport
{
    QStringList untagged;
    QList<oci::Digest> deleted;
    qint64 freedBytes = 0; ///< Measured: what the store takes less than before.
    /// What was planned and did not happen, and why. The rest was done.
    struct Failure
    {
        QString name; ///< Of the image, or its digest.
        core::Error error;
    };
    QList<Failure> failed = {};
};

/// Images somewhere: in the own store, on an engine. Everything may block for as long as a
/// disk or a network takes, so it is called on worker threads; all members are thread safe.
class ImageStore
{
public:
    virtual ~ImageStore() = default;

    /// Every image, newest first.
    [[nodiscard]] virtual core::Result<QList<Image>> list(std::stop_token stop = {}) = 0;

    /// Bytes of all images together, shared blobs counted once.
    [[nodiscard]] virtual core::Result<qint64> diskUsage(std::stop_token stop = {}) = 0;

    /// \a name is a reference, a digest, or at least 4 characters of an image ID or digest.
    /// \a platform chooses among several; without, the one that suits this machine, else the first.
    /// NotFound says what there is.
    [[nodiscard]] virtual core::Result<ImageDetails>
    inspect(const QString &name, const std::optional<oci::Platform> &platform = {}) = 0;

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
    [[nodiscard]] virtual core::Result<RemovalPlan> planRemoval(const QStringList &names) = 0;
    /// Carries out \a plan. What has changed since and was not in the plan stays; an engine's
    /// image that a container came to use meanwhile stays too, and the report says so.
    [[nodiscard]] virtual core::Result<RemovalReport> remove(const RemovalPlan &plan) = 0;
};

} // namespace store
