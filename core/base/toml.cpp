// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/toml.h"

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

namespace core {

Result<toml::table> parseToml(QByteArrayView bytes, qint64 limit)
{
    if (bytes.size() > limit)
        return fail(ErrorCode::LimitExceeded, {}, u"more than %1 bytes"_s.arg(limit));
    // toml++ is not to be trusted with more in a key.
    std::string ascii(bytes.data(), std::size_t(bytes.size()));
    std::ranges::replace_if(ascii, [](char c) { return quint8(c) > 127; }, '?');
    toml::parse_result parsed = toml::parse(std::string_view(ascii));
    if (!parsed)
        return fail(ErrorCode::Corrupt, {},
                    u"line %1: %2"_s.arg(parsed.error().source().begin.line)
                        .arg(tomlText(parsed.error().description())));
    return std::move(parsed).table();
}

} // namespace core
