// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace views {
class MainWindow;
}

namespace app {

/// Reads the images of the stores that the window shows, each for itself on a worker thread, and
/// again when one is said to have changed. Stores are told by their IDs. GUI thread; ends its work
/// when destroyed.
class Listings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Listings)

public:
    using Stores = QMap<QString, std::shared_ptr<store::ImageStore>>;

    /// \a window outlives this.
    explicit Listings(views::MainWindow &window, QObject *parent = nullptr);
    ~Listings() override;

    /// These are shown from now on; what is new among them is read. A null one cannot be.
    void setStores(const Stores &stores, bool hasUsers);
    [[nodiscard]] bool shows(const QString &id) const { return m_stores.contains(id); }

    /// Reads one again, or all; nothing happens for one that is not shown.
    void refresh(const QString &id);
    void refreshAll();
    /// One has changed: it is read again when the burst of changes is over.
    void follow(const QString &id);

Q_SIGNALS:
    /// The window has the images as they are now; again when more is known of them.
    void listed(const QString &id);

private:
    void read(const QString &id);
    void answered(const QString &id, const std::stop_token &stop,
                  const core::Result<QList<store::Image>> &images);

    views::MainWindow &m_window;
    Stores m_stores;
    QHash<QString, std::stop_source> m_reading;
    QSet<QString> m_again; ///< To be read once more after what is being read.
    QSet<QString> m_due;
    QTimer m_burst;
    QThreadPool m_pool;
};

} // namespace app
