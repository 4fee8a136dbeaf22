// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/ratiobar.h"

#include "views/theme/palettes.h"

#include <QPainter>

namespace views {

namespace {

constexpr int Steps = 1000;
constexpr int Thickness = 6;

} // namespace

void paintRatioBar(QPainter *painter, const QRectF &rect, double ratio, const QPalette &palette)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(palettes::line(palette));
    const double radius = rect.height() / 2;
    painter->drawRoundedRect(rect, radius, radius);
    if (ratio > 0) {
        QRectF filled = rect;
        filled.setWidth(qMax(rect.height(), rect.width() * qMin(ratio, 1.0)));
        painter->setBrush(palette.accent());
        painter->drawRoundedRect(filled, radius, radius);
    }
    painter->restore();
}

RatioBar::RatioBar(QWidget *parent)
    : QProgressBar(parent)
{
    setTextVisible(false);
    setRange(0, Steps);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RatioBar::setRatio(double ratio)
{
    m_ratio = ratio;
    setValue(ratio < 0 ? 0 : int(ratio * Steps));
    update();
}

QSize RatioBar::sizeHint() const
{
    return {120, Thickness + 2};
}

void RatioBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double top = (height() - Thickness) / 2.0;
    paintRatioBar(&painter, QRectF(0, top, width(), Thickness), m_ratio, palette());
}

} // namespace views
