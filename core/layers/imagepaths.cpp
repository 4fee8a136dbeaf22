// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imagepaths.h"

#include "core/base/limits.h"
#include "core/base/pathtext.h"
#include "core/base/text.h"

#include <optional>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

QString shown(std::string_view path)
{
    return core::excerpt(core::pathText(path));
}

std::unexpected<core::Error> notThere(std::string_view path)
{
    return core::fail(ErrorCode::NotFound,
                      core::Tr::tr("“%1” is not in the image.").arg(shown(path)));
}

/// The components of paths that are still to be walked, the next one last.
class Way final
{
public:
    explicit Way(std::string_view path) { prepend(path); }

    bool isEmpty() const { return m_components.empty(); }

    std::string_view takeNext()
    {
        const auto next = m_components.back();
        m_components.pop_back();
        return next;
    }

    void prepend(std::string_view path)
    {
        const auto here = std::ptrdiff_t(m_components.size());
        for (std::size_t start = 0; start < path.size();) {
            const std::size_t end = std::min(path.find('/', start), path.size());
            const auto component = path.substr(start, end - start);
            if (!component.empty() && component != ".")
                m_components.push_back(component);
            start = end + 1;
        }
        std::reverse(m_components.begin() + here, m_components.end());
    }

private:
    std::vector<std::string_view> m_components;
};

} // namespace

ImagePaths::ImagePaths(std::shared_ptr<const ImageAnalysis> image)
    : m_image(std::move(image))
{
    const FileTree &files = tree();
    for (const HardLink &link : m_image->hardLinks)
        m_contents.emplace(link.node, link.content);
    std::vector<quint32> slots(files.count(), PathTable::Root);
    for (quint32 i = 1; i < files.count(); ++i) {
        const FileNode node = files.node(i);
        slots[i] = m_paths.child(slots[node.parent], files.name(node));
    }
    m_visible.assign(m_paths.size(), FileNode::None);
    m_firstStored.assign(m_paths.size() + 1, 0);
    for (quint32 i = 0; i < files.count(); ++i) {
        if (!files.node(i).isHidden())
            m_visible[slots[i]] = i;
        ++m_firstStored[slots[i] + 1];
    }
    for (std::size_t slot = 1; slot < m_firstStored.size(); ++slot)
        m_firstStored[slot] += m_firstStored[slot - 1];
    m_stored.resize(files.count());
    std::vector<quint32> next(m_firstStored.begin(), m_firstStored.end() - 1);
    for (quint32 i = 0; i < files.count(); ++i)
        m_stored[next[slots[i]]++] = i;
}

Result<quint32> ImagePaths::find(std::string_view path, LastLink last) const
{
    Way way(path);
    quint32 slot = PathTable::Root;
    int symlinks = 0;
    while (!way.isEmpty()) {
        const auto component = way.takeNext();
        if (!tree().node(m_visible[slot]).isFolder())
            return notThere(path);
        if (component == "..") {
            slot = slot == PathTable::Root ? slot : m_paths.parent(slot);
            continue;
        }
        const quint32 child = m_paths.findChild(slot, component);
        if (child == PathTable::None || m_visible[child] == FileNode::None)
            return notThere(path);
        const auto entry = entryOf(tree().node(m_visible[child]));
        const bool isSymlink = entry && at(*entry).type == EntryType::Symlink;
        if (!isSymlink || (way.isEmpty() && last == LastLink::Keep)) {
            slot = child;
            continue;
        }
        if (++symlinks > core::limits::SymlinksOfAPath)
            return core::fail(
                ErrorCode::NotFound,
                Tr::tr("“%1” leads through too many symbolic links.").arg(shown(path)));
        const std::string_view target = at(*entry).link;
        if (target.starts_with('/'))
            slot = PathTable::Root;
        way.prepend(target);
    }
    return m_visible[slot];
}

TocEntry ImagePaths::at(FileEntry entry) const
{
    return m_image->tocs[entry.layer]->at(entry.entry);
}

quint32 ImagePaths::contentOf(const FileNode &node) const
{
    if (node.type == EntryType::File)
        return node.index;
    const auto content = m_contents.find(node.index);
    return content == m_contents.end() ? FileNode::None : content->second;
}

Result<FileEntry> ImagePaths::entryOf(const FileNode &node) const
{
    if (node.entry == FileNode::None)
        return core::fail(ErrorCode::NotFound, Tr::tr("No layer lists this folder."));
    if (const auto content = m_contents.find(node.index); content != m_contents.end()) {
        const FileNode stored = tree().node(content->second);
        return FileEntry{stored.layer, stored.entry};
    }
    FileEntry entry{node.layer, node.entry};
    while (at(entry).type == EntryType::HardLink) { // each names one that was stored before it
        const auto named = namedBy(entry);
        if (!named)
            return core::fail(ErrorCode::NotFound,
                              Tr::tr("The hard link “%1” names “%2”, which is not in the image.")
                                  .arg(shown(at(entry).path), shown(at(entry).link)));
        entry = *named;
    }
    return entry;
}

/// What stood at the target when the hard link was made.
std::optional<FileEntry> ImagePaths::namedBy(FileEntry hardLink) const
{
    const quint32 slot = m_paths.findPath(at(hardLink).link);
    if (slot == PathTable::None)
        return {};
    std::optional<FileEntry> latest;
    for (quint32 i = m_firstStored[slot]; i < m_firstStored[slot + 1]; ++i) {
        const FileNode node = tree().node(m_stored[i]);
        const FileEntry entry{node.layer, node.entry};
        const bool wasThere = !node.isHidden() || node.hiddenBy >= hardLink.layer;
        if (!node.isFolder() && wasThere && entry < hardLink && (!latest || *latest < entry))
            latest = entry;
    }
    return latest;
}

} // namespace layers
