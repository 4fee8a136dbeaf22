// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/imagepaths.h"
#include "core/oci/imageconfig.h"

#include <QList>
#include <QString>

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace layers {

/// How a visible path of one image differs from the same path of another.
enum class PathChange : quint8 {
    Added,
    Removed,
    Content,  ///< Other bytes, or another target of a link.
    Metadata, ///< The same content with other permissions or another owner. Times do not count: to
              ///< build an image again changes them all.
    Type,     ///< A file became a link, a folder a file ...
    Same,     ///< No difference.
};

/// A path and its difference.
///
/// A content counts once in each image, however many names it has: at one that the other image has
/// with the same content if there is one, else at one that the other image has otherwise, else at
/// any. At its other names the size is 0. So the sizes of all paths are the live bytes of the
/// image.
struct PathDifference
{
    std::string path;
    PathChange change = PathChange::Added;
    qint64 sizeA = 0;
    qint64 sizeB = 0;
    EntryType type = EntryType::File; ///< In B; if removed, in A.
};

/// What distinguishes two images, seen from the top: only visible paths count.
struct ImageDiff
{
    std::vector<PathDifference> paths; ///< By path, what is in a folder right behind it.
    qint64 same = 0;                   ///< Paths without a difference.
    /// Of contents of B none of whose names is in A, and of copies of what A has once under
    /// several names. live bytes of A + added - removed - changedBytesA + changedBytesB is what is
    /// live in B.
    qint64 addedBytes = 0;
    qint64 removedBytes = 0;  ///< The same of A, seen from B.
    qint64 changedBytesA = 0; ///< Of paths with other content or another type, as A has them
    qint64 changedBytesB = 0; ///< and as B has them.
};

/// Whether ImageDiff::paths has those without a difference, too.
enum class SamePaths : quint8 { Count, List };

/// Compares all visible paths of \a a and \a b in one go over each. Cancelled through \a stop.
[[nodiscard]] core::Result<ImageDiff> diff(const ImagePaths &a, const ImagePaths &b,
                                           std::stop_token stop = {},
                                           SamePaths samePaths = SamePaths::Count);

/// The layers of two images by what they hold.
struct LayerDiff
{
    QList<oci::DiffId> shared; ///< In the order of A.
    QList<oci::DiffId> onlyA;
    QList<oci::DiffId> onlyB;
};
[[nodiscard]] LayerDiff diffLayers(const QList<oci::DiffId> &a, const QList<oci::DiffId> &b);

/// A setting that differs: "env.PATH", "labels.version", "entrypoint" ..., or what has no name of
/// ours as it stands in the configuration, "config.Tty"; empty where it is not set.
struct ConfigDifference
{
    QString key;
    QString a;
    QString b;

    friend bool operator==(const ConfigDifference &, const ConfigDifference &) = default;
};

/// Differences between two configurations, by key: everything in them but the layers, which
/// diffLayers() compares, and the dates and authors of the steps in their history.
[[nodiscard]] QList<ConfigDifference> diffConfigs(const oci::ImageConfig &a,
                                                  const oci::ImageConfig &b);

/// Two images, compared in every way.
struct ImageComparison
{
    ImageDiff files = {};
    LayerDiff layers = {};
    QList<ConfigDifference> config = {};
};

/// The same of two analysed images with their configurations; paths without a difference are in the
/// list. Cancelled. On a worker thread.
[[nodiscard]] core::Result<ImageComparison> compareImages(std::shared_ptr<const ImageAnalysis> a,
                                                          const oci::ImageConfig &configA,
                                                          std::shared_ptr<const ImageAnalysis> b,
                                                          const oci::ImageConfig &configB,
                                                          std::stop_token stop = {});

} // namespace layers
