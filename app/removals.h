// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

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
    explicit Removals(views::MainWindow &window, QObject *parent = nullptr);
    ~Removals() override;

    /// Whose images are removed from now on; null for none.
    void setStore(std::shared_ptr<store::ImageStore> store) { m_store = std::move(store); }

Q_SIGNALS:
    /// The store has, or may have, other images than before.
    void changed();

private:
    void plan(const QStringList &names);
    void planPart(const QStringList &names);
    void remove(const store::RemovalPlan &plan);
    void pin(const QStringList &names, bool pinned);
    void report(const core::Result<store::RemovalReport> &report);

    views::MainWindow &m_window;
    std::shared_ptr<store::ImageStore> m_store;
    QThreadPool m_pool;
};

} // namespace app
