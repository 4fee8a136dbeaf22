// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layertoc.h"

#include <QString>

#include <string_view>

namespace models {

/// What a file is for, as far as its name, its folder and its permissions tell.
enum class FileFamily : quint8 {
    Executable,
    Library,  ///< Shared and static, and object files.
    Source,   ///< Of compiled languages, headers included; version control.
    Python,   ///< Sources, bytecode, wheels.
    Java,     ///< Classes and their archives.
    Web,      ///< JavaScript, style sheets, pages.
    Archive,  ///< Packed files and packages.
    Image,    ///< Pictures, fonts, sound and video.
    Document, ///< Manuals, licences, texts.
    Locale,   ///< Translations, locales, time zones.
    Data,     ///< Data bases, models, settings in a general format.
    Log,      ///< Logs, and what is only kept to be faster: caches, package lists.
    Other,
};
constexpr int FileFamilyCount = int(FileFamily::Other) + 1;

/// "Libraries", for people.
[[nodiscard]] QString familyName(FileFamily family);

/// The family of all that is in a folder of this name inside of a folder that is for \a around,
/// where the name of a file does not tell; Other for most.
[[nodiscard]] FileFamily familyOfFolder(std::string_view name, FileFamily around);
/// The family of a file in a folder that is for \a around.
[[nodiscard]] FileFamily familyOfFile(std::string_view name, FileFamily around, bool isExecutable);

} // namespace models
