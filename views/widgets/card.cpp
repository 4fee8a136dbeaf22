// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/card.h"

#include "views/theme/palettes.h"

#include <QPainter>

namespace views {

Card::Card(QWidget *parent)
    : QFrame(parent)
{}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palettes::line(palette()));
    painter.setBrush(palette().base());
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace views
