// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/findstore.h"
#include "core/store/imagestore.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <stop_token>

namespace views {
class MainWindow;
}

namespace app {

class Engines;
class Listings;

/// While a registry is looked through: what is in the stores that the list of images does not show,
/// so that tags are marked that one of those has. Read on worker threads, and again when a store
/// changes. GUI thread; ends its work when destroyed.
class OtherStores final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OtherStores)

public:
    /// All of them outlive this.
    OtherStores(views::MainWindow &window, const Engines &engines, const Listings &listings,
                FindStore findStore, QObject *parent = nullptr);
    ~OtherStores() override;

    /// One has changed: it is read again when the burst of changes is over.
    void follow(const QString &id);
    /// There are other stores than before, or others are shown.
    void followAll();

private:
    void readDue();
    void read(const QString &id);
    void forgetGone(const QSet<QString> &there);

    views::MainWindow &m_window;
    const Engines &m_engines;
    const Listings &m_listings;
    FindStore m_findStore;
    QMap<QString, QList<store::Image>> m_images;
    QHash<QString, std::stop_source> m_reading;
    QSet<QString> m_due;
    QTimer m_burst;
    QThreadPool m_pool;
};

} // namespace app
