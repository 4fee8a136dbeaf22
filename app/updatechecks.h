// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagupdates.h"

#include <QObject>

#include <memory>

namespace views {
class MainWindow;
}

namespace app {

class TaskQueue;

/// Asks the registries, as a task, which images have moved, and tells the window; what it was told
/// counts until the program ends. GUI thread.
class UpdateChecks final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UpdateChecks)

public:
    /// \a window and \a tasks outlive this.
    UpdateChecks(views::MainWindow &window, TaskQueue &tasks,
                 std::shared_ptr<registry::Client> client, QObject *parent = nullptr);

private:
    void check(const QList<store::Image> &images);

    views::MainWindow &m_window;
    TaskQueue &m_tasks;
    std::shared_ptr<registry::Client> m_client;
    models::TagUpdates m_updates;
};

} // namespace app
