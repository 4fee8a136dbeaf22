// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <array>
#include <limits>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace layers {

/// Finds the paths of a tree that belong to one of many patterns, in one pass over the tree.
///
/// "/var/log/"    a folder and everything below it, because of the slash at the end
/// "/etc/hosts"   a file (link, device) itself
/// "~/.npm/"      the same in /root and in every folder of /home
/// ".git/"        without a slash or tilde at the start: at any depth
///
/// A component may have one "*", which stands for any bytes but a slash. Immutable; any thread.
class PathRules final
{
public:
    using Tag = quint8;
    static constexpr Tag NoTag = std::numeric_limits<Tag>::max();

    /// Patterns, with spaces between, that give their paths \a tag. Where several patterns hold
    /// for a path, the least tag counts.
    void add(std::string_view patterns, Tag tag);

    /// By index of node: the tag of its path, NoTag if no pattern holds for it.
    [[nodiscard]] std::vector<Tag> match(const FileTree &tree) const;

private:
    class Walk;

    struct Wildcard
    {
        std::string_view prefix;
        std::string_view suffix;
        quint32 next;
    };
    /// What of a pattern is behind; a node of a trie.
    struct State
    {
        std::unordered_map<std::string_view, quint32> names = {};
        std::vector<Wildcard> wildcards = {};
        Tag folderTag = NoTag;
        Tag fileTag = NoTag;
    };
    static constexpr quint32 AtRoot = 0;
    static constexpr quint32 Anywhere = 1;

    /// What the names that may stand anywhere begin and end with: of most names it says at once
    /// that nothing holds for them.
    struct Sieve
    {
        std::array<quint64, 256> lengths = {}; ///< By first byte, a bit for each length.
        std::array<bool, 256> firsts = {};     ///< Of wildcards that begin with a name's part,
        std::array<bool, 256> lasts = {};      ///< and of the others, which end with one.

        void add(std::string_view component);
        [[nodiscard]] bool lets(std::string_view name) const;
    };

    void addPattern(quint32 start, std::string_view pattern, Tag tag);
    [[nodiscard]] quint32 step(quint32 from, std::string_view component);

    std::vector<State> m_states = std::vector<State>(2);
    Sieve m_sieve; ///< Of the state Anywhere.
};

} // namespace layers
