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

QString repositoryOf(const QString &name)
{
    QString repository = name.toLower();
    for (QChar &character : repository) {
        const bool isPlain = character.unicode() < 128 && character.isLetterOrNumber();
        character = isPlain ? character : QChar(u'-');
    }
    while (repository.startsWith(u'-'))
        repository.removeFirst();
    while (repository.endsWith(u'-'))
        repository.chop(1);
    while (repository.contains("--"_L1))
        repository.replace("--"_L1, "-"_L1);
    return repository;
}

} // namespace views
