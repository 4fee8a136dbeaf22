// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/findstore.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace views {
class MainWindow;
}

namespace app {

class TaskQueue;

/// Removing and pinning: plans what the person asks for on worker threads, and makes a task of what
/// the person agreed to. GUI thread; what was begun ends before it is destroyed.
class Removals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Removals)

public:
    /// \a window and \a tasks outlive this.
    Removals(views::MainWindow &window, TaskQueue &tasks, FindStore findStore,
             QObject *parent = nullptr);
    ~Removals() override;

Q_SIGNALS:
    /// A store has, or may have, other images than before.
    void changed();

private:
    void plan(const QString &id, const QStringList &names);
    void planPart(const QString &id, const QStringList &names);
    void remove(const QString &id, const store::RemovalPlan &plan);
    void pin(const QString &id, const QStringList &names, bool pinned);

    views::MainWindow &m_window;
    TaskQueue &m_tasks;
    FindStore m_findStore;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
