// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <array>

namespace cli {

core::Result<QByteArray> readText(TextEnd end, const std::stop_token &stop)
{
    constexpr qsizetype Longest = 64 * 1024; // Tokens of clouds have some thousand bytes.
    QByteArray text;
    std::array<char, 4096> piece;
    while (text.size() < Longest && !(end == TextEnd::Line && text.endsWith('\n'))) {
        const auto count = readStandardInput(piece, stop);
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            break;
        text.append(piece.data(), *count);
    }
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    return text;
}

} // namespace cli
