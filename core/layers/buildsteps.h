// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/imageconfig.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <span>
#include <vector>

namespace layers {

/// The instruction that made a layer.
struct BuildStep
{
    enum class Kind : quint8 {
        Run,
        Copy,        ///< COPY or ADD of some files.
        CopyContext, ///< COPY or ADD of everything that was given to the build.
        Other,       ///< Also where history does not say.
    };
    static constexpr quint32 NoRun = std::numeric_limits<quint32>::max();

    Kind kind = Kind::Other;
    QString command = {}; ///< Of a RUN, without the word itself.
    /// Of a RUN: the ENV and ARG instructions that came since the RUN before it.
    QStringList settings = {};
    /// The same number for RUN instructions with nothing between that keeps them apart.
    quint32 run = NoRun;

    [[nodiscard]] bool isCopy() const { return kind == Kind::Copy || kind == Kind::CopyContext; }
};

/// \a steps, RUN instructions of one run, as one; empty if they cannot be put into one line with
/// "&&" between (a comment, a here-document, a quote without an end, or very long).
[[nodiscard]] QString mergedRun(std::span<const BuildStep> steps);

/// One for each layer, base first.
[[nodiscard]] std::vector<BuildStep> buildSteps(const oci::ImageConfig &config, std::size_t layers);

} // namespace layers
