// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace models {

/// The entries of an analysed image, by node of its FileTree, with what is not in the tree but can
/// be told from the tables of contents or worked out once. Immutable; any thread.
class FileFacts final
{
    Q_DISABLE_COPY_MOVE(FileFacts)

public:
    /// \a analysis is not null and has a tree.
    explicit FileFacts(std::shared_ptr<const layers::ImageAnalysis> analysis);

    [[nodiscard]] const layers::ImageAnalysis &analysis() const { return *m_analysis; }
    [[nodiscard]] const layers::FileTree &tree() const { return *m_analysis->tree; }
    [[nodiscard]] quint32 count() const;

    /// As the layer stores it; nothing for folders that no layer lists.
    [[nodiscard]] std::optional<layers::TocEntry> entry(quint32 node) const;
    /// True if its layer replaced something of a lower one at its path. Unlike the kind of change
    /// in the tree, that is known of hidden entries too.
    [[nodiscard]] bool replaces(quint32 node) const;
    /// Why \a node is hidden, and nothing if it is not or if that cost no bytes.
    [[nodiscard]] std::optional<layers::WasteReason> whyHidden(quint32 node) const;

private:
    void findReplacements() const;

    std::shared_ptr<const layers::ImageAnalysis> m_analysis;
    mutable std::once_flag m_replacementsFound;
    mutable std::vector<bool> m_replaces; ///< Made when first asked for.
};

} // namespace models
