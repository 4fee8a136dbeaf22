// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/ocistore.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace views {
class MainWindow;
}

namespace app {

/// What was removed from the own store: the window is told of it, it is brought back when the
/// person says so, and its space goes when the person says so or after a day. GUI thread; what was
/// begun ends before it is destroyed.
class TrashKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrashKeeper)

public:
    /// \a window outlives this.
    explicit TrashKeeper(views::MainWindow &window, QObject *parent = nullptr);
    ~TrashKeeper() override;

    /// The own store from now on; null for none.
    void setStore(std::shared_ptr<store::OciStore> store);
    /// Looks what can be undone now.
    void refresh();

Q_SIGNALS:
    /// The store has, or may have, other images than before.
    void changed();

private:
    void show(const core::Result<store::TrashSummary> &trash);
    void undo();
    void reclaim();
    void reclaimOld();

    views::MainWindow &m_window;
    std::shared_ptr<store::OciStore> m_store;
    QThreadPool m_pool;
    QTimer m_hourly;
    QDateTime m_shown; ///< The newest removal that the window knows of.
};

} // namespace app
