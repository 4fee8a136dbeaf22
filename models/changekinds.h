// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <initializer_list>

namespace models {

/// A set of kinds of change.
class ChangeKinds final
{
public:
    constexpr ChangeKinds() = default;
    constexpr ChangeKinds(std::initializer_list<layers::ChangeKind> kinds)
    {
        for (const layers::ChangeKind kind : kinds)
            m_bits |= bit(kind);
    }

    [[nodiscard]] constexpr bool isEmpty() const { return m_bits == 0; }
    [[nodiscard]] constexpr bool contains(layers::ChangeKind kind) const
    {
        return (m_bits & bit(kind)) != 0;
    }
    friend bool operator==(const ChangeKinds &, const ChangeKinds &) = default;

private:
    [[nodiscard]] static constexpr quint8 bit(layers::ChangeKind kind)
    {
        return quint8(1U << quint8(kind));
    }

    quint8 m_bits = 0;
};

} // namespace models
