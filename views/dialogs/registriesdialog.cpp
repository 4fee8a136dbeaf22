// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/registriesdialog.h"

#include "views/dialogs/certificatebox.h"
#include "views/dialogs/registrydialog.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using registry::Login;

namespace views {

namespace {

constexpr int ColumnGap = 16;

enum Column { RegistryColumn, UserColumn, KeptColumn, ConnectionColumn, ColumnCount };

QString userText(const RegistryEntry &entry)
{
    if (!entry.login)
        return Tr::tr("Not signed in");
    if (entry.login->username == "<token>"_L1)
        return Tr::tr("Identity token");
    return entry.login->username.isEmpty() ? Tr::tr("Signed in") : entry.login->username;
}

QString keptText(const RegistryEntry &entry)
{
    if (!entry.login)
        return {};
    switch (entry.login->place) {
    case Login::Place::ThisRun:
        return Tr::tr("Until you quit");
    case Login::Place::Keychain:
        return Tr::tr("Keychain");
    case Login::Place::Docker:
        return Tr::tr("Docker or Podman");
    }
    return {};
}

QString connectionText(const RegistryEntry &entry)
{
    if (entry.isInsecure)
        return Tr::tr("Insecure");
    if (!entry.trusted.isEmpty())
        return Tr::tr("Certificate trusted by you");
    return Tr::tr("Verified");
}

QString connectionTip(const RegistryEntry &entry)
{
    if (entry.isInsecure)
        return entry.isInsecureHere
                   ? Tr::tr("You allowed it: the certificate is not checked.")
                   : Tr::tr("registries.conf or Docker's daemon.json allow it: the certificate is "
                            "not checked.");
    QStringList lines;
    for (const net::Certificate &certificate : entry.trusted)
        lines += boxes::certificateText(certificate);
    return lines.join(u'\n');
}

QTreeWidgetItem *makeRow(const RegistryEntry &entry)
{
    auto *row = new QTreeWidgetItem(
        {entry.registry, userText(entry), keptText(entry), connectionText(entry)});
    if (entry.login && !entry.login->path.isEmpty())
        row->setToolTip(KeptColumn, QDir::toNativeSeparators(entry.login->path));
    row->setToolTip(ConnectionColumn, connectionTip(entry));
    if (entry.isInsecure)
        row->setIcon(ConnectionColumn, icon("messagebox_warning"_L1));
    return row;
}

} // namespace

RegistriesDialog::RegistriesDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget)
    , m_empty(new QLabel(Tr::tr("No registry has a login or a setting of its own. Public images "
                                "need none of it.")))
    , m_resultIcon(new QLabel)
    , m_result(new QLabel)
{
    setObjectName(u"registriesDialog"_s);
    setWindowTitle(Tr::tr("Registries"));
    build();
    follow();
}

QPushButton *RegistriesDialog::addButton(QVBoxLayout *layout, const QString &name,
                                         const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);
    layout->addWidget(button);
    return button;
}

void RegistriesDialog::build()
{
    m_list->setObjectName(u"registriesList"_s);
    m_list->setAccessibleName(Tr::tr("Registries"));
    m_list->setHeaderLabels(
        {Tr::tr("Registry"), Tr::tr("Signed in as"), Tr::tr("Kept in"), Tr::tr("Connection")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setMinimumSize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 12);
    m_list->header()->setStretchLastSection(true);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *over = new QVBoxLayout(m_list->viewport());
    over->addWidget(m_empty);
    m_result->setObjectName(u"registriesResult"_s);
    m_result->setWordWrap(true);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_result->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_resultIcon->setAlignment(Qt::AlignTop);
    m_resultIcon->setFixedWidth(style()->pixelMetric(QStyle::PM_SmallIconSize));

    auto *actions = new QVBoxLayout;
    m_signIn = addButton(actions, u"registriesSignIn"_s, Tr::tr("&Sign In…"));
    m_signOut = addButton(actions, u"registriesSignOut"_s, Tr::tr("Sign &Out"));
    m_test = addButton(actions, u"registriesTest"_s, Tr::tr("&Test"));
    actions->addSpacing(12);
    m_insecure = addButton(actions, u"registriesInsecure"_s, Tr::tr("Allow &Insecure…"));
    m_distrust = addButton(actions, u"registriesDistrust"_s, Tr::tr("&Forget Certificate"));
    actions->addSpacing(12);
    m_addInsecure = addButton(actions, u"registriesAddInsecure"_s, Tr::tr("&Add Insecure…"));
    m_addInsecure->setToolTip(Tr::tr("Name a registry that is to be reached without TLS, or "
                                     "whatever its certificate"));
    actions->addStretch();
    auto *upper = new QHBoxLayout;
    upper->addWidget(m_list, 1);
    upper->addLayout(actions);
    auto *result = new QHBoxLayout;
    result->addWidget(m_resultIcon);
    result->addWidget(m_result, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addLayout(upper, 1);
    layout->addLayout(result);
    layout->addWidget(buttons);

    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &RegistriesDialog::follow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_signIn, &QPushButton::clicked, this, [this] {
        const RegistryEntry *entry = selected();
        Q_EMIT signInRequested(entry ? entry->registry : QString(),
                               entry && entry->login ? entry->login->username : QString());
    });
    const auto withSelected = [this](QPushButton *button, auto act) {
        connect(button, &QPushButton::clicked, this, [this, act] {
            if (const RegistryEntry *entry = selected())
                act(*entry);
        });
    };
    withSelected(m_signOut,
                 [this](const RegistryEntry &entry) { Q_EMIT signOutRequested(entry.registry); });
    withSelected(m_test, [this](const RegistryEntry &entry) {
        showResult(Tr::tr("Asking “%1”…").arg(entry.registry));
        Q_EMIT testRequested(entry.registry);
    });
    withSelected(m_insecure, [this](const RegistryEntry &entry) {
        if (entry.isInsecureHere) {
            Q_EMIT insecureRequested(entry.registry, false);
            return;
        }
        askForInsecure(entry.registry);
    });
    connect(m_addInsecure, &QPushButton::clicked, this, &RegistriesDialog::addInsecure);
    withSelected(m_distrust, [this](const RegistryEntry &entry) {
        Q_EMIT distrustRequested(entry.registry, entry.trusted);
    });
}

void RegistriesDialog::addInsecure()
{
    auto *dialog = new RegistryDialog(this, RegistryDialog::Purpose::Insecure);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { askForInsecure(dialog->domain()); });
    dialog->open();
}

void RegistriesDialog::askForInsecure(const QString &registry)
{
    boxes::openInsecure(this, registry, [this, registry] {
        m_added = registry;
        Q_EMIT insecureRequested(registry, true);
    });
}

void RegistriesDialog::setEntries(const QList<RegistryEntry> &entries)
{
    const RegistryEntry *before = selected();
    const QString kept = !m_added.isEmpty() ? m_added : before ? before->registry : QString();
    m_entries = entries;
    m_list->clear();
    for (const RegistryEntry &entry : std::as_const(m_entries)) {
        QTreeWidgetItem *row = makeRow(entry);
        m_list->addTopLevelItem(row);
        if (entry.registry != kept)
            continue;
        m_list->setCurrentItem(row);
        m_added.clear();
    }
    for (int column = RegistryColumn; column < ConnectionColumn; ++column) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, m_list->columnWidth(column) + ColumnGap);
    }
    m_empty->setVisible(m_entries.isEmpty());
    follow();
}

const RegistryEntry *RegistriesDialog::selected() const
{
    const QTreeWidgetItem *item = m_list->selectedItems().value(0);
    if (!item)
        return nullptr;
    const auto found =
        std::ranges::find(m_entries, item->text(RegistryColumn), &RegistryEntry::registry);
    return found == m_entries.end() ? nullptr : &*found;
}

void RegistriesDialog::follow()
{
    const RegistryEntry *entry = selected();
    m_signOut->setEnabled(entry && entry->login && entry->login->place != Login::Place::Docker);
    m_signOut->setToolTip(entry && entry->login && entry->login->place == Login::Place::Docker
                              ? Tr::tr("Docker or Podman keep this login: “docker logout” and "
                                       "“podman logout” forget it.")
                              : QString());
    m_test->setEnabled(entry);
    m_insecure->setEnabled(entry && (!entry->isInsecure || entry->isInsecureHere));
    m_insecure->setText(entry && entry->isInsecureHere ? Tr::tr("Require &TLS")
                                                       : Tr::tr("Allow &Insecure…"));
    m_distrust->setEnabled(entry && !entry->trusted.isEmpty());
}

void RegistriesDialog::showResult(const QString &text)
{
    m_resultIcon->setPixmap({});
    m_result->setText(text);
    m_result->setToolTip({});
}

void RegistriesDialog::showError(const core::Error &error)
{
    const int size = m_resultIcon->width();
    m_resultIcon->setPixmap(icon("messagebox_warning"_L1).pixmap(size, size));
    m_result->setText(error.message);
    m_result->setToolTip(error.detail);
}

} // namespace views
