// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/zoomanimation.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace views {

namespace {

QRectF between(const QRectF &from, const QRectF &to, double share)
{
    return {std::lerp(from.x(), to.x(), share), std::lerp(from.y(), to.y(), share),
            std::lerp(from.width(), to.width(), share),
            std::lerp(from.height(), to.height(), share)};
}

} // namespace

ZoomAnimation::ZoomAnimation(QObject *parent)
    : QVariantAnimation(parent)
{
    constexpr int Milliseconds = 150;
    setDuration(Milliseconds);
    setEasingCurve(QEasingCurve::InOutQuad);
    connect(this, &QVariantAnimation::finished, this, [this] { m_outer = m_inner = {}; });
}

void ZoomAnimation::run(Way way, const QImage &outer, const QImage &inner, const QRectF &place)
{
    stop();
    m_outer = outer;
    m_inner = inner;
    m_place = place;
    setStartValue(way == Way::In ? 0.0 : 1.0);
    setEndValue(way == Way::In ? 1.0 : 0.0);
    start();
}

void ZoomAnimation::paint(QPainter &painter, const QRectF &area) const
{
    if (m_place.width() < 1 || m_place.height() < 1)
        return;
    const double depth = currentValue().toDouble();
    const QRectF place = between(m_place, area, depth);
    // The outer picture is stretched so that its place comes to lie under the inner one.
    const double across = place.width() / m_place.width();
    const double down = place.height() / m_place.height();
    const QRectF outer(place.x() - (m_place.x() - area.x()) * across,
                       place.y() - (m_place.y() - area.y()) * down, area.width() * across,
                       area.height() * down);
    painter.drawImage(outer, m_outer, m_outer.rect());
    painter.setOpacity(std::min(1.0, depth * 1.6));
    painter.drawImage(place, m_inner, m_inner.rect());
    painter.setOpacity(1);
}

} // namespace views
