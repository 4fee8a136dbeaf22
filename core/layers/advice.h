// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <vector>

namespace oci {
struct ImageConfig;
}

namespace layers {

struct ImageAnalysis;

/// Where the bytes of an advice come from. For a folder, all that the advice is about below it.
struct AdvicePath
{
    quint32 node = 0;
    qint64 bytes = 0;
};

/// One thing that makes the image smaller, or quicker to build, if its Dockerfile is changed.
struct Advice
{
    enum class Saves : quint8 {
        Size,  ///< bytes is what the image would not store any more.
        Cache, ///< bytes is what need not be built, pushed and pulled again after each change.
        Base,  ///< bytes is what another base image can do without, and no later line can remove.
    };

    QLatin1StringView id = {}; ///< "apt-lists"; a word for programs, not translated.
    /// Exact. Stored bytes, live or wasted, each counted once; a byte counts for one advice that
    /// saves size, or is about the base, at most, so that their sum can be saved as a whole. A file
    /// does not count while a hard link elsewhere keeps it.
    qint64 bytes = 0;
    Saves saves = Saves::Size;
    quint16 layer = 0;                  ///< The layer that stored most of bytes.
    std::vector<quint16> layers = {};   ///< All layers that stored some, ascending.
    std::vector<AdvicePath> paths = {}; ///< The worst few, largest first.
    QString text = {};                  ///< A sentence or two, translated.
    QString line = {}; ///< What to write in the Dockerfile; may have several lines.
};

/// What the layers of the base image store, ImageAnalysis::baseLayers, is one advice of its own:
/// nothing that comes after FROM makes that smaller.
///
/// Advice that is worth something: a megabyte, or a hundredth of what is stored. Largest first,
/// and last what is about the base.
/// \a config says which instruction made which layer; without history less can be advised. Reads
/// everything of \a analysis but its advice. A few milliseconds at 200,000 files; any thread.
[[nodiscard]] std::vector<Advice> advise(const ImageAnalysis &analysis,
                                         const oci::ImageConfig &config);

} // namespace layers
