// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/marks.h"

#include "views/theme/colors.h"
#include "views/tr.h"

#include <QPainter>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace views::marks {

Hatch Hatch::of(qreal pixelRatio)
{
    constexpr Hatch Plain;
    return {.period = std::max(2, int(std::lround(Plain.period * pixelRatio))),
            .width = std::max(1, int(std::lround(Plain.width * pixelRatio)))};
}

QColor stripeColor(const QColor &background)
{
    constexpr double Share = 0.38;
    return colors::mix(background, colors::textOn(background), Share);
}

void drawHatch(QPainter &painter, const QRectF &rect, const QColor &background)
{
    const qreal pixelRatio = painter.device()->devicePixelRatioF();
    const Hatch hatch = Hatch::of(pixelRatio);
    QImage image(hatch.period, hatch.period, QImage::Format_RGB32);
    image.fill(background);
    for (int y = 0; y < hatch.period; ++y) {
        for (int x = 0; x < hatch.period; ++x) {
            if ((x + y) % hatch.period < hatch.width)
                image.setPixelColor(x, y, stripeColor(background));
        }
    }
    QBrush brush(image);
    brush.setTransform(QTransform::fromScale(1 / pixelRatio, 1 / pixelRatio));
    painter.fillRect(rect, brush);
}

void drawKind(QPainter &painter, const QRectF &rect, layers::ChangeKind kind, const QColor &color)
{
    constexpr double Thickness = 2;
    const QPointF centre = rect.center();
    const double reach = std::min(rect.width(), rect.height()) / 2;
    const QRectF stroke(centre.x() - reach, centre.y() - Thickness / 2, 2 * reach, Thickness);
    switch (kind) {
    case layers::ChangeKind::Unchanged:
        break;
    case layers::ChangeKind::Added:
        painter.fillRect(stroke, color);
        painter.fillRect(
            QRectF(centre.x() - Thickness / 2, centre.y() - reach, Thickness, 2 * reach), color);
        break;
    case layers::ChangeKind::Modified:
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(centre, reach * 0.75, reach * 0.75);
        painter.restore();
        break;
    case layers::ChangeKind::Deleted:
        painter.fillRect(stroke, color);
        break;
    }
}

QIcon kindTile(const QColor &color, layers::ChangeKind kind, int size, qreal pixelRatio)
{
    constexpr int Margin = 3;
    QPixmap pixmap(QSize(size, size) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(color);
    QPainter painter(&pixmap);
    drawKind(painter, QRectF(Margin, Margin, size - 2 * Margin, size - 2 * Margin), kind,
             colors::textOn(color));
    painter.end();
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

QString kindName(layers::ChangeKind kind)
{
    switch (kind) {
    case layers::ChangeKind::Unchanged:
        //: What a layer did to a file: nothing since the base layer.
        return Tr::tr("Unchanged", "a file");
    case layers::ChangeKind::Added:
        return Tr::tr("Added", "a file");
    case layers::ChangeKind::Modified:
        return Tr::tr("Modified", "a file");
    case layers::ChangeKind::Deleted:
        return Tr::tr("Deleted", "a file");
    }
    return {};
}

void drawRing(QPainter &painter, const QRectF &rect, const QPalette &palette)
{
    // Three pixels, light between dark or the other way round, read on every colour of the scale.
    const QColor outer = palette.color(QPalette::WindowText);
    const QColor inner = palette.color(QPalette::Base);
    const auto frame = [&painter](const QRectF &r, double width, const QColor &color) {
        painter.fillRect(QRectF(r.left(), r.top(), r.width(), width), color);
        painter.fillRect(QRectF(r.left(), r.bottom() - width, r.width(), width), color);
        painter.fillRect(QRectF(r.left(), r.top(), width, r.height()), color);
        painter.fillRect(QRectF(r.right() - width, r.top(), width, r.height()), color);
    };
    frame(rect, 2, outer);
    if (std::min(rect.width(), rect.height()) >= 8)
        frame(rect.adjusted(2, 2, -2, -2), 1, inner);
}

void drawSwatch(QPainter &painter, const QRectF &rect, const QColor &color, double hatchedFrom)
{
    painter.fillRect(rect, color);
    if (hatchedFrom < 1) {
        QRectF hatched = rect;
        hatched.setLeft(std::round(rect.left() + rect.width() * hatchedFrom));
        drawHatch(painter, hatched, color);
    }
}

} // namespace views::marks
