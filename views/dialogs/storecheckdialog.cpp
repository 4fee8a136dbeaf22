// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/storecheckdialog.h"

#include "views/damagetext.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using store::Damage;

namespace views {

namespace {

QLabel *label(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QTreeWidgetItem *addRow(QTreeWidget *list, QTreeWidgetItem *parent, const QString &text)
{
    auto *row = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(list);
    row->setText(0, text);
    row->setToolTip(0, text);
    return row;
}

/// A repair may do something about it that it has not tried.
bool isMendable(const store::CheckReport &found)
{
    return found.staleFiles > 0 || std::ranges::any_of(found.damages, [](const Damage &damage) {
               return damage.remedy != Damage::Remedy::None;
           });
}

} // namespace

StoreCheckDialog::StoreCheckDialog(const store::CheckReport &found, QWidget *parent)
    : QDialog(parent)
{
    build(found, {});
}

StoreCheckDialog::StoreCheckDialog(const store::RepairReport &repaired, QWidget *parent)
    : QDialog(parent)
{
    build(repaired.left, repaired.mended);
}

void StoreCheckDialog::build(const store::CheckReport &found, const QList<Damage> &mended)
{
    setObjectName(u"storeCheckDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(Tr::tr("Check of the Store"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    QLabel *verdict = label(damagetext::verdict(found));
    verdict->setObjectName(u"storeCheckVerdict"_s);
    QFont font = verdict->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.2);
    verdict->setFont(font);
    column->addWidget(verdict);
    column->addWidget(label(damagetext::counts(found).join(u'\n')));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (!found.isWhole() || !mended.isEmpty()) {
        QTreeWidget *list = damageList(found, mended);
        column->addWidget(list, 1);
        QPushButton *copy = buttons->addButton(Tr::tr("Copy as Text"), QDialogButtonBox::HelpRole);
        copy->setAutoDefault(false);
        connect(copy, &QPushButton::clicked, this, [this, list] { copyAsText(*list); });
    }
    QPushButton *repair = nullptr;
    if (isMendable(found)) {
        if (!found.isWhole())
            column->addWidget(label(
                Tr::tr("A repair mends files of the store from what is here, and fetches blobs "
                       "from where their images came. Damaged bytes stay until the right ones "
                       "are there, or are kept aside.")));
        repair = buttons->addButton(Tr::tr("Repair"), QDialogButtonBox::AcceptRole);
        repair->setObjectName(u"storeRepair"_s);
        connect(repair, &QPushButton::clicked, this, [this, found] {
            Q_EMIT repairRequested(found);
            close();
        });
    }
    column->addStretch();
    column->addWidget(buttons);
    // Only inside of the dialog does a button know whose default it is.
    if (repair)
        repair->setDefault(true);
    const int unit = fontMetrics().averageCharWidth();
    resize(found.isWhole() && mended.isEmpty() ? 60 * unit : 110 * unit, sizeHint().height());
}

QTreeWidget *StoreCheckDialog::damageList(const store::CheckReport &found,
                                          const QList<Damage> &mended)
{
    auto *list = new QTreeWidget;
    list->setObjectName(u"damageList"_s);
    list->setAccessibleName(Tr::tr("What is damaged"));
    list->header()->hide();
    list->setTextElideMode(Qt::ElideMiddle);
    list->setUniformRowHeights(true);
    for (const Damage &damage : found.damages) {
        QTreeWidgetItem *row = addRow(list, nullptr, damagetext::heading(damage));
        row->setIcon(0, icon("messagebox_warning"_L1));
        for (const QString &line : damagetext::lines(damage))
            addRow(list, row, line);
        row->setExpanded(true);
    }
    for (const Damage &damage : mended) {
        QTreeWidgetItem *row = addRow(list, nullptr, damagetext::mended(damage));
        row->setIcon(0, icon("dialog-ok"_L1));
        addRow(list, row, damage.detail);
    }
    list->setCurrentItem(list->topLevelItem(0));
    return list;
}

void StoreCheckDialog::copyAsText(const QTreeWidget &list) const
{
    QStringList lines;
    for (int i = 0; i < list.topLevelItemCount(); ++i) {
        const QTreeWidgetItem *row = list.topLevelItem(i);
        lines.append(row->text(0));
        for (int j = 0; j < row->childCount(); ++j)
            lines.append(u"    "_s + row->child(j)->text(0));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace views
