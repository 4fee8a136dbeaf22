// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/systemplaces.h"

#include <qt_windows.h>

namespace engine {

QString systemRunFolder()
{
    return {};
}

QStringList namedPipes()
{
    QStringList names;
    WIN32_FIND_DATAW found;
    const HANDLE search = ::FindFirstFileW(LR"(\\.\pipe\*)", &found);
    if (search == INVALID_HANDLE_VALUE)
        return names;
    do {
        names += QString::fromWCharArray(found.cFileName);
    } while (::FindNextFileW(search, &found));
    ::FindClose(search);
    return names;
}

} // namespace engine
