// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storerepair.h"

#include <QObject>

#include <memory>

namespace registry {
class Client;
}

namespace views {
class MainWindow;
class StoreCheckDialog;
} // namespace views

namespace app {

class TaskQueue;

/// Checks and repairs the own store as tasks, and shows what they found; also a store that is too
/// damaged to be opened. GUI thread.
class StoreChecks final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreChecks)

public:
    /// \a window and \a tasks outlive this.
    StoreChecks(views::MainWindow &window, TaskQueue &tasks,
                std::shared_ptr<registry::Client> registries, QObject *parent = nullptr);

    /// Where the own store is from now on.
    void setFolder(const QString &folder) { m_folder = folder; }

Q_SIGNALS:
    /// The store has, or may have, other images than before, or can be opened now.
    void changed();

private:
    void check();
    void repair(const store::CheckReport &found);
    void show(views::StoreCheckDialog *dialog);

    views::MainWindow &m_window;
    TaskQueue &m_tasks;
    std::shared_ptr<registry::Client> m_registries;
    QString m_folder;
};

} // namespace app
