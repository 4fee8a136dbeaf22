// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "core/layers/layertoc.h"

#include <QtTypes>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

/// The definitions of analysis once more, as plainly as they can be written and as slowly as that
/// is, to compare the real thing with.
namespace support {

using Tocs = std::vector<std::shared_ptr<const layers::LayerToc>>;

/// What a merge of layers leaves, by a map of all paths.
struct SlowMerge
{
    explicit SlowMerge(const Tocs &tocs);

    /// Path, hiding layer and reason to bytes and the layers that stored them.
    using WasteKey = std::tuple<std::string, int, layers::WasteReason>;
    using WasteRow = std::pair<qint64, std::set<int>>;

    struct Entry
    {
        int number =
            0; ///< Other if it is another entry; folders that are listed again keep theirs.
        layers::EntryType type = layers::EntryType::Directory;
        quint32 mode = 0; ///< Of a folder, as listed last.
    };
    std::vector<std::map<std::string, Entry>> after; ///< By layer: what is there once it is.
    std::vector<std::set<std::string>> touched;      ///< By layer: where entries came or went.

    std::map<std::string, layers::EntryType> visible;
    std::vector<layers::LayerTotals> layers;
    std::map<WasteKey, WasteRow> waste;
    qint64 storedBytes = 0;
    qint64 liveBytes = 0;
    qint64 duplicateBytes = 0;
};

/// Dive's figures by Dive's own method: trees of maps, stacked anew for every whiteout.
[[nodiscard]] layers::DiveFigures slowDive(const Tocs &tocs);

} // namespace support
