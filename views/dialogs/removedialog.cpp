// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/removedialog.h"

#include "models/containertext.h"
#include "views/format.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

using Item = store::RemovalPlan::Item;

namespace {

enum Column { ImageColumn, FateColumn, SizeColumn, SharedColumn };
constexpr int MaxShownRows = 12;
constexpr int ContainerRole = Qt::UserRole; ///< The ID of the container of a row.

/// What checking the box of \a use means.
QString offer(const store::ContainerUse &use)
{
    //: %1 is the state of a container, such as "running".
    return use.isAlive() ? Tr::tr("Stop and remove it (%1)").arg(models::stateText(use.state))
                         : Tr::tr("Remove it (%1)").arg(models::stateText(use.state));
}

} // namespace

RemoveDialog::RemoveDialog(const store::RemovalPlan &plan, QWidget *parent)
    : QDialog(parent)
    , m_plan(plan)
    , m_all(plan)
    , m_summary(new QLabel)
    , m_table(new QTreeWidget)
{
    if (std::ranges::any_of(plan.items, [](const Item &item) { return !item.blockers.isEmpty(); }))
        forgetSums();
    setObjectName(u"removeDialog"_s);
    setWindowTitle(Tr::tr("Remove Images"));
    m_summary->setObjectName(u"removeSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    buildTable();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_copy = buttons->addButton(Tr::tr("Copy Command"), QDialogButtonBox::HelpRole);
    m_remove = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    m_copy->setObjectName(u"removeCopyCommand"_s);
    m_remove->setObjectName(u"removeConfirm"_s);
    cancel->setObjectName(u"removeCancel"_s);
    for (QPushButton *button : {m_copy, m_remove})
        button->setAutoDefault(false);
    cancel->setIcon({}); // Some styles give one to standard buttons alone.
    cancel->setDefault(true);
    cancel->setFocus();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(dockerRemovalCommand(m_plan, m_program));
    });
    connect(m_table, &QTreeWidget::itemChanged, this, &RemoveDialog::choose);
    showPlan();
    // Whoever answers is connected by then.
    QMetaObject::invokeMethod(this, &RemoveDialog::askForPart, Qt::QueuedConnection);
    resize(fontMetrics().averageCharWidth() * 110, sizeHint().height());
}

void RemoveDialog::setStore(const QString &id, const QString &name, const QStringList &program)
{
    m_store = id;
    m_storeName = name;
    m_program = program;
    showTexts();
}

void RemoveDialog::buildTable()
{
    m_table->setObjectName(u"removeTable"_s);
    m_table->setAccessibleName(Tr::tr("What is removed"));
    m_table->setHeaderLabels(
        {Tr::tr("Image"), Tr::tr("What happens"), Tr::tr("Size"), Tr::tr("Stays, shared")});
    m_table->setUniformRowHeights(true);
    m_table->setRootIsDecorated(false);
    m_table->setItemsExpandable(false);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTextElideMode(Qt::ElideMiddle);
    for (const Item &item : m_plan.items)
        addRows(item);
    m_table->expandAll();
    for (const int column : {SizeColumn, SharedColumn})
        m_table->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(FateColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(ImageColumn, fontMetrics().averageCharWidth() * 34);
    fitTable();
}

void RemoveDialog::addRows(const Item &item)
{
    auto *row = new QTreeWidgetItem(m_table, {removal::title(item)});
    row->setSizeHint(ImageColumn, QSize(0, fontMetrics().height() + 8));
    row->setToolTip(ImageColumn, removal::title(item).left(2000));
    row->setToolTip(SizeColumn, format::exactBytes(item.image.sizeBytes));
    row->setFlags(Qt::ItemIsEnabled);
    for (const int column : {SizeColumn, SharedColumn})
        row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    for (const store::ContainerUse &use : item.blockers)
        addContainer(row, use);
    for (const QString &child : item.children)
        addNote(row, child, Tr::tr("Stays, with the layers of the image that it is built on"));
    if (!item.blockers.isEmpty() || !item.deleted)
        return;
    // Of the own store: an engine has the image too.
    for (const store::ContainerUse &use : item.image.usedBy)
        addNote(row, models::useText(use),
                //: %1 is the name of an engine.
                Tr::tr("Not touched: %1 has its own copy of the image").arg(use.engine));
}

void RemoveDialog::addContainer(QTreeWidgetItem *row, const store::ContainerUse &use)
{
    auto *box = new QTreeWidgetItem(row, {use.title(), offer(use)});
    box->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
    box->setCheckState(ImageColumn, Qt::Unchecked);
    box->setData(ImageColumn, ContainerRole, use.id);
    box->setToolTip(ImageColumn, use.id);
    box->setToolTip(FateColumn, Tr::tr("What it wrote into its own file system is lost. Volumes "
                                       "stay."));
}

void RemoveDialog::addNote(QTreeWidgetItem *row, const QString &title, const QString &text)
{
    auto *note = new QTreeWidgetItem(row, {title, text});
    note->setFlags(Qt::ItemIsEnabled);
    for (const int column : {ImageColumn, FateColumn})
        note->setForeground(column, palettes::quietText(palette()));
}

void RemoveDialog::fitTable()
{
    int count = m_table->topLevelItemCount();
    for (int i = 0; i < m_table->topLevelItemCount(); ++i)
        count += m_table->topLevelItem(i)->childCount();
    const int rows = qBound(2, count, MaxShownRows);
    m_table->setMinimumHeight((rows + 1) * (fontMetrics().height() + 8) + 8);
    if (count <= MaxShownRows)
        m_table->setMaximumHeight(m_table->minimumHeight());
}

void RemoveDialog::choose(QTreeWidgetItem *row)
{
    const QString id = row->data(ImageColumn, ContainerRole).toString();
    if (id.isEmpty())
        return;
    const Qt::CheckState state = row->checkState(ImageColumn);
    m_plan.containers.removeIf([&id](const store::ContainerUse &use) { return use.id == id; });
    // A container may stand in the way of several images.
    const QSignalBlocker blocker(m_table);
    for (int i = 0; i < m_table->topLevelItemCount(); ++i) {
        QTreeWidgetItem *image = m_table->topLevelItem(i);
        for (int j = 0; j < image->childCount(); ++j) {
            if (image->child(j)->data(ImageColumn, ContainerRole).toString() == id)
                image->child(j)->setCheckState(ImageColumn, state);
        }
    }
    m_plan.items = m_all.items;
    forgetSums();
    for (const Item &item : std::as_const(m_plan.items)) {
        const auto use = std::ranges::find(item.blockers, id, &store::ContainerUse::id);
        if (state == Qt::Checked && use != item.blockers.end()) {
            m_plan.containers.append(*use);
            break;
        }
    }
    showPlan();
    askForPart();
}

/// Until somebody knows better. What is not shown does not go.
void RemoveDialog::forgetSums()
{
    m_plan.freedBytes = -1;
    m_plan.parents.clear();
}

void RemoveDialog::showPlan()
{
    const QSignalBlocker blocker(m_table);
    const bool isAll = std::ranges::all_of(m_all.items, [this](const Item &item) {
        return removal::obstacles(item, m_plan).isEmpty();
    });
    if (isAll) {
        m_plan.items = m_all.items;
        m_plan.freedBytes = m_all.freedBytes;
        m_plan.parents = m_all.parents;
    }
    for (qsizetype i = 0; i < m_plan.items.size(); ++i) {
        const Item &item = m_plan.items[i];
        QTreeWidgetItem *row = m_table->topLevelItem(int(i));
        const QString fate = removal::fate(item, m_plan);
        const bool isDeleted = removal::isDeleted(item, m_plan);
        row->setText(FateColumn, fate);
        row->setToolTip(FateColumn, fate);
        row->setText(SizeColumn, isDeleted ? format::size(item.image.sizeBytes) : QString());
        row->setText(SharedColumn, isDeleted && item.sharedBytes > 0
                                       ? format::size(item.sharedBytes)
                                       : QString());
    }
    showTexts();
}

void RemoveDialog::showTexts()
{
    const QString summary = removalSummary(m_plan, removal::isOfOwnStore(m_program));
    //: The name of a store, and what happens there.
    m_summary->setText(m_storeName.isEmpty() ? summary
                                             : Tr::tr("%1: %2").arg(m_storeName, summary));
    m_remove->setText(removalButtonText(m_plan));
    m_remove->setEnabled(removal::doesAnything(m_plan));
    const QString command = dockerRemovalCommand(m_plan, m_program);
    m_copy->setEnabled(!command.isEmpty());
    m_copy->setToolTip(command.left(1000));
}

void RemoveDialog::askForPart()
{
    const QStringList names = removal::namesThatGo(m_plan);
    if (m_plan.freedBytes < 0 && !names.isEmpty())
        Q_EMIT partRequested(names);
}

void RemoveDialog::setPart(const QStringList &names, const store::RemovalPlan &part)
{
    if (names != removal::namesThatGo(m_plan))
        return;
    // What is deleted may depend on what stays: an image that another one is built on.
    for (const Item &fresh : part.items) {
        const auto item = std::ranges::find(
            m_plan.items, fresh.image.target.digest,
            [](const Item &planned) -> const oci::Digest & { return planned.image.target.digest; });
        if (item == m_plan.items.end())
            continue;
        item->deleted = fresh.deleted;
        item->sharedBytes = fresh.sharedBytes;
        item->children = fresh.children;
    }
    m_plan.freedBytes = part.freedBytes;
    m_plan.parents = part.parents;
    showPlan();
}

} // namespace views
