// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shortened.h"

#include "views/tr.h"

namespace views {

QStringList shortened(const QStringList &lines, qsizetype most)
{
    if (lines.size() <= most)
        return lines;
    QStringList first = lines.first(most);
    first += Tr::tr("and %n more", nullptr, int(lines.size() - most));
    return first;
}

} // namespace views
