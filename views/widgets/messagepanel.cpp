// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/messagepanel.h"

#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/foldbutton.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

namespace {

QLatin1StringView iconName(Message::Kind kind)
{
    return kind == Message::Kind::Information ? "documentinfo"_L1 : "messagebox_warning"_L1;
}

QString kindText(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Information:
        return Tr::tr("Information");
    case Message::Kind::Warning:
        return Tr::tr("Warning");
    case Message::Kind::Error:
        break;
    }
    return Tr::tr("Error");
}

QLabel *textLabel(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

Message Message::fromError(const QString &heading, const core::Error &error)
{
    return {Kind::Error, heading, error.message, error.detail};
}

MessagePanel::MessagePanel(QWidget *parent)
    : Card(parent)
    , m_icon(new QLabel)
    , m_heading(textLabel(u"messageHeading"_s))
    , m_text(textLabel(u"messageText"_s))
    , m_unfold(new FoldButton)
    , m_close(new QToolButton)
    , m_details(new QPlainTextEdit)
{
    setObjectName(u"messagePanel"_s);
    build();
    applyIcon();
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(m_unfold, &FoldButton::openChanged, m_details, &QWidget::setVisible);
}

void MessagePanel::build()
{
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_unfold->setText(Tr::tr("Details"));
    m_unfold->setObjectName(u"messageUnfold"_s);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon("window-close"_L1));
    m_close->setToolTip(Tr::tr("Close"));
    m_close->setAccessibleName(Tr::tr("Close the message"));
    m_details->setObjectName(u"messageDetails"_s);
    m_details->setReadOnly(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setMaximumHeight(fontMetrics().lineSpacing() * 6);
    m_details->setAccessibleName(Tr::tr("Details"));
    m_details->hide();

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_heading, 0, 1);
    layout->addLayout(new QHBoxLayout, 0, 2, 2, 1, Qt::AlignVCenter); // Of the buttons.
    layout->addWidget(m_close, 0, 3, Qt::AlignTop);
    layout->addWidget(m_text, 1, 1);
    layout->addWidget(m_unfold, 2, 1, Qt::AlignLeft);
    layout->addWidget(m_details, 3, 1, 1, 2);
    layout->setColumnStretch(1, 1);
}

void MessagePanel::setMessage(const Message &message)
{
    m_message = message;
    m_heading->setText(message.heading);
    setText(message.text);
    m_details->setPlainText(message.details);
    m_unfold->setOpen(false);
    m_unfold->setVisible(!message.details.isEmpty());
    m_icon->setToolTip(kindText(message.kind));
    setAccessibleName(kindText(message.kind) + u": "_s + message.heading);
    applyIcon();
}

void MessagePanel::setText(const QString &text)
{
    m_message.text = text;
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

QPushButton *MessagePanel::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    static_cast<QGridLayout *>(layout())->itemAtPosition(0, 2)->layout()->addWidget(button);
    return button;
}

void MessagePanel::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyIcon();
}

void MessagePanel::applyIcon()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(icon(iconName(m_message.kind)).pixmap(QSize(size, size), devicePixelRatio()));
}

} // namespace views
