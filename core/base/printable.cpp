// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/printable.h"

namespace core {

namespace {

bool turnsWriting(QChar character)
{
    switch (character.direction()) {
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirPDF:
    case QChar::DirLRI:
    case QChar::DirRLI:
    case QChar::DirFSI:
    case QChar::DirPDI:
        return true;
    default:
        return false;
    }
}

} // namespace

QString printable(QString text)
{
    for (QChar &character : text) {
        if (character == u'\t')
            character = u' ';
        else if (character != u'\n'
                 && (character.category() == QChar::Other_Control || turnsWriting(character)))
            character = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace core
