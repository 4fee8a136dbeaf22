// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/undobar.h"

#include "views/format.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

QString undoableText(const Undoable &undoable)
{
    QStringList parts;
    if (undoable.tags > 0)
        parts += Tr::tr("%n tag(s) removed", nullptr, undoable.tags);
    if (undoable.images > 0)
        parts += Tr::tr("%n untagged image(s) removed", nullptr, undoable.images);
    return parts.join(u" · "_s);
}

UndoBar::UndoBar(QWidget *parent)
    : Card(parent)
    , m_text(new QLabel)
    , m_reclaim(new QPushButton(Tr::tr("Reclaim Now")))
{
    setObjectName(u"undoBar"_s);
    m_text->setObjectName(u"undoText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *undo = new QPushButton(icon("edit-undo"_L1), Tr::tr("Undo"));
    undo->setObjectName(u"undoButton"_s);
    undo->setToolTip(Tr::tr("Bring back what was removed (Ctrl+Z)"));
    m_reclaim->setObjectName(u"reclaimButton"_s);
    m_reclaim->setToolTip(Tr::tr("Give the space back at once. What was removed cannot be brought "
                                 "back then; by itself that happens after a day."));
    auto *close = new QToolButton;
    close->setObjectName(u"undoClose"_s);
    close->setAutoRaise(true);
    close->setIcon(icon("window-close"_L1));
    close->setToolTip(Tr::tr("Close"));
    close->setAccessibleName(Tr::tr("Close the message"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(undo);
    row->addWidget(m_reclaim);
    row->addWidget(close);
    connect(undo, &QPushButton::clicked, this, &UndoBar::undoRequested);
    connect(m_reclaim, &QPushButton::clicked, this, &UndoBar::reclaimRequested);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
}

void UndoBar::setUndoable(const Undoable &undoable)
{
    QString text = undoableText(undoable);
    if (undoable.bytes > 0)
        //: Follows what was removed; %1 is a size.
        text += u" · "_s + Tr::tr("%1 can be reclaimed").arg(format::size(undoable.bytes));
    m_text->setText(text);
    m_text->setToolTip(undoable.bytes > 0 ? format::exactBytes(undoable.bytes) : QString());
    m_reclaim->setVisible(undoable.bytes > 0);
    setAccessibleName(text);
}

} // namespace views
