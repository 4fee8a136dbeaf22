// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/prunedialog.h"

#include "models/prunemodel.h"
#include "views/dialogs/removedialog.h"
#include "views/format.h"
#include "views/images/valuedelegate.h"
#include "views/tr.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

using models::PruneModel;
using Which = store::PruneRules::Which;

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

QSet<oci::Digest> targets(const store::RemovalPlan &plan)
{
    QSet<oci::Digest> digests;
    for (const store::RemovalPlan::Item &item : plan.items)
        digests.insert(item.image.target.digest);
    return digests;
}

} // namespace

PruneDialog::PruneDialog(const QList<store::Image> &images, QWidget *parent)
    : QDialog(parent)
    , m_images(images)
    , m_model(new PruneModel(this))
    , m_which(new QComboBox)
    , m_age(new QComboBox)
    , m_repository(new QLineEdit)
    , m_keep(new QSpinBox)
    , m_table(new QTreeView)
    , m_summary(new QLabel)
    , m_copy(new QPushButton(Tr::tr("Copy Docker Command")))
    , m_confirm(new QPushButton)
    , m_ask(new QTimer(this))
{
    setObjectName(u"pruneDialog"_s);
    setWindowTitle(Tr::tr("Prune Images"));
    m_summary->setObjectName(u"pruneSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(buildRules());
    column->addWidget(buildTable(), 1);
    column->addWidget(m_summary);
    column->addWidget(buildButtons());
    m_ask->setSingleShot(true);
    m_ask->setInterval(ClickBurst);
    connect(m_ask, &QTimer::timeout, this, [this] { Q_EMIT planRequested(namesOf(chosen())); });
    connect(m_model, &PruneModel::chosenChanged, this, &PruneDialog::followChoice);
    review();
    const int unit = fontMetrics().averageCharWidth();
    resize(120 * unit, 36 * fontMetrics().height());
}

QWidget *PruneDialog::buildRules()
{
    m_which->setObjectName(u"pruneWhich"_s);
    // In the order of Which.
    m_which->addItem(Tr::tr("Untagged images"));
    m_which->addItem(Tr::tr("All unused images"));
    m_which->setItemData(0, u"docker image prune"_s, Qt::ToolTipRole);
    m_which->setItemData(1, u"docker image prune --all"_s, Qt::ToolTipRole);
    m_which->setAccessibleName(Tr::tr("Which images"));
    m_age->setObjectName(u"pruneAge"_s);
    m_age->setAccessibleName(Tr::tr("Age"));
    const std::pair<QString, int> ages[] = {{Tr::tr("Of any age"), 0},
                                            {Tr::tr("Built more than a day ago"), 1},
                                            {Tr::tr("Built more than a week ago"), 7},
                                            {Tr::tr("Built more than a month ago"), 30},
                                            {Tr::tr("Built more than six months ago"), 182},
                                            {Tr::tr("Built more than a year ago"), 365}};
    for (const auto &[text, days] : ages)
        m_age->addItem(text, days);
    m_repository->setObjectName(u"pruneRepository"_s);
    m_repository->setPlaceholderText(Tr::tr("Repository, such as team/*"));
    m_repository->setAccessibleName(Tr::tr("Repository"));
    m_repository->setClearButtonEnabled(true);
    m_keep->setObjectName(u"pruneKeep"_s);
    m_keep->setRange(0, 999);
    m_keep->setSpecialValueText(Tr::tr("Keep none"));
    //: Before a number of images; the number is part of the field.
    m_keep->setPrefix(Tr::tr("Keep newest: "));
    m_keep->setToolTip(Tr::tr("So many images of each repository stay, the newest."));
    m_keep->setAccessibleName(Tr::tr("Images kept of each repository"));
    auto *rules = new QWidget;
    auto *row = new QHBoxLayout(rules);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_which);
    row->addWidget(m_age);
    row->addWidget(m_repository, 1);
    row->addWidget(m_keep);
    connect(m_which, &QComboBox::currentIndexChanged, this, &PruneDialog::review);
    connect(m_age, &QComboBox::currentIndexChanged, this, &PruneDialog::review);
    connect(m_repository, &QLineEdit::textChanged, this, &PruneDialog::review);
    connect(m_keep, &QSpinBox::valueChanged, this, &PruneDialog::review);
    return rules;
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

QList<store::Image> PruneDialog::chosen() const
{
    return m_model->chosen();
}

void PruneDialog::setImages(const QList<store::Image> &images)
{
    m_images = images;
    review();
}

void PruneDialog::review()
{
    const store::PruneRules rules{.which = Which(m_which->currentIndex()),
                                  .olderThan = std::chrono::days(m_age->currentData().toInt()),
                                  .repository = m_repository->text().trimmed(),
                                  .labels = {},
                                  .keepNewest = m_keep->value()};
    m_which->setToolTip(m_which->currentData(Qt::ToolTipRole).toString());
    m_model->setRows(store::reviewPrune(m_images, rules));
}

void PruneDialog::followChoice()
{
    m_plan.reset();
    if (chosen().isEmpty())
        m_ask->stop();
    else
        m_ask->start();
    showSums();
}

void PruneDialog::setPlan(const store::RemovalPlan &plan)
{
    QSet<oci::Digest> wanted;
    for (const store::Image &image : chosen())
        wanted.insert(image.target.digest);
    if (targets(plan) != wanted)
        return;
    m_plan = plan;
    showSums();
}

void PruneDialog::showSums()
{
    const int count = int(chosen().size());
    const int kept = m_model->keptCount();
    QString text;
    if (count > 0 && m_plan)
        text = Tr::tr("%n image(s) will be deleted.", nullptr, count) + u' '
               + Tr::tr("%1 come back.", "a size").arg(format::size(m_plan->freedBytes));
    else if (count > 0)
        text = Tr::tr("%n image(s) will be deleted.", nullptr, count);
    else if (m_model->rowCount() > kept)
        text = Tr::tr("Nothing is checked.");
    else if (Which(m_which->currentIndex()) == Which::Untagged && kept == 0)
        text = Tr::tr("No image is untagged.");
    else
        text = Tr::tr("No image matches.");
    if (kept > 0)
        text += u' ' + Tr::tr("%n image(s) stay.", nullptr, kept);
    m_summary->setText(text);
    m_confirm->setText(m_plan ? removalButtonText(*m_plan)
                              : Tr::tr("Remove %n image(s)", nullptr, count));
    m_confirm->setEnabled(count > 0);
    m_copy->setEnabled(m_plan.has_value());
}

void PruneDialog::copyCommand() const
{
    QGuiApplication::clipboard()->setText(dockerRemovalCommand(*m_plan));
}

} // namespace views
