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
        Tr::tr("What pulls have fetched is kept, and they are offered again with the next start. "
               "What was removed is gone, and everything else ends undone."));
    QPushButton *anyway = box->addButton(Tr::tr("Quit"), QMessageBox::DestructiveRole);
    anyway->setObjectName(u"quitAnyway"_s);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setIcon({}); // Some styles give one to standard buttons alone.
    box->setDefaultButton(cancel);
    QObject::connect(anyway, &QAbstractButton::clicked, parent, quit);
    box->open();
}

} // namespace views::boxes
