// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace support {

/// A port of 127.0.0.1 on which nothing listens now; somebody else may take it first. 0 if there is
/// none.
[[nodiscard]] quint16 freePort();

} // namespace support
