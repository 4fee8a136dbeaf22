// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"

namespace core {

QString excerpt(QStringView text, qsizetype length)
{
    QString line = text.first(std::min(text.size(), length)).toString();
    for (QChar &c : line) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    if (text.size() > length)
        line += u'…';
    return line;
}

} // namespace core
