// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"
#include "views/dialogs/registriesdialog.h"
#include "views/dialogs/signindialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

namespace support {

/// The window of a person who signs in. GUI thread.
class SignInFixture : protected WindowFixture
{
protected:
    enum Column { RegistryColumn, UserColumn, KeptColumn, ConnectionColumn };

    const QString m_user = QStringLiteral("ada");
    const QString m_password = QStringLiteral("difference-engine");

    void pull(const QString &name) const
    {
        dismissTasks();
        m_window->offerToPull(name);
        QTest::keyClick(find<QLineEdit>(QStringLiteral("pullEdit")), Qt::Key_Return);
    }
    void fill(const QString &secret) const
    {
        find<QLineEdit>(QStringLiteral("signInUser"))->setText(m_user);
        find<QLineEdit>(QStringLiteral("signInSecret"))->setText(secret);
    }
    void press(const QString &button) const { find<QPushButton>(button)->click(); }
    [[nodiscard]] QString buttonText(const QString &button) const
    {
        return find<QPushButton>(button)->text();
    }
    [[nodiscard]] QString text(const QString &label) const
    {
        const auto *found = find<QLabel>(label);
        return found ? found->text() : QString();
    }
    [[nodiscard]] bool isSigningIn() const
    {
        return find<views::SignInDialog>(QStringLiteral("signInDialog")) != nullptr;
    }
    /// In the list of registries.
    [[nodiscard]] QTreeWidgetItem *entry(const QString &registry) const
    {
        const auto *list = find<QTreeWidget>(QStringLiteral("registriesList"));
        return list ? list->findItems(registry, Qt::MatchExactly).value(0) : nullptr;
    }
    [[nodiscard]] QString cell(const QString &registry, Column column) const
    {
        const auto *found = entry(registry);
        return found ? found->text(column) : QString();
    }
    void openRegistries(const QString &selected) const
    {
        trigger(QStringLiteral("actionRegistries"));
        TRY_VERIFY(entry(selected));
        find<QTreeWidget>(QStringLiteral("registriesList"))->setCurrentItem(entry(selected));
    }
    void closeRegistries() const
    {
        const QString name = QStringLiteral("registriesDialog");
        find<views::RegistriesDialog>(name)->close();
        TRY_VERIFY(!find<views::RegistriesDialog>(name));
    }
    /// The files of this window that hold the password, plain or encoded.
    [[nodiscard]] QByteArray filesWithSecrets() const
    {
        QByteArray found;
        const QByteArray pair = (m_user + QLatin1Char(':') + m_password).toUtf8().toBase64();
        for (const QString &secret : {m_password, QString::fromLatin1(pair)})
            found += runTool(QStringLiteral("grep"),
                             {QStringLiteral("-r"), QStringLiteral("-l"), secret, filePath({})})
                         .output;
        return found;
    }
};

} // namespace support
