// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/pullalldialog.h"

#include "views/hub/platformchoice.h"
#include "views/shortened.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr qsizetype MostTags = 20;

} // namespace

PullAllDialog::PullAllDialog(const PullWish &wish, const QList<StoreEntry> &stores, QWidget *parent)
    : QDialog(parent)
    , m_repository(wish.references.first())
    , m_state(new QLabel)
    , m_names(new QLabel)
    , m_problem(new MessagePanel)
    , m_platform(new PlatformChoice)
    , m_store(new StoreChoice)
{
    setObjectName(u"pullAllDialog"_s);
    setWindowTitle(Tr::tr("Pull All Tags"));
    m_platform->choose(wish.platform);
    m_store->setStores(stores, wish.store);
    build(m_store->count() > 1);
    follow();
}

void PullAllDialog::build(bool hasStores)
{
    auto *name = new ElidedLabel;
    name->setFullText(m_repository.repository());
    m_state->setObjectName(u"pullAllState"_s);
    m_state->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    m_names->setObjectName(u"pullAllNames"_s);
    m_names->setTextFormat(Qt::PlainText);
    m_names->setMinimumHeight(3 * fontMetrics().lineSpacing()); // Nothing jumps when they come.
    m_names->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_names->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *text : {m_state, m_names})
        text->setWordWrap(true);
    m_problem->setObjectName(u"pullAllProblem"_s);
    m_problem->hide();
    m_platform->setObjectName(u"pullAllPlatform"_s);
    m_store->setObjectName(u"pullAllStore"_s);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_pull = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_pull->setObjectName(u"pullAllConfirm"_s);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(u"pullAllCancel"_s);
    cancel->setDefault(true);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({}); // Some styles give them to standard buttons alone.
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("Repository"), name);
    form->addRow(Tr::tr("&Platform:"), m_platform);
    form->addRow(Tr::tr("&Store:"), m_store);
    form->setRowVisible(m_store, hasStores);
    form->addRow(m_state);
    form->addRow(m_names);
    form->addRow(m_problem);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PullAllDialog::confirm);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PullAllDialog::setTags(const QStringList &tags)
{
    m_tags = tags;
    follow();
}

void PullAllDialog::setTagsError(const core::Error &error)
{
    m_problem->setMessage(Message::fromError(
        Tr::tr("The tags of “%1” could not be listed.").arg(m_repository.familiarRepository()),
        error));
    m_problem->show();
    m_state->hide();
    m_names->hide();
    adjustSize();
}

void PullAllDialog::follow()
{
    const QStringList tags = m_tags.value_or(QStringList());
    m_pull->setEnabled(!tags.isEmpty());
    m_pull->setText(tags.isEmpty() ? Tr::tr("Pull")
                                   : Tr::tr("Pull %n Tag(s)", nullptr, int(tags.size())));
    if (!m_tags)
        return m_state->setText(Tr::tr("Reading the tags…"));
    QString text = Tr::tr("It has %n tag(s).", nullptr, int(tags.size()));
    if (m_repository.domain() == "docker.io"_L1)
        text += u' ' + Tr::tr("Docker Hub counts each of them as a pull.");
    m_state->setText(text);
    m_names->setText(shortened(tags, MostTags).join(u", "_s));
    adjustSize();
}

void PullAllDialog::confirm()
{
    PullWish wish{.store = m_store->store(), .platform = m_platform->platform()};
    for (const QString &tag : m_tags.value_or(QStringList())) {
        if (auto name = m_repository.withTag(tag))
            wish.references += *std::move(name);
    }
    Q_EMIT confirmed(wish);
    accept();
}

} // namespace views
