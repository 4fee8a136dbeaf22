// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

enum class Language { System, English, French };

/// Loads the translations of the program and of Qt and sets the default locale, so that numbers
/// and words are of one language. What was worded before keeps its words. GUI thread.
void installTranslations(Language language);

} // namespace app
