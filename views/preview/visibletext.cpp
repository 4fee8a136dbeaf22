// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/visibletext.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr char32_t Delete = 0x7F;

bool isControl(char32_t character)
{
    return (character < U' ' && character != U'\t') || character == Delete;
}

bool isUnseen(char32_t character)
{
    if (character < Delete)
        return false;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_NotAssigned: // Qt ends frames and blocks with some of these.
        return QChar::isNonCharacter(character);
    default:
        return false;
    }
}

} // namespace

QString visibleText(QStringView line)
{
    const bool isPlain = std::ranges::all_of(line, [](QChar each) {
        return !isControl(each.unicode()) && !isUnseen(each.unicode()) && !each.isSurrogate();
    });
    if (isPlain)
        return line.toString();
    constexpr char32_t Pictures = 0x2400;
    constexpr char32_t DeletePicture = 0x2421;
    QString text;
    for (const char32_t each : line.toUcs4()) {
        if (isControl(each))
            text += QChar(char16_t(each == Delete ? DeletePicture : Pictures + each));
        else if (isUnseen(each))
            text += u"[U+%1]"_s.arg(uint(each), 4, 16, QChar(u'0')).toUpper();
        else
            text += QString::fromUcs4(&each, 1);
    }
    return text;
}

} // namespace views
