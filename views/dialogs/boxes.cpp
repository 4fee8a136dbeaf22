// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/boxes.h"

#include "views/tr.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace views::boxes {

void openAbout(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Tr::tr("About Millefeuille"));
    box->setIconPixmap(parent->windowIcon().pixmap(64));
    box->setText(Tr::tr("Millefeuille %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        Tr::tr("See, fetch, understand and clean up container images. Apache License 2.0."));
    box->addButton(QMessageBox::Ok)->setIcon({}); // Some styles give one to standard buttons alone.
    box->open();
}

void openQuit(QWidget *parent, int running, const std::function<void()> &quit)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"quitDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Tr::tr("Quit Millefeuille"));
    box->setText(Tr::tr("%n task(s) are running.", nullptr, running));
    box->setInformativeText(
        Tr::tr("What pulls have fetched is kept, and pulling again goes on from there. What was "
               "removed is gone, and everything else ends undone."));
    QPushButton *anyway = box->addButton(Tr::tr("Quit"), QMessageBox::DestructiveRole);
    anyway->setObjectName(u"quitAnyway"_s);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setIcon({}); // Some styles give one to standard buttons alone.
    box->setDefaultButton(cancel);
    QObject::connect(anyway, &QAbstractButton::clicked, parent, quit);
    box->open();
}

void openPush(QWidget *parent, const oci::Reference &image, const std::function<void()> &push)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"pushDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Tr::tr("Push Image"));
    box->setText(Tr::tr("Push “%1”?").arg(image.toString()));
    box->setInformativeText(
        Tr::tr("The engine sends it to “%1”, where others may see it, and logs in with what "
               "“docker login” saved.")
            .arg(image.domain()));
    QPushButton *confirm = box->addButton(Tr::tr("Push"), QMessageBox::AcceptRole);
    confirm->setObjectName(u"pushConfirm"_s);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setIcon({});
    box->setDefaultButton(cancel);
    QObject::connect(confirm, &QAbstractButton::clicked, parent, push);
    box->open();
}

} // namespace views::boxes
