// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/filename.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype NameBytes = 200;

bool isKept(QChar character)
{
    static constexpr QStringView Meaningful = u"/\\:*?\"<>|";
    return (character.isPrint() || character.isSurrogate()) && !Meaningful.contains(character);
}

/// Windows opens these as devices, whatever the suffix.
bool isDevice(const QString &name)
{
    static const QRegularExpression pattern(u"^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\.|$)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name).hasMatch();
}

/// Leaves out the end of the stem.
QString shortened(const QString &name)
{
    constexpr qsizetype SuffixLength = 20;
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasSuffix = dot > 0 && name.size() - dot <= SuffixLength;
    const QString suffix = hasSuffix ? name.sliced(dot) : QString();
    QString stem = hasSuffix ? name.first(dot) : name;
    stem.truncate(NameBytes);
    while (!stem.isEmpty() && (stem.toUtf8() + suffix.toUtf8()).size() > NameBytes)
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    return stem + suffix;
}

} // namespace

QString safeFileName(QStringView name)
{
    QString safe = name.toString();
    for (QChar &character : safe) {
        if (!isKept(character))
            character = u'_';
    }
    safe = shortened(safe);
    while (safe.endsWith(u' ') || safe.endsWith(u'.')) // Windows drops them.
        safe.chop(1);
    while (safe.startsWith(u' '))
        safe.remove(0, 1);
    if (safe.isEmpty())
        return u"_"_s;
    return isDevice(safe) ? u'_' + safe : safe;
}

} // namespace core
