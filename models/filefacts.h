// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "models/filefamily.h"

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
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

    /// The nodes that have children, ascending.
    [[nodiscard]] const std::vector<quint32> &folders() const;
    /// As the layer stores it; nothing for folders that no layer lists.
    [[nodiscard]] std::optional<layers::TocEntry> entry(quint32 node) const;
    /// The same as the layers up to \a layer leave it: a folder can be listed by several.
    [[nodiscard]] std::optional<layers::TocEntry> entry(quint32 node, int layer) const;
    /// The layer that stored it; of a folder, the last one up to \a layer that listed it.
    [[nodiscard]] int layerOf(const layers::FileNode &node, int layer) const;
    /// Layers \a first to \a last gave \a node, a folder that was there before, another mode,
    /// owner or extended attributes.
    [[nodiscard]] bool isFolderChanged(const layers::FileNode &node, int first, int last) const;
    /// The layer since which its path holds something without a break: below its own if that layer
    /// replaced what was there. Unlike the kind of change in the tree, that is known of hidden
    /// entries too.
    [[nodiscard]] quint16 pathSince(quint32 node) const;
    /// Its path held something right below \a layer, which is not above its own.
    [[nodiscard]] bool wasThere(quint32 node, int layer) const;
    /// All nodes at the path of \a node, itself among them, in the order in which they were stored.
    /// A folder that was removed and made again is two nodes, and what is in them has one path.
    [[nodiscard]] std::vector<quint32> versions(quint32 node) const;
    /// Of a folder: what the files in it are for that do not tell themselves.
    [[nodiscard]] FileFamily family(quint32 node) const;
    /// Stored bytes by family.
    [[nodiscard]] const std::array<qint64, FileFamilyCount> &familySizes() const;

    /// Numbers that own files, ascending; of each sort the first hundred.
    struct Owners
    {
        std::vector<quint32> users;
        std::vector<quint32> groups;
    };
    [[nodiscard]] const Owners &owners() const;

    /// Ages come in so many steps of equal length, 0 the oldest.
    static constexpr int AgeSteps = 10;
    static constexpr quint8 NoAge = AgeSteps; ///< Of what has no time, or the one that means none.
    /// The step of the time when \a node was changed last.
    [[nodiscard]] quint8 age(quint32 node) const;
    struct AgeRange
    {
        qint64 oldest = 0; ///< Seconds since 1970; what is older counts as this, few files are.
        qint64 newest = 0;
    };
    [[nodiscard]] AgeRange ageRange() const;

    /// Why \a node is hidden, and nothing if it is not or if that cost no bytes.
    [[nodiscard]] std::optional<layers::WasteReason> whyHidden(quint32 node) const;

private:
    /// Of a node, both in one byte.
    struct Sort
    {
        quint8 family : 4 = quint8(FileFamily::Other);
        quint8 age : 4 = NoAge;
    };
    static_assert(sizeof(Sort) == 1 && FileFamilyCount <= 16 && NoAge < 16);
    struct Sorts
    {
        std::vector<Sort> ofNode;
        std::array<qint64, FileFamilyCount> familySizes{};
        AgeRange ageRange;
    };

    /// By node at a path that held nothing for a while: the last node that was there before that.
    using PathsBack = std::unordered_map<quint32, quint32>;

    [[nodiscard]] layers::FolderListing listing(const layers::FileNode &node, int layer) const;
    [[nodiscard]] const Sorts &sorts() const;
    void findFolders() const;
    void followPaths() const;
    void findSorts() const;
    void findFamilies() const;
    void findAges() const;
    void findOwners() const;

    std::shared_ptr<const layers::ImageAnalysis> m_analysis;
    // Made when first asked for.
    mutable std::once_flag m_foldersFound;
    mutable std::once_flag m_pathsFollowed;
    mutable std::once_flag m_sortsFound;
    mutable std::once_flag m_ownersFound;
    mutable std::vector<quint32> m_folders;
    mutable std::vector<quint16> m_pathSince;
    mutable PathsBack m_pathsBack;
    mutable Sorts m_sorts;
    mutable Owners m_owners;
};

/// Works out on another thread what would else be worked out when it is first asked for.
void prepare(const std::shared_ptr<const FileFacts> &files);

} // namespace models
