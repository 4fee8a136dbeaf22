// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace fuzz {

/// Ends the run, so that the fuzzer keeps the input, if a promise of the code is broken.
inline void check(bool promise)
{
    if (!promise)
        std::abort();
}

inline QByteArrayView view(const uint8_t *data, size_t size)
{
    return {data, static_cast<qsizetype>(size)};
}

} // namespace fuzz
