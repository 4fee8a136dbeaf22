// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/certificatebox.h"

#include "views/tr.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views::boxes {

namespace {

QLabel *makeText(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString dateText(const QDateTime &date)
{
    return QLocale().toString(date.toLocalTime().date(), QLocale::LongFormat);
}

/// "3A:F0:…" in two lines, so that it fits and can be compared.
QString brokenFingerprint(const net::Certificate &certificate)
{
    QString text = certificate.fingerprintText();
    constexpr qsizetype Half = 16 * 3;
    if (text.size() > Half)
        text[Half - 1] = u'\n';
    return text;
}

QFormLayout *makeFacts(const net::Certificate &certificate)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->addRow(Tr::tr("Issued to"), makeText(certificate.subject));
    form->addRow(Tr::tr("Issued by"),
                 makeText(certificate.isSelfSigned ? Tr::tr("Itself") : certificate.issuer));
    form->addRow(Tr::tr("Valid"), makeText(Tr::tr("from %1 to %2")
                                               .arg(dateText(certificate.validFrom),
                                                    dateText(certificate.validUntil))));
    QLabel *fingerprint = makeText(brokenFingerprint(certificate));
    fingerprint->setObjectName(u"certificateFingerprint"_s);
    fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    fingerprint->setWordWrap(false);
    fingerprint->setAccessibleName(certificate.fingerprintText());
    form->addRow(Tr::tr("SHA-256"), fingerprint);
    return form;
}

QString meaningOf(const QString &host, const QList<net::Certificate> &chain,
                  const net::Certificate &authority)
{
    if (authority == chain.value(0))
        return Tr::tr("If you trust it, “%1” is reached for as long as it shows exactly this "
                      "certificate. Trust it only if its fingerprint is the one that whoever runs "
                      "the registry told you.")
            .arg(host);
    return Tr::tr("If you trust it, “%1” is reached with every certificate that “%2” signs for it. "
                  "Trust it only if its fingerprint is the one that whoever runs the registry "
                  "told you.")
        .arg(host, authority.subject);
}

} // namespace

QString certificateText(const net::Certificate &certificate)
{
    return Tr::tr("%1, by %2, to %3")
        .arg(certificate.subject, certificate.isSelfSigned ? Tr::tr("itself") : certificate.issuer,
             QLocale().toString(certificate.validUntil.toLocalTime().date(), QLocale::ShortFormat));
}

void openCertificate(QWidget *parent, const QString &host, const QList<net::Certificate> &chain,
                     const net::Certificate &authority, const std::function<void()> &trust)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(u"certificateDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Tr::tr("Certificate of “%1”").arg(host));
    QLabel *heading = makeText(
        Tr::tr("Nobody whom this computer trusts vouches for “%1”. It may be a registry with an "
               "authority of its own, or somebody between you and it.")
            .arg(host));
    auto *buttons = new QDialogButtonBox;
    QPushButton *agree =
        buttons->addButton(Tr::tr("&Trust for This Registry"), QDialogButtonBox::AcceptRole);
    agree->setObjectName(u"certificateTrust"_s);
    agree->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setIcon({});
    cancel->setDefault(true);

    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(heading);
    layout->addLayout(makeFacts(authority));
    layout->addWidget(makeText(meaningOf(host, chain, authority)));
    layout->addWidget(
        makeText(Tr::tr("It counts for no other host, and can be taken back under Registries.")));
    layout->addWidget(buttons);
    dialog->setMinimumWidth(dialog->fontMetrics().averageCharWidth() * 76);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, parent, trust);
    dialog->open();
}

void openInsecure(QWidget *parent, const QString &registry, const std::function<void()> &allow)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"insecureDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Tr::tr("Insecure Registry"));
    box->setText(Tr::tr("Reach “%1” without knowing who answers?").arg(registry));
    box->setInformativeText(
        Tr::tr("Its certificate is not checked, and if it does not speak TLS, nothing is "
               "encrypted. Whoever is on the way can read your login there, and offer other images "
               "by the same tags. If the registry has an authority of its own, trust its "
               "certificate instead."));
    QPushButton *confirm =
        box->addButton(Tr::tr("Allow for This Registry"), QMessageBox::DestructiveRole);
    confirm->setObjectName(u"insecureAllow"_s);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setIcon({});
    box->setDefaultButton(cancel);
    QObject::connect(confirm, &QAbstractButton::clicked, parent, allow);
    box->open();
}

} // namespace views::boxes
