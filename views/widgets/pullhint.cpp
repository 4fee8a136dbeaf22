// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/pullhint.h"

#include "views/tr.h"
#include "views/widgets/elidedlabel.h"

#include <QFontDatabase>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

PullHint::PullHint(QWidget *parent)
    : Card(parent)
    , m_reference(new ElidedLabel)
    , m_choices(new QListWidget)
    , m_text(new QLabel)
{
    setObjectName(u"pullHint"_s);
    m_reference->setObjectName(u"pullHintReference"_s);
    m_reference->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_choices->setObjectName(u"pullHintChoices"_s);
    m_choices->setAccessibleName(Tr::tr("What the name may mean"));
    m_choices->setFont(m_reference->font());
    m_choices->setFrameShape(QFrame::NoFrame);
    m_choices->setFocusPolicy(Qt::NoFocus); // The field keeps it, and its keys choose.
    m_choices->setUniformItemSizes(true);
    m_choices->setTextElideMode(Qt::ElideMiddle);
    m_choices->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_choices, &QListWidget::itemClicked, this,
            [this] { Q_EMIT chosen(m_choices->currentRow()); });
    m_text->setObjectName(u"pullHintText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(m_reference);
    layout->addWidget(m_choices);
    layout->addWidget(m_text);
    m_choices->hide();
    hide();
}

void PullHint::setMeaning(const QString &reference, const QString &action)
{
    m_reference->setFullText(reference);
    m_reference->show();
    m_choices->hide();
    m_text->setText(action);
}

void PullHint::setChoices(const QStringList &references, int chosen, const QString &text)
{
    constexpr qsizetype Visible = 6;
    m_reference->hide();
    m_choices->clear();
    m_choices->addItems(references);
    m_choices->setCurrentRow(chosen);
    const int row = m_choices->sizeHintForRow(0);
    m_choices->setFixedHeight(row * int(qMin(references.size(), Visible)));
    m_choices->show();
    m_text->setText(text);
}

void PullHint::setProblem(const QString &problem)
{
    m_reference->setFullText({});
    m_reference->hide();
    m_choices->hide();
    m_text->setText(problem);
}

void PullHint::showUnder(QWidget *field)
{
    QWidget *window = field->window();
    if (parentWidget() != window)
        setParent(window);
    const QPoint corner = field->mapTo(window, QPoint(0, field->height() + 2));
    setFixedWidth(field->width());
    layout()->activate();
    resize(field->width(), layout()->hasHeightForWidth()
                               ? layout()->totalHeightForWidth(field->width())
                               : sizeHint().height());
    move(corner);
    raise();
    show();
}

} // namespace views
