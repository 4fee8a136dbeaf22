// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace layers {

/// Gives every path of an image a small number, the root 0, a parent always less than its children.
/// Keeps no copies: the names it is given must outlive it.
class PathTable final
{
public:
    static constexpr quint32 None = std::numeric_limits<quint32>::max();
    static constexpr quint32 Root = 0;

    PathTable();

    [[nodiscard]] std::size_t size() const { return m_slots.size(); }
    [[nodiscard]] quint32 parent(quint32 slot) const { return m_slots[slot].parent; }
    [[nodiscard]] std::string_view name(quint32 slot) const { return m_slots[slot].name; }

    /// The child \a name of \a parent, made if it is new.
    [[nodiscard]] quint32 child(quint32 parent, std::string_view name);
    /// The same, None if there is none.
    [[nodiscard]] quint32 findChild(quint32 parent, std::string_view name) const;
    /// A clean path, made if it is new. Fast if it shares its folder with the path before.
    [[nodiscard]] quint32 path(std::string_view path);
    [[nodiscard]] quint32 findPath(std::string_view path) const;
    /// Without a "/" in front; empty for the root.
    [[nodiscard]] std::string pathOf(quint32 slot) const;

private:
    struct Slot
    {
        std::string_view name;
        quint32 parent;
        quint32 next; ///< In the same bucket.
    };
    struct Step
    {
        std::size_t end; ///< Where the component ends in m_lastPath.
        quint32 slot;
    };

    [[nodiscard]] std::size_t bucketOf(quint32 parent, std::string_view name) const;
    void grow();

    std::vector<Slot> m_slots;
    std::vector<quint32> m_buckets;
    std::string_view m_lastPath;
    std::vector<Step> m_steps;
};

} // namespace layers
