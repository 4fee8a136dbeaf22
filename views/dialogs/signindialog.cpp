// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/signindialog.h"

#include "core/registry/login.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr int LinesOfResult = 4;

QLabel *makeNote(const QString &text)
{
    auto *note = new QLabel(text);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    return note;
}

} // namespace

SignInDialog::SignInDialog(const QString &registry, const QString &username, QWidget *parent)
    : QDialog(parent)
    , m_registry(new QLineEdit(registry))
    , m_user(new QLineEdit(username))
    , m_secret(new QLineEdit)
    , m_note(makeNote(Tr::tr("With two-factor authentication, or if you sign in through a web "
                             "page, make an access token on that page and give it here in place "
                             "of the password.")))
    , m_share(new QCheckBox(Tr::tr("S&hare the login with Docker and Podman")))
    , m_shareNote(makeNote(Tr::tr("Docker keeps it with its credential helper if it has one, else "
                                  "in a file that is not encrypted. Otherwise the keychain of this "
                                  "system keeps it, for Millefeuille alone.")))
    , m_resultIcon(new QLabel)
    , m_result(new QLabel)
    , m_signIn(new QPushButton)
{
    setObjectName(u"signInDialog"_s);
    setWindowTitle(Tr::tr("Sign In"));
    build();
    follow();
    if (registry.isEmpty())
        m_registry->setFocus();
    else
        (username.isEmpty() ? m_user : m_secret)->setFocus();
}

void SignInDialog::build()
{
    m_registry->setObjectName(u"signInRegistry"_s);
    m_registry->setPlaceholderText(u"docker.io"_s);
    m_registry->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    m_user->setObjectName(u"signInUser"_s);
    m_secret->setObjectName(u"signInSecret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_share->setObjectName(u"signInShare"_s);
    m_signIn->setObjectName(u"signInButton"_s);
    m_signIn->setDefault(true);
    m_result->setObjectName(u"signInResult"_s);
    m_result->setWordWrap(true);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_result->setMinimumHeight(fontMetrics().lineSpacing() * LinesOfResult);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_resultIcon->setAlignment(Qt::AlignTop);
    m_resultIcon->setFixedWidth(style()->pixelMetric(QStyle::PM_SmallIconSize));

    auto *result = new QHBoxLayout;
    result->setSpacing(8);
    result->addWidget(m_resultIcon);
    result->addWidget(m_result, 1);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_signIn, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon({});

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(Tr::tr("&Registry"), m_registry);
    form->addRow(Tr::tr("&User name"), m_user);
    form->addRow(Tr::tr("&Password or token"), m_secret);
    form->addRow(QString(), m_note);
    form->addRow(QString(), m_share);
    form->addRow(QString(), m_shareNote);
    form->addRow(QString(), result);
    form->addRow(buttons);
    for (QLineEdit *field : {m_registry, m_user, m_secret})
        connect(field, &QLineEdit::textChanged, this, &SignInDialog::follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &SignInDialog::ask);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, &SignInDialog::cancelled);
}

// Whatever was said, was said of other words.
void SignInDialog::follow()
{
    m_untilQuit = false;
    m_isUntested = false;
    m_signIn->setText(Tr::tr("Sign &In"));
    const auto named = registry::registryNamed(m_registry->text());
    m_signIn->setEnabled(!m_isBusy && named && !m_user->text().trimmed().isEmpty()
                         && !m_secret->text().isEmpty());
    say({}, named ? QString() : named.error().message);
}

void SignInDialog::ask()
{
    const auto named = registry::registryNamed(m_registry->text());
    if (!named || !m_signIn->isEnabled())
        return;
    SignInRequest request{.registry = *named,
                          .credentials = {.username = m_user->text().trimmed()},
                          .untilQuit = m_untilQuit,
                          .isUntested = m_isUntested,
                          .isShared = m_share->isChecked()};
    // As docker has it: what stands for an identity token in place of a user.
    if (request.credentials.username == "<token>"_L1)
        request.credentials.identityToken = m_secret->text();
    else
        request.credentials.password = m_secret->text();
    setBusy(true);
    say({},
        m_isUntested ? QString() : Tr::tr("Asking “%1” whether it takes this login…").arg(*named));
    Q_EMIT signInRequested(request);
}

void SignInDialog::setBusy(bool busy)
{
    m_isBusy = busy;
    for (QWidget *widget : {static_cast<QWidget *>(m_registry), static_cast<QWidget *>(m_user),
                            static_cast<QWidget *>(m_secret), static_cast<QWidget *>(m_share),
                            static_cast<QWidget *>(m_signIn)})
        widget->setEnabled(!busy);
}

void SignInDialog::showFailure(const core::Error &error)
{
    setBusy(false);
    follow();
    say("messagebox_warning"_L1, error.message, error.detail);
    m_secret->setFocus();
    m_secret->selectAll();
}

void SignInDialog::showUntested()
{
    setBusy(false);
    follow();
    m_isUntested = true;
    m_signIn->setText(Tr::tr("&Keep It Untested"));
    say("messagebox_warning"_L1,
        Tr::tr("The registry lets everybody in, so this login could not be tested. It can be kept "
               "all the same, for what needs one there."));
    m_signIn->setFocus();
}

void SignInDialog::showNoKeychain(const core::Error &error)
{
    setBusy(false);
    const bool isUntested = m_isUntested;
    follow();
    m_isUntested = isUntested;
    m_untilQuit = true;
    m_signIn->setText(Tr::tr("Sign &In Until I Quit"));
    say("messagebox_warning"_L1,
        (isUntested
             ? Tr::tr("This login cannot be kept: %1 Millefeuille can remember it until you "
                      "quit, and asks again the next time.")
             : Tr::tr("The registry takes this login, but it cannot be kept: %1 Millefeuille "
                      "can remember it until you quit, and asks again the next time."))
            .arg(error.message),
        error.detail);
    m_signIn->setFocus();
}

void SignInDialog::say(QLatin1StringView iconName, const QString &text, const QString &details)
{
    const int size = m_resultIcon->width();
    m_resultIcon->setPixmap(iconName.isEmpty() ? QPixmap() : icon(iconName).pixmap(size, size));
    m_result->setText(text);
    m_result->setToolTip(details);
}

} // namespace views
