// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/findstore.h"

#include <QObject>
#include <QThreadPool>

namespace views {
class MainWindow;
}

namespace app {

/// Removing and pinning: plans what the person asks for, and does what the person agreed to, on
/// worker threads. GUI thread; what was begun ends before it is destroyed.
class Removals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Removals)

public:
    /// \a window outlives this.
    Removals(views::MainWindow &window, FindStore findStore, QObject *parent = nullptr);
    ~Removals() override;

Q_SIGNALS:
    /// A store has, or may have, other images than before.
    void changed();

private:
    void plan(const QString &id, const QStringList &names);
    void planPart(const QString &id, const QStringList &names);
    void remove(const QString &id, const store::RemovalPlan &plan);
    void pin(const QString &id, const QStringList &names, bool pinned);
    void report(const core::Result<store::RemovalReport> &report);

    views::MainWindow &m_window;
    FindStore m_findStore;
    QThreadPool m_pool;
};

} // namespace app
