// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/removedialog.h"

#include "views/format.h"
#include "views/tr.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <numeric>

using namespace Qt::StringLiterals;

namespace views {

using Item = store::RemovalPlan::Item;

namespace {

constexpr int MaxShownRows = 12;

bool isDeleted(const Item &item)
{
    return item.deleted && item.blockers.isEmpty();
}

bool isBlocked(const Item &item)
{
    return !item.blockers.isEmpty();
}

QString usersText(const Item &item)
{
    QStringList users;
    for (const store::ContainerUse &use : item.blockers)
        //: %1 is the name of a container, %2 its state in the engine's word.
        users += Tr::tr("%1 (%2)").arg(use.name.isEmpty() ? use.id.left(12) : use.name, use.state);
    return format::elideMiddle(users.join(u", "_s), 120);
}

int deletedImages(const store::RemovalPlan &plan)
{
    return int(std::ranges::count_if(plan.items, isDeleted));
}

int removedTags(const store::RemovalPlan &plan)
{
    return std::accumulate(plan.items.begin(), plan.items.end(), 0, [](int sum, const Item &item) {
        return sum + (isBlocked(item) ? 0 : int(item.untagged.size()));
    });
}

QStringList namesThatStay(const Item &item)
{
    QStringList names;
    for (const oci::Reference &name : item.image.names) {
        if (!item.untagged.contains(name))
            names += name.familiar();
    }
    return names;
}

QString imageTitle(const Item &item)
{
    if (item.image.isDangling())
        return format::shortDigest(item.image.target.digest.toString());
    QStringList names;
    for (const oci::Reference &name : item.untagged)
        names += name.familiar();
    return names.join(u", "_s);
}

QString fate(const Item &item)
{
    if (!item.blockers.isEmpty())
        return Tr::tr("Stays: used by %1").arg(usersText(item));
    if (item.deleted && item.image.isDangling())
        return Tr::tr("Deleted");
    if (item.deleted)
        return Tr::tr("%n tag(s) removed, image deleted", nullptr, int(item.untagged.size()));
    return Tr::tr("Only untagged: the image stays as %1")
        .arg(format::elideMiddle(namesThatStay(item).join(u", "_s), 80));
}

QString shared(const Item &item)
{
    return isDeleted(item) && item.sharedBytes > 0 ? format::size(item.sharedBytes) : QString();
}

} // namespace

QString removalButtonText(const store::RemovalPlan &plan)
{
    const int images = deletedImages(plan);
    if (images == 0 && removedTags(plan) == 0)
        return Tr::tr("Remove");
    if (images == 0)
        return Tr::tr("Remove %n tag(s)", nullptr, removedTags(plan));
    return Tr::tr("Remove %n image(s), free %1", nullptr, images)
        .arg(format::size(plan.freedBytes));
}

QString removalSummary(const store::RemovalPlan &plan)
{
    const int images = deletedImages(plan);
    const int blocked = int(std::ranges::count_if(plan.items, isBlocked));
    const QString inTheWay =
        blocked == 0 ? QString()
                     : u' '
                           + Tr::tr("%n image(s) stay, because containers use them. Remove the "
                                    "containers first.",
                                    nullptr, blocked);
    if (images == 0 && removedTags(plan) == 0)
        return inTheWay.trimmed();
    if (images == 0)
        return Tr::tr("%n tag(s) will be removed. No image is deleted and no space comes back: the "
                      "images have other tags.",
                      nullptr, removedTags(plan))
               + inTheWay;
    QString text = Tr::tr("%n image(s) will be deleted.", nullptr, images) + u' '
                   + Tr::tr("%1 come back.", "a size").arg(format::size(plan.freedBytes));
    if (std::ranges::any_of(plan.items, [](const Item &i) { return !shared(i).isEmpty(); }))
        text += u' ' + Tr::tr("Layers that other images share stay.");
    return text + inTheWay;
}

QString dockerRemovalCommand(const store::RemovalPlan &plan)
{
    QStringList words{u"docker"_s, u"image"_s, u"rm"_s};
    for (const Item &item : plan.items) {
        for (const oci::Reference &name : item.untagged)
            words += name.familiar();
        if (item.untagged.isEmpty() && !item.image.platforms.isEmpty())
            words += item.image.platforms.constFirst().configDigest.toString();
    }
    return words.join(u' ');
}

RemoveDialog::RemoveDialog(const store::RemovalPlan &plan, QWidget *parent)
    : QDialog(parent)
    , m_plan(plan)
{
    setObjectName(u"removeDialog"_s);
    setWindowTitle(Tr::tr("Remove Images"));
    auto *summary = new QLabel(removalSummary(plan));
    summary->setObjectName(u"removeSummary"_s);
    summary->setTextFormat(Qt::PlainText);
    summary->setWordWrap(true);
    auto *table = new QTreeWidget;
    fill(table);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *copy =
        buttons->addButton(Tr::tr("Copy Docker Command"), QDialogButtonBox::HelpRole);
    QPushButton *remove = buttons->addButton(removalButtonText(plan), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    copy->setObjectName(u"removeCopyCommand"_s);
    copy->setToolTip(dockerRemovalCommand(plan).left(1000));
    remove->setObjectName(u"removeConfirm"_s);
    remove->setEnabled(deletedImages(plan) + removedTags(plan) > 0);
    cancel->setObjectName(u"removeCancel"_s);
    for (QPushButton *button : {copy, remove})
        button->setAutoDefault(false);
    cancel->setIcon({}); // Some styles give one to standard buttons alone.
    cancel->setDefault(true);
    cancel->setFocus();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(summary);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(dockerRemovalCommand(m_plan)); });
    resize(fontMetrics().averageCharWidth() * 110, sizeHint().height());
}

void RemoveDialog::fill(QTreeWidget *table) const
{
    table->setObjectName(u"removeTable"_s);
    table->setAccessibleName(Tr::tr("What is removed"));
    table->setHeaderLabels(
        {Tr::tr("Image"), Tr::tr("What happens"), Tr::tr("Size"), Tr::tr("Stays, shared")});
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::NoFocus);
    table->setTextElideMode(Qt::ElideMiddle);
    for (const Item &item : m_plan.items) {
        const QString size = isDeleted(item) ? format::size(item.image.sizeBytes) : QString();
        auto *row = new QTreeWidgetItem(table, {imageTitle(item), fate(item), size, shared(item)});
        row->setSizeHint(0, QSize(0, fontMetrics().height() + 8));
        row->setToolTip(0, imageTitle(item));
        row->setToolTip(1, fate(item));
        row->setToolTip(2, format::exactBytes(item.image.sizeBytes));
        row->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        row->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
    }
    table->headerItem()->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    table->headerItem()->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->setColumnWidth(0, fontMetrics().averageCharWidth() * 34);
    const int rows = qBound(2, int(m_plan.items.size()), MaxShownRows);
    table->setMinimumHeight((rows + 1) * (fontMetrics().height() + 8) + 8);
    if (m_plan.items.size() <= MaxShownRows)
        table->setMaximumHeight(table->minimumHeight());
}

} // namespace views
