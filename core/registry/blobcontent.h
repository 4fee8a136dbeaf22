// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <span>

namespace registry {

/// The bytes of a blob that goes to a registry, wherever they are. Used on the thread that sends,
/// by one sender at a time.
class BlobContent
{
public:
    virtual ~BlobContent() = default;

    /// The next read() begins at the byte \a offset.
    [[nodiscard]] virtual core::Result<void> seek(qint64 offset) = 0;
    /// Fills \a out, or a part of it, and returns how many bytes; 0 at the end. May block.
    [[nodiscard]] virtual core::Result<qsizetype> read(std::span<char> out) = 0;
    /// What to say if all of them together have not the digest that they should have.
    [[nodiscard]] virtual core::Error wrongBytes(const QString &detail) const = 0;
};

} // namespace registry
