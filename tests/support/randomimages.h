// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/slowmerge.h"

#include <QByteArray>

namespace support {

/// An image of few names, so that everything happens to everything; the same for the same \a seed.
[[nodiscard]] Tocs randomImage(quint32 seed);

/// Its entries, one a line, for the message of a failure.
[[nodiscard]] QByteArray describe(const Tocs &tocs);

} // namespace support
