// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/tasks/tasktext.h"

#include "views/tr.h"

#include <QLocale>

namespace views {

QString timeLeftText(qint64 seconds)
{
    if (seconds < 0)
        return {};
    if (seconds < 60)
        return Tr::tr("%1 s left").arg(seconds);
    if (seconds < 3600)
        return Tr::tr("%1 min left").arg((seconds + 59) / 60);
    return Tr::tr("%1 h %2 min left").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString durationText(qint64 seconds)
{
    if (seconds < 60)
        return Tr::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return Tr::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return Tr::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString waitText(const QDateTime &until)
{
    if (!until.isValid())
        return {};
    return Tr::tr("Waiting until %1")
        .arg(QLocale().toString(until.toLocalTime().time(), QLocale::ShortFormat));
}

} // namespace views
