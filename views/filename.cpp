// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/filename.h"

using namespace Qt::StringLiterals;

namespace views {

QString plainFileName(const QString &reference)
{
    QString name = reference;
    for (QChar &character : name) {
        const bool isPlain = character.isLetterOrNumber() || u"._-"_s.contains(character);
        character = isPlain ? character : QChar(u'-');
    }
    while (name.startsWith(u'.'))
        name.removeFirst();
    return name.left(120);
}

} // namespace views
