// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/toml.h"

#include <format>
#include <string>

using namespace Qt::StringLiterals;

namespace core {

Result<toml::table> parseToml(QByteArrayView bytes, qint64 limit)
{
    if (bytes.size() > limit)
        return fail(ErrorCode::LimitExceeded, {}, u"more than %1 bytes"_s.arg(limit));
    // toml++ is not to be trusted with more than ASCII in a key.
    std::string ascii;
    for (const char c : bytes) {
        if (quint8(c) > 127 || c == '%')
            ascii += std::format("%{:02X}", quint8(c));
        else
            ascii += c;
    }
    toml::parse_result parsed = toml::parse(std::string_view(ascii));
    if (!parsed)
        return fail(ErrorCode::Corrupt, {},
                    u"line %1: %2"_s.arg(parsed.error().source().begin.line)
                        .arg(tomlText(parsed.error().description())));
    return std::move(parsed).table();
}

} // namespace core
