// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/format.h"

#include "core/layers/imageanalysis.h"
#include "views/tr.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace views::format {

namespace {

constexpr int SignificantFigures = 3;

/// Digits before the decimal point once \a bytes is written in its unit: 1, 2 or 3.
int leadingDigits(qint64 bytes)
{
    int digits = 1;
    for (qint64 rest = bytes / 10; rest > 0; rest /= 10)
        ++digits;
    return (digits - 1) % 3 + 1;
}

/// \a bytes with all but three figures rounded away, so that the unit is chosen after rounding:
/// 999,999 is "1.00 MB", not "1000 kB".
qint64 rounded(qint64 bytes)
{
    qint64 unit = 1;
    while (bytes / unit >= 1000)
        unit *= 10;
    const qint64 figures = bytes / unit + (bytes % unit * 2 >= unit && unit > 1 ? 1 : 0);
    return figures > std::numeric_limits<qint64>::max() / unit ? bytes : figures * unit;
}

/// "999 B", "999 o": QLocale spells bytes out where Docker has a letter, so the letter is taken
/// from the locale's kilobyte ("kB", "ko").
QString fewBytes(qint64 bytes)
{
    const QString kilobyte = QLocale().formattedDataSize(1000, 0, QLocale::DataSizeSIFormat);
    return QLocale().toString(bytes) + u' ' + kilobyte.sliced(kilobyte.lastIndexOf(u' ') + 2);
}

int pluralNumber(qint64 number)
{
    return int(std::clamp<qint64>(number, 0, std::numeric_limits<int>::max()));
}

QString ago(qint64 seconds)
{
    constexpr qint64 Minute = 60;
    constexpr qint64 Hour = 60 * Minute;
    constexpr qint64 Day = 24 * Hour;
    constexpr qint64 Week = 7 * Day;
    constexpr qint64 Month = 30 * Day;
    constexpr qint64 Year = 365 * Day;

    if (seconds < Minute)
        return Tr::tr("just now");
    if (seconds < 2 * Minute)
        return Tr::tr("a minute ago");
    if (seconds < Hour)
        return Tr::tr("%n minutes ago", nullptr, int(seconds / Minute));
    if (seconds < 2 * Hour)
        return Tr::tr("an hour ago");
    if (seconds < 2 * Day)
        return Tr::tr("%n hours ago", nullptr, int(seconds / Hour));
    if (seconds < 2 * Week)
        return Tr::tr("%n days ago", nullptr, int(seconds / Day));
    if (seconds < 2 * Month)
        return Tr::tr("%n weeks ago", nullptr, int(seconds / Week));
    if (seconds < 2 * Year)
        return Tr::tr("%n months ago", nullptr, int(seconds / Month));
    return Tr::tr("%n years ago", nullptr, pluralNumber(seconds / Year));
}

} // namespace

QString size(qint64 bytes)
{
    const qint64 shown = rounded(std::max<qint64>(bytes, 0));
    if (shown < 1000)
        return fewBytes(shown);
    return QLocale().formattedDataSize(shown, SignificantFigures - leadingDigits(shown),
                                       QLocale::DataSizeSIFormat);
}

QString difference(qint64 bytes)
{
    constexpr QChar Minus(0x2212);
    if (bytes == 0)
        return size(0);
    return (bytes > 0 ? u'+' : Minus) + size(bytes < 0 ? -bytes : bytes);
}

QString exactBytes(qint64 bytes)
{
    if (bytes == 1)
        return Tr::tr("1 byte");
    //: %1 is the number with its separators, such as 142,345,678.
    return Tr::tr("%1 bytes", nullptr, pluralNumber(bytes)).arg(count(bytes));
}

QString rate(double bytesPerSecond)
{
    constexpr double Most = 1e18;
    //: A rate: %1 is a size such as 41.2 MB.
    return Tr::tr("%1/s").arg(size(qint64(std::clamp(bytesPerSecond, 0.0, Most))));
}

QString sizeOf(qint64 done, qint64 total)
{
    const QString whole = size(total);
    double unit = 1;
    for (qint64 rest = rounded(std::max<qint64>(total, 0)); rest >= 1000; rest /= 1000)
        unit *= 1000;
    const double part = double(std::clamp<qint64>(done, 0, total)) / unit;
    const int decimals = unit > 1 ? SignificantFigures - leadingDigits(rounded(total)) : 0;
    //: How much of something has come: %1 is a bare number, %2 a size, as in "84 of 137 MB".
    return Tr::tr("%1 of %2").arg(QLocale().toString(part, 'f', decimals), whole);
}

QString count(qint64 number)
{
    return QLocale().toString(number);
}

QString percent(double ratio, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    // The addend keeps 0.29 * 100 = 28.999999999999996 from becoming 28.
    const double floored = std::floor(ratio * 100 * scale + 1e-9) / scale;
    //: A percentage: %1 is the number.
    return Tr::tr("%1 %").arg(QLocale().toString(floored, 'f', decimals));
}

QString age(const QDateTime &moment, const QDateTime &now)
{
    return moment.isValid() ? ago(moment.secsTo(now)) : QString();
}

QString age(const QDateTime &moment)
{
    return age(moment, QDateTime::currentDateTimeUtc());
}

QString date(const QDateTime &moment)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    //: %1 is a date, %2 a time of day.
    return Tr::tr("%1, %2").arg(QLocale().toString(local.date(), QLocale::LongFormat),
                                QLocale().toString(local.time(), u"HH:mm:ss"_s));
}

QString diveText(const layers::DiveFigures &dive)
{
    const double ratio = dive.userWastedPercent;
    // Not translated: the names of Dive's rules.
    return u"Dive: efficiency %1, wastedBytes %2, userWastedPercent %3"_s.arg(
        percent(dive.efficiency, 1), size(dive.wastedBytes),
        std::isfinite(ratio) ? percent(ratio, 1) : u"∞"_s);
}

QString shortDigest(const QString &digest)
{
    constexpr qsizetype Head = 8;
    constexpr qsizetype Tail = 6;
    const qsizetype encoded = digest.indexOf(u':') + 1;
    if (digest.size() - encoded <= Head + Tail + 1)
        return digest;
    return digest.first(encoded + Head) + u'…' + digest.last(Tail);
}

QString elideMiddle(const QString &text, qsizetype length)
{
    if (text.size() <= length || length < 1)
        return text;
    const qsizetype tail = (length - 1) / 2;
    return text.first(length - 1 - tail) + u'…' + text.last(tail);
}

} // namespace views::format
