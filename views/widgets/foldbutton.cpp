// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/foldbutton.h"

namespace views {

FoldButton::FoldButton(QWidget *parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setArrowType(Qt::RightArrow);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
}

void FoldButton::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    Q_EMIT openChanged(open);
}

} // namespace views
