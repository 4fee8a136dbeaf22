// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QString>

#include <filesystem>

namespace support {

/// Makes \a to the same as \a from, whatever it was. Throws if the disk refuses.
inline void replaceFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    std::filesystem::copy(from.toStdString(), to.toStdString(),
                          std::filesystem::copy_options::recursive);
}

} // namespace support
