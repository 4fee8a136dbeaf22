// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/prunedialog.h"

#include "models/prunemodel.h"
#include "views/dialogs/prunecommand.h"
#include "views/dialogs/prunerules.h"
#include "views/format.h"
#include "views/images/valuedelegate.h"
#include "views/tr.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

using models::PruneModel;
using Kind = store::Leftover::Kind;

namespace {

constexpr auto ClickBurst = 80ms;

/// The names of all \a images, as they are removed.
QStringList namesOf(const QList<store::Image> &images)
{
    QStringList names;
    for (const store::Image &image : images)
        names += store::removalNames(image);
    return names;
}

/// Something that kept \a was is no more.
bool wasLetGo(const store::Image &was, const store::Image &now)
{
    return (was.pinned && !now.pinned) || (!was.usedBy.isEmpty() && now.usedBy.isEmpty())
           || was.names != now.names;
}

bool isPlanOf(const store::RemovalPlan &plan, const QList<store::Image> &images)
{
    QSet<oci::Digest> planned;
    for (const store::RemovalPlan::Item &item : plan.items)
        planned.insert(item.image.target.digest);
    QSet<oci::Digest> wanted;
    for (const store::Image &image : images)
        wanted.insert(image.target.digest);
    return planned == wanted;
}

} // namespace

PruneDialog::PruneDialog(const QList<StoreEntry> &stores, const QStringList &chosen,
                         QWidget *parent)
    : QDialog(parent)
    , m_entries(stores)
    , m_model(new PruneModel(this))
    , m_rules(new PruneRulesBar(stores, chosen))
    , m_table(new QTreeView)
    , m_summary(new QLabel)
    , m_reclaim(new QCheckBox(Tr::tr("Free the space of “My images” at once, without undo")))
    , m_copy(new QPushButton(Tr::tr("Copy Commands")))
    , m_confirm(new QPushButton)
    , m_ask(new QTimer(this))
{
    setObjectName(u"pruneDialog"_s);
    setWindowTitle(Tr::tr("Prune Images"));
    m_summary->setObjectName(u"pruneSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_reclaim->setObjectName(u"pruneReclaim"_s);
    m_reclaim->setToolTip(Tr::tr("Otherwise what is removed there can be brought back for a day."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_rules);
    column->addWidget(buildTable(), 1);
    column->addWidget(m_reclaim);
    column->addWidget(m_summary);
    column->addWidget(buildButtons());
    m_ask->setSingleShot(true);
    m_ask->setInterval(ClickBurst);
    connect(m_ask, &QTimer::timeout, this, &PruneDialog::askForPlans);
    connect(m_reclaim, &QCheckBox::toggled, this, &PruneDialog::showSums);
    connect(m_rules, &PruneRulesBar::changed, this, &PruneDialog::review);
    connect(m_rules, &PruneRulesBar::storeAdded, this, &PruneDialog::storeRequested);
    connect(m_model, &PruneModel::chosenChanged, this, &PruneDialog::followChoice);
    review();
    const int unit = fontMetrics().averageCharWidth();
    resize(128 * unit, 38 * fontMetrics().height());
}

QWidget *PruneDialog::buildTable()
{
    const QSet<int> numbers{PruneModel::FreesColumn};
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(PruneModel::SortRole);
    m_table->setObjectName(u"pruneTable"_s);
    m_table->setAccessibleName(Tr::tr("What goes and what stays"));
    m_table->setHeader(new ValueHeader(numbers));
    m_table->setModel(sorted);
    auto *delegate = new ValueDelegate(m_table);
    delegate->setNumeric(numbers);
    delegate->setToolTipRole(PruneModel::ImageColumn, Qt::ToolTipRole);
    delegate->setQuietRole(PruneModel::KeptRole);
    m_table->setItemDelegate(delegate);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSortingEnabled(true);
    m_table->header()->setSortIndicatorClearable(true); // Back to: first what goes.
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->header()->setSectionResizeMode(PruneModel::ImageColumn, QHeaderView::Stretch);
    const int unit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(PruneModel::StoreColumn, 16 * unit);
    m_table->setColumnWidth(PruneModel::ReasonColumn, 36 * unit);
    m_table->setColumnWidth(PruneModel::CreatedColumn, 18 * unit);
    m_table->setColumnWidth(PruneModel::FreesColumn, 14 * unit);
    return m_table;
}

QWidget *PruneDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_copy, QDialogButtonBox::HelpRole);
    buttons->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    m_copy->setObjectName(u"pruneCopyCommand"_s);
    m_copy->setToolTip(Tr::tr("The commands of docker or podman that do the same"));
    m_confirm->setObjectName(u"pruneConfirm"_s);
    cancel->setObjectName(u"pruneCancel"_s);
    for (QPushButton *button : {m_copy, m_confirm})
        button->setAutoDefault(false);
    cancel->setIcon({}); // Some styles give one to standard buttons alone.
    cancel->setDefault(true);
    cancel->setFocus();
    connect(m_copy, &QPushButton::clicked, this, &PruneDialog::copyCommand);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT confirmed(chosen());
        accept();
    });
    return buttons;
}

QStringList PruneDialog::stores() const
{
    return m_rules->stores();
}

QList<PruneChoice> PruneDialog::chosen() const
{
    QList<PruneChoice> choices;
    const QStringList ids = stores();
    for (const StoreEntry &entry : m_entries) {
        if (!ids.contains(entry.id))
            continue;
        PruneChoice choice{.store = entry, .order = m_model->chosen(entry.id)};
        if (const auto &plan = m_contents.value(entry.id).plan)
            choice.order.parents = plan->parents;
        choice.order.reclaims = entry.id.isEmpty() && m_reclaim->isChecked();
        if (!choice.order.isEmpty())
            choices.append(std::move(choice));
    }
    return choices;
}

void PruneDialog::setStore(const QString &id, const QList<store::Image> &images,
                           const std::optional<QList<store::Leftover>> &leftovers)
{
    Content &content = m_contents[id];
    const Content before = content;
    content.images = images;
    content.knowsLeftovers |= leftovers.has_value();
    content.leftovers = leftovers.value_or(content.leftovers);
    content.problem.clear();
    content.known = true;
    content.plan.reset();
    markLate(id, before, content);
    review();
}

/// Nothing goes that was not there, or was kept, when the person looked.
void PruneDialog::markLate(const QString &id, const Content &before, const Content &now)
{
    QHash<oci::Digest, const store::Image *> known;
    for (const store::Image &image : before.images)
        known.insert(image.target.digest, &image);
    for (const store::Image &image : before.known ? now.images : QList<store::Image>()) {
        const store::Image *was = known.value(image.target.digest);
        if (!was || wasLetGo(*was, image))
            m_model->setLate(id, image.target.digest);
    }
    for (const store::Leftover &leftover :
         before.knowsLeftovers ? now.leftovers : QList<store::Leftover>()) {
        if (leftover.kind == Kind::Container
            && !std::ranges::contains(before.leftovers, leftover.id, &store::Leftover::id))
            m_model->setLate(id, leftover);
    }
}

void PruneDialog::setStoreError(const QString &id, const core::Error &error)
{
    // What was there when the person looked is remembered, for when it can be read again.
    Content &content = m_contents[id];
    content.problem = error.message;
    content.plan.reset();
    review();
}

/// Containers whose boxes are checked, if the person wants them to go at all.
QStringList PruneDialog::goingContainers() const
{
    QStringList going;
    for (const QString &id : m_rules->takesContainers() ? stores() : QStringList()) {
        for (const store::Leftover &leftover : m_contents.value(id).leftovers) {
            if (leftover.kind == Kind::Container && m_model->isChecked(id, leftover))
                going += leftover.id;
        }
    }
    return going;
}

void PruneDialog::review()
{
    m_goingContainers = goingContainers();
    const QStringList ids = stores();
    QList<models::PruneStore> reviews;
    for (const StoreEntry &entry : m_entries) {
        const auto content = m_contents.constFind(entry.id);
        if (!ids.contains(entry.id) || content == m_contents.cend() || !content->known
            || !content->problem.isEmpty())
            continue;
        models::PruneStore review{.id = entry.id, .name = entry.name};
        QList<store::Leftover> going = content->leftovers;
        going.removeIf([this](const store::Leftover &leftover) {
            return !m_goingContainers.contains(leftover.id);
        });
        review.rows =
            store::reviewPrune(store::withoutContainers(content->images, going), m_rules->rules());
        review.leftovers = content->leftovers;
        review.leftovers.removeIf([this](const store::Leftover &leftover) {
            return leftover.kind == Kind::Container && !m_rules->takesContainers();
        });
        reviews.append(std::move(review));
    }
    m_table->setColumnHidden(PruneModel::StoreColumn, ids.size() < 2);
    m_model->setStores(reviews);
}

void PruneDialog::followChoice()
{
    // An image that only a container uses stays if the container does.
    if (goingContainers() != m_goingContainers)
        return review();
    for (const auto &[id, content] : m_contents.asKeyValueRange()) {
        if (content.plan && !isPlanOf(*content.plan, m_model->chosen(id).images))
            content.plan.reset();
    }
    m_ask->start();
    showSums();
}

void PruneDialog::askForPlans()
{
    for (const PruneChoice &choice : chosen()) {
        if (!choice.order.images.isEmpty() && !m_contents.value(choice.store.id).plan)
            Q_EMIT planRequested(choice.store.id, namesOf(choice.order.images));
    }
}

void PruneDialog::setPlan(const QString &id, const store::RemovalPlan &plan)
{
    if (!isPlanOf(plan, m_model->chosen(id).images))
        return;
    m_contents[id].plan = plan;
    showSums();
}

PruneDialog::Sums PruneDialog::sums() const
{
    Sums sums;
    for (const PruneChoice &choice : chosen()) {
        const Content content = m_contents.value(choice.store.id);
        sums.images += int(choice.order.images.size());
        sums.parents += int(choice.order.parents.size());
        if (content.plan)
            sums.bytes += content.plan->freedBytes;
        sums.isComplete &= content.plan.has_value() || choice.order.images.isEmpty();
        if (choice.store.id.isEmpty() && content.plan && !choice.order.reclaims)
            sums.undoable += content.plan->freedBytes;
        for (const store::Leftover &leftover : choice.order.leftovers) {
            ++(leftover.kind == Kind::Container ? sums.containers : sums.others);
            sums.bytes += leftover.bytes;
        }
    }
    return sums;
}

QString PruneDialog::summaryText(const Sums &sums) const
{
    QStringList sentences;
    for (const QString &id : stores()) {
        const Content content = m_contents.value(id);
        const auto entry = std::ranges::find(m_entries, id, &StoreEntry::id);
        if (!content.problem.isEmpty())
            sentences += entry->name + u": "_s + content.problem;
        else if (!content.known)
            sentences += Tr::tr("Reading %1…").arg(entry->name);
    }
    if (sums.images > 0)
        sentences += Tr::tr("%n image(s) will be deleted.", nullptr, sums.images);
    if (sums.parents > 0)
        sentences += Tr::tr("With them go %n nameless image(s) that they were built on.", nullptr,
                            sums.parents);
    if (sums.containers > 0)
        sentences += Tr::tr("%n container(s) will be removed.", nullptr, sums.containers);
    const bool isAny = sums.images + sums.containers + sums.others > 0;
    if (isAny && sums.isComplete)
        sentences += Tr::tr("%1 come back.", "a size").arg(format::size(sums.bytes));
    if (sums.undoable > 0)
        sentences += Tr::tr("%1 of it only after a day, or when you reclaim it: until then the "
                            "removal can be undone.")
                         .arg(format::size(sums.undoable));
    const int kept = m_model->keptCount();
    if (!isAny && m_model->rowCount() > kept)
        sentences += Tr::tr("Nothing is checked.");
    else if (!isAny && sentences.isEmpty())
        sentences += kept == 0 && m_rules->rules() == store::PruneRules()
                         ? Tr::tr("No image is untagged.")
                         : Tr::tr("No image matches.");
    if (kept > 0)
        sentences += Tr::tr("%n image(s) stay.", nullptr, kept);
    return sentences.join(u' ');
}

void PruneDialog::showSums()
{
    const Sums now = sums();
    const int all = now.images + now.containers + now.others;
    const QString size = format::size(now.bytes);
    const bool isKnown = all > 0 && now.isComplete;
    m_summary->setText(summaryText(now));
    if (now.images == all)
        m_confirm->setText(isKnown ? Tr::tr("Remove %n image(s), free %1", nullptr, all).arg(size)
                                   : Tr::tr("Remove %n image(s)", nullptr, all));
    else
        m_confirm->setText(isKnown ? Tr::tr("Remove %n item(s), free %1", nullptr, all).arg(size)
                                   : Tr::tr("Remove %n item(s)", nullptr, all));
    m_confirm->setEnabled(all > 0);
    m_copy->setEnabled(all > 0);
    m_reclaim->setVisible(stores().contains(QString())
                          && !m_model->chosen(QString()).images.isEmpty());
}

void PruneDialog::copyCommand() const
{
    QStringList lines;
    const QList<PruneChoice> choices = chosen();
    for (const PruneChoice &choice : choices) {
        if (choices.size() > 1)
            lines += u"# "_s + choice.store.name;
        lines += pruneCommands(choice.store, choice.order);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace views
