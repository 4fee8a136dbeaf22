// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/containerboxes.h"

#include "models/containertext.h"
#include "views/inspect/jsonpage.h"
#include "views/shortened.h"
#include "views/tr.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views::boxes {

namespace {

constexpr qsizetype MostNamed = 12;

/// A line for each: "web (running) on Docker".
QString namesOf(const QList<store::ContainerUse> &uses)
{
    QStringList lines;
    for (const store::ContainerUse &use : uses)
        //: %1 is a container with its state, %2 the name of an engine.
        lines += Tr::tr("%1 on %2").arg(models::useText(use), use.engine);
    return shortened(lines, MostNamed).join(u'\n');
}

void open(QWidget *parent, const QString &name, const QString &title, const QString &text,
          const QString &information, const QString &verb, const std::function<void()> &agreed)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::PlainText);
    box->setText(text);
    box->setInformativeText(information);
    QPushButton *act = box->addButton(verb, QMessageBox::AcceptRole);
    act->setObjectName(u"containersConfirm"_s);
    act->setAutoDefault(false);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setObjectName(u"containersCancel"_s);
    cancel->setIcon({}); // Some styles give one to standard buttons alone.
    box->setDefaultButton(cancel);
    QObject::connect(act, &QAbstractButton::clicked, parent, agreed);
    box->open();
}

} // namespace

void openStopContainers(QWidget *parent, const QList<store::ContainerUse> &uses,
                        const std::function<void()> &agreed)
{
    const int count = int(uses.size());
    open(
        parent, u"stopContainersDialog"_s, Tr::tr("Stop Containers"),
        Tr::tr("%n container(s) will be stopped.", nullptr, count),
        namesOf(uses) + u"\n\n"_s
            + Tr::tr("Their processes are asked to end; the engine kills those that take too "
                     "long, as a rule ten seconds. A container started with --rm is removed then."),
        Tr::tr("Stop %n container(s)", nullptr, count), agreed);
}

void openRemoveContainers(QWidget *parent, const QList<store::ContainerUse> &uses,
                          const std::function<void()> &agreed)
{
    const int count = int(uses.size());
    const auto alive = std::ranges::count_if(uses, &store::ContainerUse::isAlive);
    QString what = Tr::tr("What they wrote into their own file systems is lost. Volumes stay.",
                          nullptr, count);
    if (alive > 0 && count == 1)
        what.prepend(Tr::tr("It is alive and will be stopped first.") + u' ');
    else if (alive > 0)
        what.prepend(Tr::tr("%n of them are alive and will be stopped first.", nullptr, int(alive))
                     + u' ');
    open(parent, u"removeContainersDialog"_s, Tr::tr("Remove Containers"),
         Tr::tr("%n container(s) will be removed.", nullptr, count),
         namesOf(uses) + u"\n\n"_s + what,
         alive > 0 ? Tr::tr("Stop and remove %n container(s)", nullptr, count)
                   : Tr::tr("Remove %n container(s)", nullptr, count),
         agreed);
}

void openContainerJson(QWidget *parent, const store::ContainerUse &use, const QByteArray &json)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(u"containerDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    //: %1 is the name of a container.
    dialog->setWindowTitle(Tr::tr("Container %1").arg(use.title()));
    auto *page = new JsonPage;
    page->setObjectName(u"containerJson"_s);
    page->setDocuments({{use.title(), json}});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    buttons->setContentsMargins(16, 8, 16, 16);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(page, 1);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->resize(760, 600);
    dialog->open();
}

} // namespace views::boxes
