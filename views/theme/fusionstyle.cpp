// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/fusionstyle.h"

#include "views/theme/palettes.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace views {

FusionStyle::FusionStyle()
    : QProxyStyle(u"Fusion"_s)
{}

void FusionStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if ((!isBox && element != PE_IndicatorRadioButton) || !palettes::isDark(option->palette))
        return;
    painter->save();
    painter->setPen(palettes::outline(option->palette, option->state & State_Enabled));
    painter->setBrush(Qt::NoBrush);
    if (isBox) {
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
    } else {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawEllipse(QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5));
    }
    painter->restore();
}

int FusionStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                             const QWidget *widget) const
{
    // So that all tabs of an image are there in a small window, in French too.
    return metric == PM_TabBarTabHSpace ? 16 : QProxyStyle::pixelMetric(metric, option, widget);
}

} // namespace views
