// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/waste/findingcard.h"

#include "views/tr.h"
#include "views/widgets/copybutton.h"
#include "views/widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

namespace {

QFont monospaced(const QWidget *like)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(like->font().pointSizeF());
    return font;
}

} // namespace

FindingCard::FindingCard(const Finding &finding, QWidget *parent)
    : Card(parent)
{
    setAccessibleName(finding.heading);
    setAccessibleDescription(finding.text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 10);
    column->setSpacing(4);
    addHeading(column, finding);
    auto *text = new QLabel(finding.text);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    column->addWidget(text);
    for (const Finding::Path &path : finding.paths)
        addPath(column, path);
    if (!finding.line.isEmpty())
        addLine(column, finding.line);
}

void FindingCard::addHeading(QVBoxLayout *column, const Finding &finding)
{
    auto *heading = new QLabel(finding.heading);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    font.setFeature(QFont::Tag("tnum"), 1);
    heading->setFont(font);
    heading->setTextFormat(Qt::PlainText);
    auto *quiet = new QLabel(finding.quiet);
    quiet->setTextFormat(Qt::PlainText);
    quiet->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(heading);
    row->addStretch();
    row->addWidget(quiet);
    column->addLayout(row);
}

void FindingCard::addPath(QVBoxLayout *column, const Finding::Path &path)
{
    auto *go = new QToolButton;
    go->setText(u"›"_s);
    go->setAutoRaise(true);
    go->setToolTip(Tr::tr("Show in the layers"));
    go->setAccessibleName(Tr::tr("Show “%1” in the layers").arg(path.path));
    connect(go, &QToolButton::clicked, this,
            [this, node = path.node] { Q_EMIT nodeActivated(node); });
    auto *name = new ElidedLabel;
    name->setFont(monospaced(this));
    name->setFullText(path.path);
    auto *fact = new QLabel(path.fact);
    fact->setTextFormat(Qt::PlainText);
    fact->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(name, 1);
    row->addWidget(fact);
    row->addWidget(go);
    column->addLayout(row);
}

void FindingCard::addLine(QVBoxLayout *column, const QString &line)
{
    auto *box = new QFrame;
    box->setAutoFillBackground(true);
    box->setBackgroundRole(QPalette::AlternateBase);
    auto *text = new QLabel(line);
    text->setObjectName(u"findingLine"_s);
    text->setTextFormat(Qt::PlainText);
    text->setFont(monospaced(this));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(8, 4, 4, 4);
    row->addWidget(text, 1);
    row->addWidget(makeCopyButton(line, line), 0, Qt::AlignTop);
    column->addWidget(box);
}

} // namespace views
