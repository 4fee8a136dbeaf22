// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/prune.h"
#include "views/dialogs/prunedialog.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>

namespace views {
class MainWindow;
}

namespace app {

/// Pruning: reads the stores that a review looks at, works out what would come back, and carries
/// out what was agreed to, on worker threads, also when the review is long closed. GUI thread; what
/// was begun ends before it is destroyed.
class Prunes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Prunes)

public:
    /// Null for an ID that means no store.
    using FindStore = std::function<std::shared_ptr<store::ImageStore>(const QString &id)>;

    /// \a window outlives this.
    Prunes(views::MainWindow &window, FindStore findStore, QObject *parent = nullptr);
    ~Prunes() override;

Q_SIGNALS:
    /// A store has, or may have, other images than before.
    void changed();

private:
    void follow(views::PruneDialog *review);
    void read(views::PruneDialog *review, const QString &id);
    void plan(views::PruneDialog *review, const QString &id, const QStringList &names);
    void carryOut(const QList<views::PruneChoice> &choices);

    views::MainWindow &m_window;
    FindStore m_findStore;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
