// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <string>
#include <string_view>

/// Names and paths are bytes, UTF-8 or not. This is how they are written as text and read again.
namespace core {

/// For people: what is not UTF-8 or cannot be shown is written "\xNN", and so is a backslash that
/// stands before an "x", as "\x5c". Different bytes give different texts.
[[nodiscard]] QString pathText(std::string_view bytes);

/// The bytes that pathText() writes as \a text. "\xNN" is always a byte, with letters of either
/// case; everything else is taken as UTF-8.
[[nodiscard]] std::string pathBytes(QStringView text);

/// Bytes that should be UTF-8, as they stand; only what is not UTF-8 is written "\xNN". For
/// pathBytes() of a path that a person typed.
[[nodiscard]] QString textOfBytes(std::string_view bytes);

} // namespace core
