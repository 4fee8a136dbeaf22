// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/placeholder.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {

namespace {

QLabel *centredLabel()
{
    auto *label = new QLabel;
    label->setAlignment(Qt::AlignCenter);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

Placeholder::Placeholder(QWidget *parent)
    : QWidget(parent)
    , m_heading(centredLabel())
    , m_text(centredLabel())
    , m_buttons(new QVBoxLayout)
{
    QFont font = m_heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    m_heading->setFont(font);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 24, 32, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_heading);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
    m_buttons->setSpacing(4);
}

void Placeholder::setTexts(const QString &heading, const QString &text)
{
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(heading);
    setAccessibleDescription(text);
    if (m_offer)
        m_offer->hide();
}

void Placeholder::setOffer(const Offer &offer)
{
    if (!m_offer) {
        m_offer = addButton({});
        m_offer->setObjectName(QStringLiteral("placeholderOffer"));
        connect(m_offer, &QPushButton::clicked, this, &Placeholder::offerTaken);
    }
    setTexts(offer.heading, offer.text);
    m_offer->setText(offer.action);
    m_offer->show();
}

QPushButton *Placeholder::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    button->setFlat(m_buttons->count() > 0);
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace views
