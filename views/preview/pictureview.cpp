// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/pictureview.h"

#include "views/theme/colors.h"
#include "views/tr.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

PictureView::PictureView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"previewPicture"_s);
    setAccessibleName(Tr::tr("Picture"));
}

void PictureView::setPicture(const QImage &picture)
{
    setPicture(picture, picture.size(), picture.size());
}

void PictureView::setPicture(const QImage &picture, QSize pixels, QSize room)
{
    m_picture = picture;
    m_pixels = pixels;
    m_room = room.expandedTo({1, 1});
    update();
}

QRect PictureView::area() const
{
    const double scale =
        std::min({1.0, double(width()) / m_room.width(), double(height()) / m_room.height()});
    QRect area(QPoint(), (QSizeF(m_pixels) * scale).toSize().expandedTo({1, 1}));
    area.moveCenter(rect().center());
    return area;
}

void PictureView::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    const QRect area = this->area();
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (m_picture.hasAlphaChannel()) {
        constexpr double Shade = 0.1;
        painter.fillRect(area, palette().color(QPalette::Base));
        painter.fillRect(area, QBrush(colors::mix(palette().color(QPalette::Base),
                                                  palette().color(QPalette::Text), Shade),
                                      Qt::Dense4Pattern));
    }
    painter.drawImage(area, m_picture);
}

} // namespace views
