// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/pictureview.h"

#include "views/theme/colors.h"
#include "views/tr.h"

#include <QPaintEvent>
#include <QPainter>

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
    m_picture = picture;
    update();
}

void PictureView::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    QSize size = m_picture.size();
    if (size.width() > width() || size.height() > height())
        size.scale(this->size(), Qt::KeepAspectRatio);
    QRect area(QPoint(), size);
    area.moveCenter(rect().center());
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
