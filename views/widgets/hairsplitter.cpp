// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/hairsplitter.h"

#include "views/theme/palettes.h"

#include <QPainter>

namespace views {

namespace {

class HairHandle final : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    // The handle is wider than its line where the mouse may grab it.
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRect inner = contentsRect();
        painter.fillRect(inner, palettes::line(palette()));
    }
};

} // namespace

HairSplitter::HairSplitter(Qt::Orientation orientation, QWidget *parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

QSplitterHandle *HairSplitter::createHandle()
{
    return new HairHandle(orientation(), this);
}

} // namespace views
