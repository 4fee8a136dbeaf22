// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/advice.h"
#include "core/layers/filetree.h"

#include <QString>

#include <vector>

namespace layers {

/// An advice while its bytes are being gathered.
class AdviceDraft final
{
public:
    /// \a bytes that \a layer stored belong to it, at or below \a node.
    void add(quint32 node, quint16 layer, qint64 bytes);
    /// The same, of the layer as a whole.
    void add(quint16 layer, qint64 bytes);
    /// \a bytes of those that were added for a layer as a whole are at or below \a node.
    void addPath(quint32 node, qint64 bytes) { m_paths.push_back({.node = node, .bytes = bytes}); }
    /// \a layer has a part in it.
    void addLayer(quint16 layer) { touch(layer); }

    /// Enough of \a storedBytes, all that the image stores, to speak of.
    [[nodiscard]] bool isWorthIt(qint64 storedBytes) const;
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] quint16 mainLayer() const;
    /// Largest first, each path once however many layers have it.
    [[nodiscard]] std::vector<AdvicePath> worstPaths(const FileTree &tree) const;

    [[nodiscard]] Advice finish(const FileTree &tree, const char *id, QString text,
                                QString line) const;

private:
    qint64 &touch(quint16 layer);

    qint64 m_bytes = 0;
    std::vector<AdvicePath> m_paths;
    std::vector<qint64> m_layers; ///< Bytes by layer; -1 for one that has no part.
};

/// The path of \a node for a line to write; a word for it if it cannot be written.
[[nodiscard]] QString writablePath(const FileTree &tree, quint32 node);
/// That of the worst of \a draft.
[[nodiscard]] QString writablePath(const FileTree &tree, const AdviceDraft &draft);

} // namespace layers
