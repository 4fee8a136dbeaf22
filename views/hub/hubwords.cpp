// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/hubwords.h"

#include "views/format.h"
#include "views/tr.h"

#include <QLocale>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace views::hubwords {

QString trust(hub::Trust trust)
{
    switch (trust) {
    case hub::Trust::Official:
        return Tr::tr("Official");
    case hub::Trust::VerifiedPublisher:
        return Tr::tr("Verified publisher");
    case hub::Trust::OpenSource:
        return Tr::tr("Open source");
    case hub::Trust::Community:
        break;
    }
    return {};
}

QString trustMeaning(hub::Trust trust)
{
    switch (trust) {
    case hub::Trust::Official:
        return Tr::tr("One of the images that Docker itself selects and reviews");
    case hub::Trust::VerifiedPublisher:
        return Tr::tr("Docker has checked who publishes it");
    case hub::Trust::OpenSource:
        return Tr::tr("An open source project that Docker sponsors");
    case hub::Trust::Community:
        break;
    }
    return {};
}

QString compact(qint64 number)
{
    constexpr qint64 Thousand = 1000;
    constexpr qint64 Million = Thousand * Thousand;
    constexpr qint64 Billion = Thousand * Million;
    if (number < Thousand)
        return format::count(number);
    const qint64 unit = number >= Billion ? Billion : number >= Million ? Million : Thousand;
    const double value = double(number) / double(unit);
    const bool isShort = value < 100;
    const double floored = isShort ? std::floor(value * 10) / 10 : std::floor(value);
    const bool isWhole = floored == std::floor(floored);
    const QString text = QLocale().toString(floored, 'f', isWhole ? 0 : 1);
    if (unit == Billion)
        //: A number of billions (10^9), short.
        return Tr::tr("%1B").arg(text);
    if (unit == Million)
        //: A number of millions, short.
        return Tr::tr("%1M").arg(text);
    //: A number of thousands, short.
    return Tr::tr("%1K").arg(text);
}

QString pulls(const hub::PullCount &pulls)
{
    if (pulls.count < 0)
        return {};
    const QString text = compact(pulls.count) + (pulls.isAtLeast ? u"+"_s : QString());
    const int number = int(qMin<qint64>(pulls.count, std::numeric_limits<int>::max()));
    //: How often an image was pulled; %1 is the number, such as 12.9B.
    return Tr::tr("%1 pulls", nullptr, number).arg(text);
}

QString stars(qint64 stars)
{
    //: How many people have marked a repository with a star; %1 is the number.
    return Tr::tr("★ %1").arg(compact(stars));
}

} // namespace views::hubwords
