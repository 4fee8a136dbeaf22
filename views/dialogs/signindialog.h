// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// What a person wants who signs in.
struct SignInRequest
{
    QString registry; ///< "docker.io".
    registry::Credentials credentials;
    bool untilQuit = false;  ///< Not to be kept in the keychain.
    bool isUntested = false; ///< It cannot be tested, and is to be kept all the same.
    bool isShared = false;   ///< Docker and Podman are to know it too.
};

/// Asks for a name and a password, or an access token, for a registry. It connects nowhere: whoever
/// listens to signInRequested() does, and answers with showFailure(), showUntested(),
/// showNoKeychain(), or accept().
class SignInDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a registry is known already, or is to be typed if empty.
    explicit SignInDialog(const QString &registry, const QString &username = {},
                          QWidget *parent = nullptr);

    /// It was not taken, or could not be tried. The fields are free again.
    void showFailure(const core::Error &error);
    /// The registry asks nobody for a login where it could be tested: it can be kept all the same,
    /// if the person wants that.
    void showUntested();
    /// Nothing can keep it for good: it can be kept until the program ends, if the person wants
    /// that.
    void showNoKeychain(const core::Error &error);

Q_SIGNALS:
    void signInRequested(const views::SignInRequest &request);
    /// Nobody waits for an answer any longer.
    void cancelled();

private:
    void build();
    void follow();
    void ask();
    void setBusy(bool busy);
    void say(QLatin1StringView iconName, const QString &text, const QString &details = {});

    QLineEdit *m_registry;
    QLineEdit *m_user;
    QLineEdit *m_secret;
    QLabel *m_note;
    QCheckBox *m_share;
    QLabel *m_shareNote;
    QLabel *m_resultIcon;
    QLabel *m_result;
    QPushButton *m_signIn;
    bool m_isBusy = false;
    bool m_untilQuit = false;
    bool m_isUntested = false;
};

} // namespace views
