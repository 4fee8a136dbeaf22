// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/certificate.h"
#include "core/registry/logins.h"

#include <QDialog>
#include <QList>

#include <optional>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace views {

/// What is known of one registry, to be shown.
struct RegistryEntry
{
    QString registry; ///< "docker.io".
    std::optional<registry::Login> login = {};
    bool isInsecure = false;
    bool isInsecureHere = false; ///< The person chose so in this program, and can take it back.
    QList<net::Certificate> trusted = {}; ///< By the person's choice in this program.
};

/// The registries that somebody signed in to, or that are reached in another way than others: a
/// list and what can be done about each. Asks by signals; setEntries() and showResult() answer.
class RegistriesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RegistriesDialog(QWidget *parent = nullptr);

    /// Keeps the selected registry.
    void setEntries(const QList<RegistryEntry> &entries);
    /// One line below the list: what came of something.
    void showResult(const QString &text);
    void showError(const core::Error &error);

Q_SIGNALS:
    /// With an empty registry: one that is to be typed.
    void signInRequested(const QString &registry, const QString &username);
    void signOutRequested(const QString &registry);
    void testRequested(const QString &registry);
    void insecureRequested(const QString &registry, bool insecure);
    void distrustRequested(const QString &registry, const QList<net::Certificate> &certificates);

private:
    void build();
    void follow();
    void addInsecure();
    void askForInsecure(const QString &registry);
    [[nodiscard]] const RegistryEntry *selected() const;
    QPushButton *addButton(class QVBoxLayout *layout, const QString &name, const QString &text);

    QList<RegistryEntry> m_entries;
    QString m_added; ///< To be selected when it is listed.
    QTreeWidget *m_list;
    QLabel *m_empty;
    QLabel *m_resultIcon;
    QLabel *m_result;
    QPushButton *m_signIn;
    QPushButton *m_signOut;
    QPushButton *m_test;
    QPushButton *m_insecure;
    QPushButton *m_addInsecure;
    QPushButton *m_distrust;
};

} // namespace views
