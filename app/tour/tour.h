// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

/// Walks the real main window over the image that ships with the program, in English and French,
/// light and dark, small and large, and writes a screenshot of each page and each dialog to \a
/// folder. Uses a store and settings of its own, and knows no engine but the one at \a engine,
/// "unix:///...", if that is not empty: which it looks at and leaves as it is. Runs the event loop;
/// returns the exit status: 1 if a page did not come.
int runTour(const QString &folder, const QString &engine = {});

} // namespace app
