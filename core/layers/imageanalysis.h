// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/advice.h"
#include "core/layers/duplicates.h"
#include "core/layers/filetree.h"
#include "core/layers/folderlisting.h"
#include "core/layers/layertoc.h"
#include "core/layers/secrets.h"
#include "core/oci/imageconfig.h"

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace layers {

/// Sums over one layer, in bytes of file content. storedBytes = liveBytes + hiddenBytes.
struct LayerTotals
{
    qint64 entries = 0; ///< Tar entries of any type.
    qint64 files = 0;   ///< Regular files among them, whiteouts excluded.
    qint64 storedBytes = 0;
    qint64 liveBytes = 0;
    qint64 hiddenBytes = 0;

    friend bool operator==(const LayerTotals &, const LayerTotals &) = default;
};

enum class WasteReason : quint8 {
    Removed,     ///< A whiteout, of the path or of a folder above it.
    Replaced,    ///< Something else at the path later, or a folder above it became something else.
    SameContent, ///< A later file with the same bytes: mode, owner or time may differ (chown).
    Opaque,      ///< An opaque whiteout of a folder above it.
};

/// Wasted bytes of one path and one layer that hid them.
struct Waste
{
    quint32 node = 0; ///< A hidden node of the tree at this path.
    qint64 bytes = 0;
    std::vector<quint16> storedIn = {}; ///< Layers that stored the bytes, ascending.
    quint16 hiddenBy = 0;
    WasteReason reason = WasteReason::Removed;
};

/// A name of a content that is stored under another name.
struct HardLink
{
    quint32 node = 0;    ///< The name: a hard link of the tree.
    quint32 content = 0; ///< The file of the tree that stores the content.

    friend bool operator==(const HardLink &, const HardLink &) = default;
};

/// A path that Dive counts as wasted, with all that it counts for it.
struct DivePath
{
    std::string path; ///< "/usr/bin/env", as its bytes are.
    quint32 count = 0;
    qint64 bytes = 0;
    quint16 layer = 0; ///< The last that counted.
};

/// Dive's own figures, by Dive's formulas, for those who have a .dive-ci.
struct DiveFigures
{
    double efficiency = 1;
    qint64 wastedBytes = 0;
    /// A ratio, as Dive has it; may exceed 1, and is infinite where only the base layer stores
    /// something and is wasted. 0 where Dive has NaN.
    double userWastedPercent = 0;
    qint64 sizeBytes = 0;
    std::vector<DivePath> worst = {}; ///< The worst twenty of wastedBytes, most bytes first.
};

/// What is in an image and what of it is useless. Stored is the sum of the sizes of all regular
/// files in all layers, live the part that is visible in the merged file system, wasted the rest.
struct ImageAnalysis
{
    qint64 storedBytes = 0;
    qint64 liveBytes = 0;
    qint64 wastedBytes = 0;
    qint64 duplicateBytes = 0;       ///< The wastedBytes() of all duplicates.
    double efficiency = 1;           ///< liveBytes / storedBytes; 1 if nothing is stored.
    std::vector<LayerTotals> layers; ///< Base first.
    /// So many of them, from the base, come from the image that this one is built on; 0 if that is
    /// not known.
    std::size_t baseLayers = 0;
    std::vector<Waste> waste;          ///< Largest first, then by path; sums to wastedBytes.
    std::vector<Duplicate> duplicates; ///< Most wasted bytes first.
    std::vector<DuplicateMember> duplicateMembers;
    std::vector<HardLink> hardLinks;            ///< In the order in which they were stored.
    std::vector<FolderListing> earlierListings; ///< By node, then by layer.
    std::vector<Secret> secrets;
    std::vector<Advice> advice; ///< As advise() gives it.
    DiveFigures dive;
    std::vector<std::shared_ptr<const LayerToc>> tocs; ///< Base first.
    std::shared_ptr<const FileTree> tree;

    [[nodiscard]] std::span<const DuplicateMember> membersOf(const Duplicate &duplicate) const
    {
        return duplicate.membersIn(duplicateMembers);
    }
};

/// Merges \a tocs, base first. The history of \a config makes the advice better; it may be empty.
/// \a baseLayers are known to come from another image; 0 to guess, by guessBaseLayers().
/// Cancelled, or LimitExceeded above limits::Layers. Runs for about 0.3 s on 200,000 files: on a
/// worker thread.
[[nodiscard]] core::Result<std::shared_ptr<const ImageAnalysis>>
analyze(std::vector<std::shared_ptr<const LayerToc>> tocs, std::stop_token stop = {},
        const oci::ImageConfig &config = oci::ImageConfig::None, std::size_t baseLayers = 0);

} // namespace layers
