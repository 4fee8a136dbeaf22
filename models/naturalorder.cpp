// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/naturalorder.h"

namespace models {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Takes the run of digits that \a text begins with, without leading zeros.
QStringView takeNumber(QStringView &text)
{
    qsizetype end = 0;
    while (end < text.size() && isDigit(text.at(end)))
        ++end;
    QStringView number = text.first(end);
    text = text.sliced(end);
    while (number.size() > 1 && number.front() == u'0')
        number = number.sliced(1);
    return number;
}

int compareNumbers(QStringView a, QStringView b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

} // namespace

int compareNaturally(QStringView a, QStringView b)
{
    while (!a.isEmpty() && !b.isEmpty()) {
        const QChar left = a.front();
        const QChar right = b.front();
        if (isDigit(left) && isDigit(right)) {
            const QStringView number = takeNumber(a);
            if (const int order = compareNumbers(number, takeNumber(b)))
                return order;
            continue;
        }
        if (left != right && left.toCaseFolded() != right.toCaseFolded())
            return left.toCaseFolded() < right.toCaseFolded() ? -1 : 1;
        a = a.sliced(1);
        b = b.sliced(1);
    }
    return int(!a.isEmpty()) - int(!b.isEmpty());
}

} // namespace models
