// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/pathrules.h"

#include <algorithm>
#include <map>

namespace layers {

namespace {

quint8 byteOf(char character)
{
    return static_cast<quint8>(character);
}

quint64 lengthBit(std::string_view name)
{
    return quint64(1) << std::min<std::size_t>(name.size(), 63);
}

} // namespace

void PathRules::Sieve::add(std::string_view component)
{
    const std::size_t star = component.find('*');
    if (star == std::string_view::npos)
        lengths[byteOf(component.front())] |= lengthBit(component);
    else if (star + 1 < component.size())
        lasts[byteOf(component.back())] = true;
    else if (star > 0)
        firsts[byteOf(component.front())] = true;
    else
        lasts.fill(true);
}

bool PathRules::Sieve::lets(std::string_view name) const
{
    return !name.empty()
           && ((lengths[byteOf(name.front())] & lengthBit(name)) != 0 || lasts[byteOf(name.back())]
               || firsts[byteOf(name.front())]);
}

/// One pass over a tree. The patterns that a folder is in the middle of are a set of states; sets
/// are few, and have numbers, 0 the empty one.
class PathRules::Walk final
{
public:
    explicit Walk(const PathRules &rules)
        : m_states(rules.m_states)
        , m_sieve(rules.m_sieve)
    {
        number({});
    }

    [[nodiscard]] quint32 start() { return number({AtRoot}); }

    struct Step
    {
        quint32 set = 0;
        Tag tag = NoTag;
    };
    /// From a folder in \a set to what has \a name in it.
    [[nodiscard]] Step step(quint32 set, std::string_view name, bool isFolder)
    {
        m_found.clear();
        if (m_sieve.lets(name))
            follow(Anywhere, name);
        for (const quint32 state : *m_sets[set])
            follow(state, name);
        if (m_found.empty())
            return {};
        Step step;
        for (const quint32 found : m_found) {
            const State &state = m_states[found];
            step.tag = std::min(step.tag, isFolder ? state.folderTag : state.fileTag);
        }
        if (isFolder)
            step.set = number(m_found);
        return step;
    }

private:
    void follow(quint32 from, std::string_view name)
    {
        const State &state = m_states[from];
        if (const auto next = state.names.find(name); next != state.names.end())
            m_found.push_back(next->second);
        for (const Wildcard &wildcard : state.wildcards) {
            if (name.size() >= wildcard.prefix.size() + wildcard.suffix.size()
                && name.starts_with(wildcard.prefix) && name.ends_with(wildcard.suffix))
                m_found.push_back(wildcard.next);
        }
    }

    quint32 number(const std::vector<quint32> &set)
    {
        const auto [it, isNew] = m_numbers.try_emplace(set, quint32(m_sets.size()));
        if (isNew)
            m_sets.push_back(&it->first);
        return it->second;
    }

    const std::vector<State> &m_states;
    const Sieve &m_sieve;
    std::map<std::vector<quint32>, quint32> m_numbers;
    std::vector<const std::vector<quint32> *> m_sets;
    std::vector<quint32> m_found;
};

void PathRules::add(std::string_view patterns, Tag tag)
{
    while (!patterns.empty()) {
        const std::size_t end = std::min(patterns.find(' '), patterns.size());
        const std::string_view pattern = patterns.substr(0, end);
        patterns.remove_prefix(std::min(end + 1, patterns.size()));
        if (pattern.starts_with('/')) {
            addPattern(AtRoot, pattern.substr(1), tag);
        } else if (pattern.starts_with("~/")) {
            addPattern(step(AtRoot, "root"), pattern.substr(2), tag);
            addPattern(step(step(AtRoot, "home"), "*"), pattern.substr(2), tag);
        } else {
            addPattern(Anywhere, pattern, tag);
        }
    }
}

void PathRules::addPattern(quint32 start, std::string_view pattern, Tag tag)
{
    const bool isFolder = pattern.ends_with('/');
    if (isFolder)
        pattern.remove_suffix(1);
    quint32 state = start;
    while (!pattern.empty()) {
        const std::size_t end = std::min(pattern.find('/'), pattern.size());
        state = step(state, pattern.substr(0, end));
        pattern.remove_prefix(std::min(end + 1, pattern.size()));
    }
    Tag &place = isFolder ? m_states[state].folderTag : m_states[state].fileTag;
    place = std::min(place, tag);
}

/// The state behind \a component, made if it is new.
quint32 PathRules::step(quint32 from, std::string_view component)
{
    if (from == Anywhere)
        m_sieve.add(component);
    const quint32 next = quint32(m_states.size());
    const std::size_t star = component.find('*');
    if (star == std::string_view::npos) {
        const auto [it, isNew] = m_states[from].names.try_emplace(component, next);
        if (!isNew)
            return it->second;
    } else {
        const Wildcard wildcard{component.substr(0, star), component.substr(star + 1), next};
        for (const Wildcard &known : m_states[from].wildcards) {
            if (known.prefix == wildcard.prefix && known.suffix == wildcard.suffix)
                return known.next;
        }
        m_states[from].wildcards.push_back(wildcard);
    }
    m_states.emplace_back();
    return next;
}

std::vector<PathRules::Tag> PathRules::match(const FileTree &tree) const
{
    Walk walk(*this);
    std::vector<Tag> tags(tree.count(), NoTag);
    std::vector<quint32> sets(tree.count());
    sets.front() = walk.start();
    for (quint32 folder = 0; folder < tags.size(); ++folder) { // children stand behind their folder
        const FileNode node = tree.node(folder);
        if (node.childCount == 0)
            continue;
        if (tags[folder] == 0) { // nothing wins over it
            std::fill_n(tags.begin() + node.firstChild, node.childCount, Tag(0));
            continue;
        }
        for (const FileNode child : tree.children(node)) {
            const auto [set, tag] = walk.step(sets[folder], tree.name(child), child.isFolder());
            tags[child.index] = std::min(tags[folder], tag);
            sets[child.index] = set;
        }
    }
    return tags;
}

} // namespace layers
