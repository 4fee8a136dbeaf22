// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report/wastetext.h"

#include "app/tr.h"
#include "views/format.h"

#include <QStringList>

#include <cmath>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace report {

QString layerNumbers(const std::vector<quint16> &layers)
{
    constexpr std::size_t Most = 6;
    QStringList numbers;
    for (std::size_t i = 0; i < std::min(layers.size(), Most); ++i)
        numbers += QString::number(layers[i]);
    const QString text = numbers.join(u", "_s);
    return layers.size() <= Most
               ? text
               //: %1 is a list of the numbers of layers, of which %n more are left out.
               : Tr::tr("%1 and %n more", nullptr, int(layers.size() - Most)).arg(text);
}

QString layersOf(const layers::Advice &advice)
{
    return advice.layers.size() == 1 ? Tr::tr("Layer %1").arg(advice.layers.front())
                                     //: %1 is a list of numbers, "1, 3".
                                     : Tr::tr("Layers %1").arg(layerNumbers(advice.layers));
}

QString diveText(const layers::ImageAnalysis &analysis)
{
    const layers::DiveFigures &dive = analysis.dive;
    const double ratio = dive.userWastedPercent;
    // Not translated: the names of Dive's rules.
    return u"Dive: efficiency %1, wastedBytes %2, userWastedPercent %3"_s.arg(
        format::percent(dive.efficiency, 1), format::size(dive.wastedBytes),
        std::isfinite(ratio) ? format::percent(ratio, 1) : u"∞"_s);
}

} // namespace report
