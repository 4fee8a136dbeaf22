// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bench {

/// What an engine of our own, a real `dockerd`, takes of a person's time; all in milliseconds.
struct EngineTimes
{
    QString missing = {};  ///< Why it could not be measured; nothing else is set then.
    double answers = 0;    ///< The engine's own: its images and containers, 1,000 and 50.
    double firstList = 0;  ///< With what is asked of each image once.
    double secondList = 0; ///< Afterwards.
    double firstLook = 0;  ///< Layers of an image of 1.8 GB, streamed.
    double secondLook = 0; ///< From the tables of contents.
};

/// \a folder is for what is written meanwhile. Needs to be root.
[[nodiscard]] EngineTimes measureEngine(const QString &folder);

} // namespace bench
