// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filefacts.h"

#include <QThreadPool>

#include <algorithm>
#include <limits>
#include <ranges>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace models {

using layers::FileNode;
using layers::FileTree;
using layers::FolderListing;

namespace {

/// FileFacts::pathSince() of everything, and what FileFacts::wasThere() needs. Folders are taken by
/// path: one that was removed and made again is several nodes.
class PathHistory final
{
public:
    PathHistory(const FileTree &tree, std::vector<quint16> &since,
                std::unordered_map<quint32, quint32> &back)
        : m_tree(tree)
        , m_since(since)
        , m_back(back)
    {}

    void run()
    {
        m_pending.push_back({0});
        while (!m_pending.empty()) {
            const std::vector<quint32> folders = std::move(m_pending.back());
            m_pending.pop_back();
            visit(folders);
        }
    }

private:
    struct Version
    {
        std::string_view name;
        quint16 layer;
        quint16 hiddenBy;
        quint32 node;
        bool isFolder; ///< With something in it.
    };

    /// \a folders are the nodes of one path.
    void visit(const std::vector<quint32> &folders)
    {
        m_versions.clear();
        bool isPlain = folders.size() == 1; // No name is there twice.
        for (const quint32 folder : folders) {
            for (const FileNode node : m_tree.children(m_tree.node(folder))) {
                m_versions.push_back({m_tree.name(node), node.createdIn, node.hiddenBy, node.index,
                                      node.childCount > 0});
                isPlain &= !node.isHidden();
            }
        }
        if (!isPlain)
            compare();
        const Version *before = nullptr;
        for (const Version &version : m_versions) {
            if (!version.isFolder)
                continue;
            if (!isPlain && before && before->name == version.name)
                m_pending.back().push_back(version.node);
            else
                m_pending.push_back({version.node});
            before = &version;
        }
    }

    void compare()
    {
        std::ranges::sort(m_versions, {}, [](const Version &version) {
            return std::tie(version.name, version.layer, version.hiddenBy);
        });
        const Version *before =
            nullptr; // What the next layer that has the path takes the place of.
        for (const Version &version : m_versions) {
            if (before && before->name == version.name)
                follow(*before, version);
            if (version.hiddenBy > version.layer)
                before = &version;
        }
    }

    void follow(const Version &before, const Version &version)
    {
        if (before.hiddenBy != version.layer) {
            m_back.emplace(version.node, before.node);
            return;
        }
        m_since[version.node] = m_since[before.node];
        if (const auto earlier = m_back.find(before.node); earlier != m_back.end())
            m_back.emplace(version.node, earlier->second);
    }

    const FileTree &m_tree;
    std::vector<quint16> &m_since;
    std::unordered_map<quint32, quint32> &m_back;
    std::vector<std::vector<quint32>> m_pending;
    std::vector<Version> m_versions;
};

bool haveSamePath(const FileTree &tree, FileNode a, FileNode b)
{
    while (a.parent != b.parent && a.parent != FileNode::None && b.parent != FileNode::None) {
        if (tree.name(a) != tree.name(b))
            return false;
        a = tree.node(a.parent);
        b = tree.node(b.parent);
    }
    return a.parent == b.parent && tree.name(a) == tree.name(b);
}

} // namespace

FileFacts::FileFacts(std::shared_ptr<const layers::ImageAnalysis> analysis)
    : m_analysis(std::move(analysis))
{}

quint32 FileFacts::count() const
{
    return tree().count();
}

std::optional<layers::TocEntry> FileFacts::entry(quint32 node) const
{
    return entry(node, std::numeric_limits<int>::max());
}

std::optional<layers::TocEntry> FileFacts::entry(quint32 node, int layer) const
{
    const FolderListing stored = listing(tree().node(node), layer);
    if (stored.entry == FileNode::None || stored.layer >= m_analysis->tocs.size())
        return {};
    const layers::LayerToc &toc = *m_analysis->tocs[stored.layer];
    return stored.entry < toc.count() ? std::optional(toc.at(stored.entry)) : std::nullopt;
}

int FileFacts::layerOf(const FileNode &node, int layer) const
{
    return listing(node, layer).layer;
}

FolderListing FileFacts::listing(const FileNode &node, int layer) const
{
    FolderListing last{.node = node.index, .entry = node.entry, .layer = node.layer};
    if (node.createdIn == node.layer || node.layer <= layer)
        return last;
    const auto earlier =
        std::ranges::equal_range(m_analysis->earlierListings, node.index, {}, &FolderListing::node);
    for (const FolderListing &before : std::views::reverse(earlier)) {
        last = before;
        if (before.layer <= layer)
            break;
    }
    return last;
}

bool FileFacts::isFolderChanged(const FileNode &node, int first, int last) const
{
    if (node.createdIn >= first || node.layer < first)
        return false;
    const FolderListing before = listing(node, first - 1);
    const FolderListing after = listing(node, last);
    const auto stored = [this](const FolderListing &listing) {
        return layers::folderEntry(*m_analysis->tocs[listing.layer], listing.entry);
    };
    return before != after && !stored(after).hasAttributesOf(stored(before));
}

const std::vector<quint32> &FileFacts::folders() const
{
    std::call_once(m_foldersFound, &FileFacts::findFolders, this);
    return m_folders;
}

void FileFacts::findFolders() const
{
    for (quint32 i = 0; i < count(); ++i) {
        if (tree().node(i).childCount > 0)
            m_folders.push_back(i);
    }
}

quint16 FileFacts::pathSince(quint32 node) const
{
    std::call_once(m_pathsFollowed, &FileFacts::followPaths, this);
    return m_pathSince[node];
}

void FileFacts::followPaths() const
{
    m_pathSince.resize(count());
    for (quint32 i = 0; i < count(); ++i)
        m_pathSince[i] = tree().node(i).createdIn;
    PathHistory(tree(), m_pathSince, m_pathsBack).run();
}

bool FileFacts::wasThere(quint32 node, int layer) const
{
    if (pathSince(node) < layer)
        return true;
    for (auto back = m_pathsBack.find(node); back != m_pathsBack.end();
         back = m_pathsBack.find(back->second)) {
        const quint32 before = back->second;
        if (pathSince(before) < layer)
            return tree().node(before).hiddenBy >= layer;
    }
    return false;
}

std::vector<quint32> FileFacts::versions(quint32 node) const
{
    std::vector<std::string_view> way; // The first component last.
    for (FileNode step = tree().node(node); step.parent != FileNode::None;
         step = tree().node(step.parent))
        way.push_back(tree().name(step));
    std::vector<quint32> found{0};
    for (; !way.empty(); way.pop_back()) {
        const auto folders = std::exchange(found, {});
        for (const quint32 folder : folders) {
            for (const FileNode child : tree().children(tree().node(folder))) {
                if (tree().name(child) == way.back())
                    found.push_back(child.index);
            }
        }
    }
    std::ranges::sort(found, {}, [this](quint32 each) {
        const FileNode version = tree().node(each);
        return std::tuple(version.createdIn, version.layer, version.entry);
    });
    return found;
}

FileFamily FileFacts::family(quint32 node) const
{
    return FileFamily(sorts().ofNode[node].family);
}

const std::array<qint64, FileFamilyCount> &FileFacts::familySizes() const
{
    return sorts().familySizes;
}

quint8 FileFacts::age(quint32 node) const
{
    return sorts().ofNode[node].age;
}

FileFacts::AgeRange FileFacts::ageRange() const
{
    return sorts().ageRange;
}

const FileFacts::Sorts &FileFacts::sorts() const
{
    std::call_once(m_sortsFound, &FileFacts::findSorts, this);
    return m_sorts;
}

void FileFacts::findSorts() const
{
    m_sorts.ofNode.resize(count());
    findFamilies();
    findAges();
}

void FileFacts::findFamilies() const
{
    for (quint32 i = 1; i < count(); ++i) { // Folders stand before what is in them.
        const FileNode node = tree().node(i);
        const auto around = FileFamily(m_sorts.ofNode[node.parent].family);
        FileFamily own = FileFamily::Other;
        if (node.isFolder()) {
            own = familyOfFolder(tree().name(node), around);
        } else {
            const auto stored = entry(i);
            const bool isExecutable =
                node.type == layers::EntryType::File && stored && (stored->mode & 0111) != 0;
            own = familyOfFile(tree().name(node), around, isExecutable);
            m_sorts.familySizes[std::size_t(own)] += node.size;
        }
        m_sorts.ofNode[i].family = quint8(own);
    }
}

void FileFacts::findAges() const
{
    constexpr std::size_t Fringe = 50; // One in so many at either end does not stretch the scale.
    std::vector<qint64> times(count());
    std::vector<qint64> known;
    known.reserve(count());
    for (quint32 i = 0; i < count(); ++i) {
        const auto stored = entry(i);
        times[i] = stored ? stored->mtime : 0;
        if (times[i] > 0 && stored->type == layers::EntryType::File)
            known.push_back(times[i]);
    }
    if (known.empty())
        return;
    const std::size_t fringe = known.size() / Fringe;
    std::ranges::nth_element(known, known.begin() + qptrdiff(fringe));
    const qint64 oldest = known[fringe];
    std::ranges::nth_element(known, known.end() - 1 - qptrdiff(fringe));
    m_sorts.ageRange = {.oldest = oldest, .newest = known[known.size() - 1 - fringe]};
    const double length = double(m_sorts.ageRange.newest) - double(oldest);
    for (quint32 i = 0; i < count(); ++i) {
        if (times[i] <= 0)
            continue;
        const double share = length > 0 ? (double(times[i]) - double(oldest)) / length : 1;
        m_sorts.ofNode[i].age = quint8(std::clamp(share, 0.0, 0.999) * AgeSteps);
    }
}

const FileFacts::Owners &FileFacts::owners() const
{
    std::call_once(m_ownersFound, &FileFacts::findOwners, this);
    return m_owners;
}

void FileFacts::findOwners() const
{
    constexpr std::size_t ShownOwners = 100;
    std::set<quint32> users;
    std::set<quint32> groups;
    const auto add = [](std::set<quint32> &known, quint32 number) {
        if (known.size() < ShownOwners)
            known.insert(number);
    };
    for (quint32 i = 0; i < count(); ++i) {
        if (const auto stored = entry(i)) {
            add(users, stored->uid);
            add(groups, stored->gid);
        }
    }
    m_owners = {.users = {users.begin(), users.end()}, .groups = {groups.begin(), groups.end()}};
}

std::optional<layers::WasteReason> FileFacts::whyHidden(quint32 node) const
{
    const FileNode hidden = tree().node(node);
    if (!hidden.isHidden())
        return {};
    const auto found = std::ranges::find_if(m_analysis->waste, [&](const layers::Waste &waste) {
        if (waste.node == node)
            return true;
        return waste.hiddenBy == hidden.hiddenBy
               && haveSamePath(tree(), tree().node(waste.node), hidden);
    });
    return found == m_analysis->waste.end() ? std::nullopt : std::optional(found->reason);
}

void prepare(const std::shared_ptr<const FileFacts> &files)
{
    QThreadPool::globalInstance()->start([files] {
        static_cast<void>(files->pathSince(0));
        static_cast<void>(files->family(0)); // With the ages.
        static_cast<void>(files->owners());
    });
}

} // namespace models
