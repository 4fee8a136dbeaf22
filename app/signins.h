// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/certificate.h"
#include "core/registry/routeplaces.h"
#include "models/tasksnapshot.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace registry {
class Client;
}

namespace views {
class MainWindow;
class RegistriesDialog;
class SignInDialog;
struct SignInRequest;
} // namespace views

namespace app {

class TaskQueue;

/// Signing in and out, and what else is set for single registries: the dialogs for it, and what a
/// failed task offers, which is tried again after it. Files and keychain are used on other threads.
/// GUI thread; ends its work when destroyed.
class SignIns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignIns)

public:
    /// \a window and \a tasks outlive this; \a client has routes.
    SignIns(views::MainWindow &window, TaskQueue &tasks, std::shared_ptr<registry::Client> client,
            QObject *parent = nullptr);
    ~SignIns() override;

    /// \a task with what can be done about it if it failed.
    [[nodiscard]] models::TaskSnapshot withRemedy(models::TaskSnapshot task);
    /// Opens the dialog to sign in to \a registry, or to one that is typed. A task is tried again
    /// afterwards.
    void signIn(const QString &registry, const QString &username = {}, quint64 task = 0);
    /// Opens the list of registries.
    void showRegistries();

Q_SIGNALS:
    /// The logins are other ones than before.
    void changed();

private:
    /// What a failed task offers.
    struct Offer
    {
        QString registry;
        QList<net::Certificate> chain; ///< Empty: to sign in.
    };

    void remedy(quint64 task);
    void tryLogin(views::SignInDialog *dialog, const views::SignInRequest &request, quint64 task);
    void trust(const QString &host, const net::Certificate &authority, quint64 task);
    void signOut(const QString &registry);
    void test(const QString &registry);
    void setInsecure(const QString &registry, bool insecure);
    void distrust(const QString &registry, const QList<net::Certificate> &certificates);
    void fillRegistries();
    void tell(const QString &done);
    void tell(const core::Error &error);
    /// Runs \a work on another thread and \a then with its result here.
    template <class Work, class Then>
    void run(Work work, Then then);

    views::MainWindow &m_window;
    TaskQueue &m_tasks;
    std::shared_ptr<registry::Client> m_client;
    registry::RoutePlaces m_places = registry::RoutePlaces::user();
    QHash<quint64, Offer> m_offers; ///< By the task.
    QPointer<views::RegistriesDialog> m_registries;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
