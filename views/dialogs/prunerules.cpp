// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/prunerules.h"

#include "views/tr.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

using Which = store::PruneRules::Which;

PruneRulesBar::PruneRulesBar(const QList<StoreEntry> &stores, const QStringList &chosen,
                             QWidget *parent)
    : QWidget(parent)
    , m_where(new QToolButton)
    , m_stores(new QMenu(m_where))
    , m_which(new QComboBox)
    , m_age(new QComboBox)
    , m_repository(new QLineEdit)
    , m_labels(new QLineEdit)
    , m_keep(new QSpinBox)
    , m_containers(new QCheckBox(Tr::tr("&Stopped containers too")))
{
    buildStores(stores, chosen);
    buildWhich();
    buildAges();
    buildPatterns();
    m_containers->setObjectName(u"pruneContainers"_s);
    m_containers->setToolTip(Tr::tr("Containers that do not run are removed, and then the images "
                                    "that only they used"));
    const auto isEngine = [](const StoreEntry &store) { return !store.id.isEmpty(); };
    m_containers->setVisible(std::ranges::any_of(stores, isEngine));
    connect(m_containers, &QCheckBox::toggled, this, &PruneRulesBar::changed);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_where);
    first->addWidget(m_which);
    first->addWidget(m_age);
    first->addWidget(m_containers);
    first->addStretch(1);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(m_repository, 1);
    second->addWidget(m_labels, 1);
    second->addWidget(m_keep);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addLayout(first);
    rows->addLayout(second);
}

void PruneRulesBar::buildStores(const QList<StoreEntry> &stores, const QStringList &chosen)
{
    m_where->setObjectName(u"pruneWhere"_s);
    m_where->setToolTip(Tr::tr("Where to look for what can go"));
    m_where->setPopupMode(QToolButton::InstantPopup);
    m_where->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_where->setMenu(m_stores);
    m_where->setVisible(stores.size() > 1);
    m_stores->setObjectName(u"pruneStores"_s);
    for (const StoreEntry &store : stores) {
        QAction *action = m_stores->addAction(store.name);
        action->setData(store.id);
        action->setCheckable(true);
        action->setChecked(chosen.contains(store.id));
        action->setToolTip(store.toolTip);
        connect(action, &QAction::toggled, this, [this, id = store.id](bool checked) {
            nameStores();
            if (checked)
                Q_EMIT storeAdded(id);
            Q_EMIT changed();
        });
    }
    nameStores();
}

void PruneRulesBar::nameStores()
{
    QStringList names;
    for (const QAction *action : m_stores->actions()) {
        if (action->isChecked())
            names += action->text();
    }
    m_where->setText(names.isEmpty()    ? Tr::tr("No store")
                     : names.size() > 2 ? Tr::tr("%n store(s)", nullptr, int(names.size()))
                                        : names.join(u", "_s));
    m_where->setAccessibleName(Tr::tr("Stores: %1").arg(names.join(u", "_s)));
}

void PruneRulesBar::buildWhich()
{
    m_which->setObjectName(u"pruneWhich"_s);
    // In the order of Which.
    m_which->addItem(Tr::tr("Untagged images"));
    m_which->addItem(Tr::tr("All unused images"));
    m_which->setItemData(0, u"docker image prune"_s, Qt::ToolTipRole);
    m_which->setItemData(1, u"docker image prune --all"_s, Qt::ToolTipRole);
    m_which->setAccessibleName(Tr::tr("Which images"));
    const auto follow = [this] {
        m_which->setToolTip(m_which->currentData(Qt::ToolTipRole).toString());
    };
    follow();
    connect(m_which, &QComboBox::currentIndexChanged, this, follow);
    connect(m_which, &QComboBox::currentIndexChanged, this, &PruneRulesBar::changed);
}

void PruneRulesBar::buildAges()
{
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
    connect(m_age, &QComboBox::currentIndexChanged, this, &PruneRulesBar::changed);
}

void PruneRulesBar::buildPatterns()
{
    m_repository->setObjectName(u"pruneRepository"_s);
    m_repository->setPlaceholderText(Tr::tr("Repository, such as team/*"));
    m_repository->setAccessibleName(Tr::tr("Repository"));
    m_labels->setObjectName(u"pruneLabels"_s);
    m_labels->setPlaceholderText(Tr::tr("Labels, such as stage=build !keep"));
    m_labels->setAccessibleName(Tr::tr("Labels"));
    m_labels->setToolTip(Tr::tr("Only images with all these labels: KEY, KEY=VALUE, and !KEY or "
                                "KEY!=VALUE for those without"));
    m_keep->setObjectName(u"pruneKeep"_s);
    m_keep->setRange(0, 999);
    m_keep->setSpecialValueText(Tr::tr("Keep none"));
    //: Before a number of images; the number is part of the field.
    m_keep->setPrefix(Tr::tr("Keep newest: "));
    m_keep->setToolTip(Tr::tr("So many images of each repository stay, the newest."));
    m_keep->setAccessibleName(Tr::tr("Images kept of each repository"));
    for (QLineEdit *field : {m_repository, m_labels}) {
        field->setClearButtonEnabled(true);
        connect(field, &QLineEdit::textChanged, this, &PruneRulesBar::changed);
    }
    connect(m_keep, &QSpinBox::valueChanged, this, &PruneRulesBar::changed);
}

store::PruneRules PruneRulesBar::rules() const
{
    static const QRegularExpression blanks(u"\\s+"_s);
    return {.which = Which(m_which->currentIndex()),
            .olderThan = std::chrono::days(m_age->currentData().toInt()),
            .repository = m_repository->text().trimmed(),
            .labels = m_labels->text().split(blanks, Qt::SkipEmptyParts),
            .keepNewest = m_keep->value()};
}

QStringList PruneRulesBar::stores() const
{
    QStringList ids;
    for (const QAction *action : m_stores->actions()) {
        if (action->isChecked())
            ids += action->data().toString();
    }
    return ids;
}

bool PruneRulesBar::takesContainers() const
{
    return m_containers->isChecked();
}

} // namespace views
