// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storecheck.h"

/// What a check of a store found, in words, the same in the window and on the command line.
namespace views::damagetext {

/// "Damaged: /path/of/the/blob".
[[nodiscard]] QString heading(const store::Damage &damage);
/// "Mended. Damaged: ...", after a repair.
[[nodiscard]] QString mended(const store::Damage &damage);
/// What else a person may want to know, a line each: the facts, the images, what can be done.
[[nodiscard]] QStringList lines(const store::Damage &damage);
/// How many files, in how many bytes, a line for each sort; damages left out.
[[nodiscard]] QStringList counts(const store::CheckReport &report);
/// "The store is whole.", or how many damages there are.
[[nodiscard]] QString verdict(const store::CheckReport &report);

} // namespace views::damagetext
