// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/tagdialog.h"

#include "views/tr.h"
#include "views/widgets/elidedlabel.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

TagDialog::TagDialog(const QString &image, QStringList taken, QWidget *parent)
    : QDialog(parent)
    , m_image(image)
    , m_taken(std::move(taken))
    , m_name(new QLineEdit)
    , m_hint(new QLabel)
{
    setObjectName(u"tagDialog"_s);
    setWindowTitle(Tr::tr("Tag Image"));
    auto *title = new ElidedLabel;
    title->setFullText(Tr::tr("Another name for “%1”").arg(image));
    auto *label = new QLabel(Tr::tr("&Name:"));
    label->setBuddy(m_name);
    m_name->setObjectName(u"tagName"_s);
    m_name->setPlaceholderText(Tr::tr("for example registry.example/team/app:2.0"));
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_hint->setObjectName(u"tagHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMinimumHeight(2 * fontMetrics().lineSpacing()); // Nothing jumps while one types.
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_confirm = buttons->addButton(Tr::tr("Tag"), QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(u"tagConfirm"_s);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.

    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_name, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addLayout(line);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &TagDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
}

void TagDialog::update()
{
    const auto name = oci::Reference::parse(m_name->text().trimmed());
    m_confirm->setEnabled(name && !name->digest());
    m_confirm->setDefault(m_confirm->isEnabled());
    if (m_name->text().trimmed().isEmpty())
        return m_hint->setText(Tr::tr("Without a tag it is “latest”."));
    if (!name)
        return m_hint->setText(name.error().message);
    if (name->digest())
        return m_hint->setText(Tr::tr("A digest cannot be chosen; it comes from the content."));
    m_hint->setText(m_taken.contains(name->toString())
                        ? Tr::tr("%1 is the name of an image here, which will stay without it.")
                              .arg(name->toString())
                        : name->toString());
}

void TagDialog::finish()
{
    if (const auto name = oci::Reference::parse(m_name->text().trimmed())) {
        Q_EMIT requested(*name);
        accept();
    }
}

} // namespace views
