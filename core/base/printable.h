// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace core {

/// Text that may come from strangers, made fit to be shown: what would steer a terminal or turn the
/// direction of writing round is replaced. Lines stay lines, and a tab becomes a blank.
[[nodiscard]] QString printable(QString text);

} // namespace core
