// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ci/pathfilter.h"
#include "core/layers/imageanalysis.h"

#include <vector>

namespace ci {

/// What is left of an analysis without the excluded paths: all that our rules and the reports say
/// about paths, but for the list of what is wasted in JSON, whose bytes sum up to all.
struct Included
{
    std::vector<layers::Waste> waste = {};    ///< In the order of the analysis.
    qint64 wastedBytes = 0;                   ///< The sum of it.
    std::vector<layers::Secret> secrets = {}; ///< In the order of the analysis.
    /// As those of the analysis, with the copies that are left, where they are still several.
    std::vector<layers::Duplicate> duplicates = {};
    std::vector<layers::DuplicateMember> duplicateMembers = {};
    /// As layers::advise() would give it if the excluded files held nothing. A folder with excluded
    /// files in it may be named, without their bytes.
    std::vector<layers::Advice> advice = {};
    std::vector<layers::DivePath> divePaths = {}; ///< Of the worst of Dive.
    std::vector<quint32> largestFiles = {};       ///< Twenty that one sees, largest first.
};

/// \a config is the one that \a analysis was made with.
[[nodiscard]] Included included(const layers::ImageAnalysis &analysis,
                                const oci::ImageConfig &config, const PathFilter &exclude);

/// By index of node of \a tree: whether \a exclude holds for it.
[[nodiscard]] std::vector<bool> excludedNodes(const layers::FileTree &tree,
                                              const PathFilter &exclude);

} // namespace ci
