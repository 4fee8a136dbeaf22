// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/pathtext.h"

#include <QStringDecoder>

#include <algorithm>
#include <charconv>
#include <optional>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr std::string_view Mark = "\\x";
constexpr std::size_t EscapeSize = Mark.size() + 2;

/// Bytes of the UTF-8 sequence that \a lead begins; 1 for what begins none.
std::size_t sequenceLength(unsigned char lead)
{
    if (lead >= 0xF0 && lead < 0xF8)
        return 4;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xC0 && lead < 0xE0 ? 2 : 1;
}

struct Character
{
    QString text;
    char32_t code = 0;
    std::size_t size = 0; ///< In bytes.
};

/// The one that \a bytes begin with; nothing if that is not UTF-8.
std::optional<Character> firstCharacter(std::string_view bytes)
{
    const std::string_view sequence =
        bytes.substr(0, sequenceLength(static_cast<unsigned char>(bytes.front())));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless
                                                     | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder.decode(sequence);
    const auto codes = text.toUcs4();
    if (decoder.hasError() || codes.size() != 1)
        return {};
    return Character{text, codes.first(), sequence.size()};
}

void appendEscaped(QString &text, char byte)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    text += "\\x"_L1;
    text += QLatin1Char(Digits[value >> 4]);
    text += QLatin1Char(Digits[value & 0xF]);
}

template <class IsShown>
QString written(std::string_view bytes, const IsShown &isShown)
{
    QString text;
    while (!bytes.empty()) {
        const auto character = firstCharacter(bytes);
        if (character && isShown(*character, bytes)) {
            text += character->text;
            bytes.remove_prefix(character->size);
        } else {
            appendEscaped(text, bytes.front());
            bytes.remove_prefix(1);
        }
    }
    return text;
}

/// The text is the bytes, one by one.
bool isPlain(std::string_view bytes)
{
    return std::ranges::all_of(
        bytes, [](char byte) { return byte >= ' ' && byte < 0x7F && byte != '\\'; });
}

/// The byte that the escape at the beginning of \a text stands for.
std::optional<char> escapedByte(std::string_view text)
{
    if (text.size() < EscapeSize || !text.starts_with(Mark))
        return {};
    const char *const end = text.data() + EscapeSize;
    unsigned value = 0;
    if (std::from_chars(text.data() + Mark.size(), end, value, 16).ptr != end)
        return {};
    return char(value);
}

} // namespace

QString pathText(std::string_view bytes)
{
    if (isPlain(bytes))
        return QString::fromLatin1(bytes.data(), qsizetype(bytes.size()));
    return written(bytes, [](const Character &character, std::string_view from) {
        return QChar::isPrint(character.code) && !from.starts_with(Mark);
    });
}

std::string pathBytes(QStringView text)
{
    const std::string escaped = text.toUtf8().toStdString();
    std::string bytes;
    for (std::string_view rest = escaped; !rest.empty();) {
        const auto byte = escapedByte(rest);
        bytes += byte.value_or(rest.front());
        rest.remove_prefix(byte ? EscapeSize : 1);
    }
    return bytes;
}

QString textOfBytes(std::string_view bytes)
{
    return written(bytes, [](const Character &, std::string_view) { return true; });
}

} // namespace core
