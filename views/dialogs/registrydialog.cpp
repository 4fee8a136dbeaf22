// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/registrydialog.h"

#include "core/oci/reference.h"
#include "views/tr.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace views {

RegistryDialog::RegistryDialog(QWidget *parent, Purpose purpose)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_address(new QLineEdit)
    , m_hint(new QLabel)
    , m_add(new QPushButton(purpose == Purpose::Sidebar ? Tr::tr("Add") : Tr::tr("Continue…")))
{
    setObjectName(u"registryDialog"_s);
    setWindowTitle(purpose == Purpose::Sidebar ? Tr::tr("Add Registry")
                                               : Tr::tr("Insecure Registry"));
    m_address->setObjectName(u"registryAddress"_s);
    m_address->setPlaceholderText(Tr::tr("ghcr.io, or localhost:5000"));
    m_address->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    m_hint->setObjectName(u"registryHint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_add->setObjectName(u"registryConfirm"_s);
    auto *form = new QFormLayout;
    form->addRow(Tr::tr("&Address:"), m_address);
    form->addRow(QString(), m_hint);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(u"registryCancel"_s);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(buttons);
    m_add->setDefault(true);
    connect(m_address, &QLineEdit::textChanged, this, &RegistryDialog::follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    follow();
}

std::optional<QString> RegistryDialog::domainOf(const QString &text)
{
    QString address = text.trimmed();
    for (const QLatin1StringView scheme : {"https://"_L1, "http://"_L1, "docker://"_L1}) {
        if (address.startsWith(scheme, Qt::CaseInsensitive))
            address.remove(0, scheme.size());
    }
    address = address.section(u'/', 0, 0);
    // A name with neither a dot nor a port would be read as a part of a path on Docker Hub.
    const auto reference = oci::Reference::parse(address + u"/a"_s);
    if (!reference || reference->domain() != address || address == "docker.io"_L1)
        return {};
    return address;
}

QString RegistryDialog::domain() const
{
    return domainOf(m_address->text()).value_or(QString());
}

void RegistryDialog::follow()
{
    const bool isEmpty = m_address->text().trimmed().isEmpty();
    m_add->setEnabled(!domain().isEmpty());
    if (!isEmpty && domain().isEmpty())
        m_hint->setText(Tr::tr("This is no address of a registry: a host with a dot or a port."));
    else if (m_purpose == Purpose::Insecure)
        m_hint->setText(Tr::tr("You are told what it means before anything changes."));
    else
        m_hint->setText(Tr::tr("Its repositories and tags are listed, with the login that is "
                               "known for it."));
}

} // namespace views
