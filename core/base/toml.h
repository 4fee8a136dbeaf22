// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <string_view>

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// toml++ 3.4 takes it for granted that a key follows "[", and finds out afterwards that it does
// not.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.hpp>
#pragma pop_macro("NDEBUG")

/// Reading TOML. For .cpp files of this floor alone: toml++ is large.
namespace core {

/// \a bytes as TOML 1.0, whose texts have to be read by tomlText(). LimitExceeded beyond \a limit
/// bytes, Corrupt with the line as detail; neither has a message.
[[nodiscard]] Result<toml::table> parseToml(QByteArrayView bytes, qint64 limit);

[[nodiscard]] inline QString tomlText(std::string_view view)
{
    return QString::fromUtf8(
        QByteArray::fromPercentEncoding(QByteArray(view.data(), qsizetype(view.size()))));
}

} // namespace core
