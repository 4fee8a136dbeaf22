// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report/wastetext.h"

#include "app/tr.h"

#include <QStringList>

using namespace Qt::StringLiterals;
using app::Tr;

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

} // namespace report
