// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bench {

/// What an engine of our own, a real `dockerd`, takes of a person's time; all in milliseconds.
struct EngineTimes
{
    QString missing = {}; ///< Why it could not be measured; nothing else is set then.
    double answers = 0;   ///< The engine's own: its images and containers, 1,000 and 50.
    double rows = 0; ///< Until the list has its rows, with the two answers: what is shown first.
    double firstList =
        0;               ///< Until they are filled in, with what is asked of each image once, ever.
    double nextList = 0; ///< The same in the next run of the program.
    double firstLook =
        0; ///< A click on an image of 1.8 GB until its layers are analysed: streamed.
    double secondLook = 0; ///< The same from the tables of contents.
};

/// \a folder is for what is written meanwhile. Needs to be root.
[[nodiscard]] EngineTimes measureEngine(const QString &folder);

} // namespace bench
