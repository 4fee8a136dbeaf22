// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/slowmerge.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace support {

using layers::EntryType;
using layers::TocEntry;
using layers::WasteReason;

namespace {

struct Death
{
    int name; ///< Number of the name that died.
    int layer;
    WasteReason reason;
};

struct Content
{
    qint64 size = 0;
    quint64 fingerprint = 0;
    int layer = 0;
    std::string path;
    int living = 0;
    std::vector<Death> deaths;
};

struct Name
{
    int number = 0;
    EntryType type = EntryType::Directory;
    std::shared_ptr<Content> content;
    std::optional<std::string> symlink = {}; ///< Where it leads.
    quint32 mode = 0755;                     ///< Of a folder.
};

class Merge
{
public:
    void addLayer(const layers::LayerToc &toc, int layer)
    {
        m_layer = layer;
        m_whitedOut.clear();
        touched.clear();
        std::vector<TocEntry> entries;
        for (std::size_t i = 0; i < toc.count(); ++i)
            entries.push_back(toc.at(i));
        const std::map<std::string, Name> below = names;
        for (const TocEntry &entry : entries) {
            const auto [folder, name] = split(std::string(entry.path));
            if (!isMeta(entry.path) && name.starts_with(".wh.")) {
                const std::string hidden = name.substr(4);
                if (!hidden.empty() && hidden != "." && hidden != "..")
                    hide(place(join(folder, hidden)), WasteReason::Removed);
            }
        }
        for (const TocEntry &entry : entries) {
            const auto [folder, name] = split(std::string(entry.path));
            if (name == ".wh..wh..opq" && !isMeta(folder))
                hideBelow(withoutLinks(folder).value_or(folder), WasteReason::Opaque);
        }
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const std::string path(entry->path);
            if (!path.empty() && !isMeta(path) && !split(path).second.starts_with(".wh."))
                addEntry(*entry, path, linkedBelow(*entry, below, {entries.begin(), entry}));
        }
    }

    std::map<std::string, Name> names;
    std::vector<std::shared_ptr<Content>> contents;
    std::set<std::string> touched; ///< By the last layer.

private:
    static std::pair<std::string, std::string> split(const std::string &path)
    {
        const auto slash = path.rfind('/');
        if (slash == std::string::npos)
            return {"", path};
        return {path.substr(0, slash), path.substr(slash + 1)};
    }
    static std::string join(const std::string &folder, const std::string &name)
    {
        return folder.empty() ? name : folder + '/' + name;
    }
    static bool isMeta(std::string_view path)
    {
        return ('/' + std::string(path)).contains("/.wh..wh.");
    }

    /// What \a link names in \a below less what the entries \a before it in its tar white out.
    std::optional<Name> linkedBelow(const TocEntry &link, const std::map<std::string, Name> &below,
                                    const std::vector<TocEntry> &before)
    {
        if (link.type != EntryType::HardLink)
            return {};
        Merge then;
        then.names = below;
        then.m_isSketch = true;
        for (const TocEntry &entry : before) {
            const auto [folder, name] = split(std::string(entry.path));
            if (name == ".wh..wh..opq" && !isMeta(folder))
                then.hideBelow(then.withoutLinks(folder).value_or(folder), WasteReason::Opaque);
            else if (!isMeta(entry.path) && name.starts_with(".wh.") && name != ".wh."
                     && name != ".wh.." && name != ".wh...")
                then.hide(then.place(join(folder, name.substr(4))), WasteReason::Removed);
        }
        const auto [folder, base] = split(std::string(link.link));
        const auto it = then.names.find(join(then.withoutLinks(folder).value_or(folder), base));
        if (it == then.names.end())
            return {};
        // Only a whiteout keeps it for the link; what the layer put in its place does not.
        return m_whitedOut.contains(it->second.number) ? std::optional(it->second) : std::nullopt;
    }

    void hideBelow(const std::string &folder, WasteReason reason)
    {
        std::erase_if(names, [&](auto &item) {
            if (!folder.empty() && !item.first.starts_with(folder + '/'))
                return false;
            die(item.second, reason);
            touched.insert(item.first);
            return true;
        });
    }
    void hide(const std::string &path, WasteReason reason)
    {
        hideBelow(path, reason);
        if (const auto it = names.find(path); it != names.end()) {
            die(it->second, reason);
            touched.insert(path);
            names.erase(it);
        }
    }
    void die(const Name &name, WasteReason reason)
    {
        if (reason == WasteReason::Removed || reason == WasteReason::Opaque)
            m_whitedOut.insert(name.number);
        if (!name.content || m_isSketch)
            return;
        --name.content->living;
        name.content->deaths.push_back({name.number, m_layer, reason});
    }

    /// Components of \a path that are something.
    static std::vector<std::string> componentsOf(const std::string &path)
    {
        std::vector<std::string> components;
        std::stringstream stream(path);
        for (std::string component; std::getline(stream, component, '/');) {
            if (!component.empty() && component != ".")
                components.push_back(component);
        }
        return components;
    }
    /// \a folder without symbolic links, nothing if there are too many of them.
    [[nodiscard]] std::optional<std::string> withoutLinks(const std::string &folder) const
    {
        std::vector<std::string> done;
        std::vector<std::string> todo = componentsOf(folder);
        for (int links = 0; !todo.empty();) {
            const std::string next = todo.front();
            todo.erase(todo.begin());
            if (next == "..") {
                if (!done.empty())
                    done.pop_back();
                continue;
            }
            done.push_back(next);
            const auto it = names.find(pathOf(done));
            if (it == names.end() || !it->second.symlink)
                continue;
            if (++links > 255)
                return {};
            done.pop_back();
            if (it->second.symlink->starts_with('/'))
                done.clear();
            std::vector<std::string> target = componentsOf(*it->second.symlink);
            target.insert(target.end(), todo.begin(), todo.end());
            todo = target;
        }
        return pathOf(done);
    }
    static std::string pathOf(const std::vector<std::string> &components)
    {
        std::string path;
        for (const std::string &component : components)
            path = join(path, component);
        return path;
    }
    /// Where \a path is once the links on the way to its last component are followed.
    [[nodiscard]] std::string place(const std::string &path) const
    {
        const auto [folder, name] = split(path);
        return join(withoutLinks(folder).value_or(folder), name);
    }

    void addEntry(const TocEntry &entry, const std::string &written,
                  const std::optional<Name> &below)
    {
        const std::string path = place(written);
        for (auto slash = path.find('/'); slash != std::string::npos;
             slash = path.find('/', slash + 1)) {
            const std::string folder = path.substr(0, slash);
            const auto it = names.find(folder);
            if (it != names.end() && it->second.type == EntryType::Directory)
                continue;
            hide(folder, WasteReason::Replaced);
            names[folder] = {.number = m_number++, .type = EntryType::Directory, .content = {}};
            touched.insert(folder);
        }
        Name name{.number = m_number++, .type = entry.type, .content = {}, .mode = entry.mode};
        if (entry.type == EntryType::File) {
            name.content = std::make_shared<Content>(
                Content{entry.size, entry.fingerprint, m_layer, path, 0, {}});
            contents.push_back(name.content);
        } else if (entry.type == EntryType::HardLink) {
            const auto [folder, base] = split(std::string(entry.link));
            const auto real = withoutLinks(folder);
            if (const auto it = names.find(join(real.value_or(folder), base)); it != names.end()) {
                name.content = it->second.content;
                name.symlink = it->second.symlink;
            } else if (below) {
                name.content = below->content;
                name.symlink = below->symlink;
            }
        } else if (entry.type == EntryType::Symlink) {
            name.symlink = std::string(entry.link);
        }
        if (const auto it = names.find(path); it != names.end()) {
            if (entry.type == EntryType::Directory && it->second.type == EntryType::Directory) {
                it->second.mode = entry.mode;
                return;
            }
            if (name.content)
                ++name.content->living; // before the old name goes, which may be the same content
            const auto &old = it->second.content;
            const bool isSame = entry.type == EntryType::File && old && old->size == entry.size
                                && old->fingerprint == entry.fingerprint;
            hide(path, isSame ? WasteReason::SameContent : WasteReason::Replaced);
        } else if (name.content) {
            ++name.content->living;
        }
        names[path] = name;
        touched.insert(path);
    }

    int m_layer = 0;
    int m_number = 0;
    std::set<int> m_whitedOut; ///< Numbers of the names that whiteouts of this layer hid.
    bool m_isSketch = false;   ///< Nothing that happens counts.
};

} // namespace

SlowMerge::SlowMerge(const Tocs &tocs)
    : layers(tocs.size())
{
    Merge merge;
    for (std::size_t i = 0; i < tocs.size(); ++i) {
        merge.addLayer(*tocs[i], int(i));
        layers[i].entries = qint64(tocs[i]->count());
        touched.push_back(merge.touched);
        auto &present = after.emplace_back();
        for (const auto &[path, name] : merge.names)
            present[path] = {name.number, name.type, name.mode};
    }
    for (const auto &[path, name] : merge.names)
        visible[path] = name.type;
    std::set<std::pair<qint64, quint64>> seen;
    for (const auto &content : merge.contents) {
        ::layers::LayerTotals &totals = layers[std::size_t(content->layer)];
        ++totals.files;
        totals.storedBytes += content->size;
        storedBytes += content->size;
        if (content->living > 0) {
            totals.liveBytes += content->size;
            liveBytes += content->size;
            if (!seen.emplace(content->size, content->fingerprint).second)
                duplicateBytes += content->size;
            continue;
        }
        totals.hiddenBytes += content->size;
        if (content->size == 0)
            continue;
        const Death last = *std::ranges::min_element(content->deaths, {}, [](const Death &death) {
            return std::pair(-death.layer, death.name);
        });
        WasteRow &row = waste[{content->path, last.layer, last.reason}];
        row.first += content->size;
        row.second.insert(content->layer);
    }
}

} // namespace support
