// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layeritems.h"

#include "core/base/limits.h"

namespace layers {

using core::Tr;
using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view Prefix = ".wh.";
constexpr std::string_view MetaPrefix = ".wh..wh.";
constexpr std::string_view OpaqueName = ".wh..wh..opq";
constexpr std::size_t EntriesBetweenPolls = 4096;

/// Where the first component that begins with \a prefix starts, npos if none does.
std::size_t findComponent(std::string_view path, std::string_view prefix)
{
    for (std::size_t at = path.find(prefix); at != std::string_view::npos;
         at = path.find(prefix, at + 1)) {
        if (at == 0 || path[at - 1] == '/')
            return at;
    }
    return std::string_view::npos;
}

std::string_view folderOf(std::string_view path, std::size_t componentStart)
{
    return path.substr(0, componentStart == 0 ? 0 : componentStart - 1);
}

LayerItem read(const TocEntry &entry, PathTable &paths)
{
    const std::string_view path = entry.path;
    if (path.empty() && entry.type != EntryType::Directory) // nothing but a folder can be the root
        return {.slot = PathTable::Root, .kind = ItemKind::Ignored};
    if (findComponent(path, Prefix) == std::string_view::npos)
        return {.slot = paths.path(path)};

    const std::size_t meta = findComponent(path, MetaPrefix);
    if (meta != std::string_view::npos) {
        const quint32 folder = paths.path(folderOf(path, meta));
        if (path.substr(meta) == OpaqueName)
            return {.slot = folder, .target = folder, .kind = ItemKind::Opaque};
        return {.slot = folder, .kind = ItemKind::Ignored};
    }
    const std::size_t slash = path.rfind('/');
    const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
    const quint32 folder = paths.path(folderOf(path, start));
    const std::string_view name = path.substr(start);
    const quint32 slot = paths.child(folder, name);
    if (!name.starts_with(Prefix))
        return {.slot = slot};
    const std::string_view hidden = name.substr(Prefix.size());
    if (hidden.empty() || hidden == "." || hidden == "..")
        return {.slot = folder, .kind = ItemKind::Ignored};
    return {.slot = slot, .target = paths.child(folder, hidden), .kind = ItemKind::Whiteout};
}

} // namespace

core::Result<std::vector<LayerItem>> readItems(const LayerToc &toc, PathTable &paths,
                                               const std::stop_token &stop)
{
    std::vector<LayerItem> items;
    items.reserve(toc.count());
    for (std::size_t i = 0; i < toc.count(); ++i) {
        if (i % EntriesBetweenPolls == 0 && stop.stop_requested())
            return core::cancelled();
        items.push_back(read(toc.at(i), paths));
        if (paths.size() > core::limits::TreeNodes)
            return core::fail(core::ErrorCode::LimitExceeded,
                              Tr::tr("The image holds more files and folders than can be shown."),
                              u"more than %1"_s.arg(core::limits::TreeNodes));
    }
    return items;
}

} // namespace layers
