// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/imageanalysis.h"
#include "core/layers/layerreader.h"
#include "core/layers/pathtable.h"

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace layers {

/// Finds what stands at a path of an image, as a process inside it would: the one place that
/// follows links. A symbolic link may lead anywhere in the image and never out of it, as ".." never
/// leads above the root. Immutable; any thread.
class ImagePaths final
{
public:
    explicit ImagePaths(std::shared_ptr<const ImageAnalysis> image);

    enum class LastLink { Follow, Keep };

    /// The visible node at \a path. NotFound if there is none, or if the way leads through a file
    /// or through more than 40 symbolic links.
    [[nodiscard]] core::Result<quint32> find(std::string_view path,
                                             LastLink last = LastLink::Follow) const;

    /// The entry that has the content of \a node: of a hard link, what it names, else its own.
    /// NotFound if no layer lists it, or if a hard link names nothing.
    [[nodiscard]] core::Result<FileEntry> entryOf(const FileNode &node) const;
    /// The node that stores the content of \a node: of a file itself, of a hard link what it names;
    /// FileNode::None for what has no content.
    [[nodiscard]] quint32 contentOf(const FileNode &node) const;
    [[nodiscard]] TocEntry at(FileEntry entry) const;

    [[nodiscard]] const ImageAnalysis &image() const { return *m_image; }
    [[nodiscard]] const FileTree &tree() const { return *m_image->tree; }

private:
    [[nodiscard]] std::optional<FileEntry> namedBy(FileEntry hardLink) const;

    std::shared_ptr<const ImageAnalysis> m_image;
    PathTable m_paths;
    std::unordered_map<quint32, quint32> m_contents; ///< By hard link: the node with its content.
    std::vector<quint32> m_visible;                  ///< By slot: the visible node, or None.
    std::vector<quint32> m_firstStored; ///< By slot: where in m_stored its nodes begin.
    std::vector<quint32> m_stored;      ///< All nodes, those of one path side by side.
};

} // namespace layers
