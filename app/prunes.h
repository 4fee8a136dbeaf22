// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/findstore.h"
#include "views/dialogs/prunedialog.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace views {
class MainWindow;
}

namespace app {

class TaskQueue;

/// Pruning: reads the stores that a review looks at and works out what would come back, on worker
/// threads, and makes a task of what was agreed to. GUI thread; what was begun ends before it is
/// destroyed.
class Prunes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Prunes)

public:
    /// \a window and \a tasks outlive this.
    Prunes(views::MainWindow &window, TaskQueue &tasks, FindStore findStore,
           QObject *parent = nullptr);
    ~Prunes() override;

Q_SIGNALS:
    /// A store has, or may have, other images than before.
    void changed();

private:
    void follow(views::PruneDialog *review);
    void read(views::PruneDialog *review, const QString &id);
    void plan(views::PruneDialog *review, const QString &id, const QStringList &names);
    void carryOut(const QList<views::PruneChoice> &choices);

    TaskQueue &m_tasks;
    FindStore m_findStore;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
