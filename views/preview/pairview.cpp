// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/pairview.h"

#include "views/widgets/elidedlabel.h"

#include <QAbstractScrollArea>
#include <QBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace views {

namespace {

void follow(QAbstractScrollArea *leader, QAbstractScrollArea *follower)
{
    QObject::connect(leader->verticalScrollBar(), &QScrollBar::valueChanged,
                     follower->verticalScrollBar(), &QScrollBar::setValue);
    QObject::connect(leader->horizontalScrollBar(), &QScrollBar::valueChanged, follower,
                     [leader, bar = follower->horizontalScrollBar()](int value) {
                         const QSignalBlocker quiet(leader->horizontalScrollBar());
                         bar->setValue(value);
                     });
}

} // namespace

void scrollTogether(QAbstractScrollArea *a, QAbstractScrollArea *b)
{
    follow(a, b);
    follow(b, a);
}

PairView::PairView(const Side &before, const Side &after, int readableWidth, QWidget *parent)
    : QWidget(parent)
    , m_sides(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_beforeTitle(new ElidedLabel)
    , m_afterTitle(new ElidedLabel)
    , m_beforeCaption(new QLabel)
    , m_afterCaption(new QLabel)
    , m_readableWidth(readableWidth)
{
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(8);
    addSide(before, m_beforeTitle, m_beforeCaption);
    addSide(after, m_afterTitle, m_afterCaption);
}

void PairView::addSide(const Side &side, ElidedLabel *title, QLabel *caption)
{
    title->setObjectName(side.name + u"Title"_s);
    caption->setObjectName(side.name + u"Caption"_s);
    caption->setTextFormat(Qt::PlainText);
    caption->setForegroundRole(QPalette::PlaceholderText);
    side.view->setObjectName(side.name);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(side.view, 1);
    column->addWidget(caption);
    m_sides->addLayout(column, 1);
}

void PairView::setTitles(const QString &before, const QString &after)
{
    m_beforeTitle->setFullText(before);
    m_afterTitle->setFullText(after);
}

void PairView::setCaptions(const QString &before, const QString &after)
{
    m_beforeCaption->setText(before);
    m_afterCaption->setText(after);
}

bool PairView::isSideBySide() const
{
    return m_sides->direction() == QBoxLayout::LeftToRight;
}

void PairView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_sides->setDirection(width() >= m_readableWidth ? QBoxLayout::LeftToRight
                                                     : QBoxLayout::TopToBottom);
}

} // namespace views
