// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/remotetagdialog.h"

#include "views/tr.h"
#include "views/widgets/elidedlabel.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace views {

RemoteTagDialog::RemoteTagDialog(const oci::Reference &source, QStringList taken, QWidget *parent)
    : QDialog(parent)
    , m_source(source)
    , m_taken(std::move(taken))
    , m_tag(new QLineEdit)
    , m_hint(new QLabel)
{
    setObjectName(u"remoteTagDialog"_s);
    setWindowTitle(Tr::tr("Tag on the Registry"));
    auto *image = new ElidedLabel;
    image->setFullText(source.toString());
    m_tag->setObjectName(u"remoteTag"_s);
    m_tag->setMaxLength(128);
    m_tag->setPlaceholderText(Tr::tr("for example stable"));
    m_tag->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_hint->setObjectName(u"remoteTagHint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMinimumHeight(3 * fontMetrics().lineSpacing()); // Nothing jumps while one types.
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_confirm = buttons->addButton(Tr::tr("Tag"), QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(u"remoteTagConfirm"_s);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("Image"), image);
    form->addRow(Tr::tr("New &tag"), m_tag);
    form->addRow(m_hint);
    form->addRow(buttons);
    connect(m_tag, &QLineEdit::textChanged, this, &RemoteTagDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &RemoteTagDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
}

core::Result<oci::Reference> RemoteTagDialog::target() const
{
    return m_source.withTag(m_tag->text().trimmed());
}

void RemoteTagDialog::update()
{
    const QString tag = m_tag->text().trimmed();
    const auto name = target();
    m_confirm->setEnabled(name.has_value());
    m_confirm->setDefault(name.has_value());
    if (tag.isEmpty())
        m_hint->setText(Tr::tr("The image gets it beside the tags that it has. No layer is sent."));
    else if (!name)
        m_hint->setText(name.error().message);
    else if (m_taken.contains(tag))
        m_hint->setText(Tr::tr("“%1” is there already. Everybody who pulls it gets this image from "
                               "now on.")
                            .arg(tag));
    else
        m_hint->setText(name->toString());
}

void RemoteTagDialog::finish()
{
    if (const auto name = target()) {
        Q_EMIT requested(*name);
        accept();
    }
}

} // namespace views
