// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/listings.h"

#include "app/patience.h"
#include "views/mainwindow.h"

#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace app {

Listings::Listings(views::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
    makePatient(m_pool);
    m_burst.setSingleShot(true);
    m_burst.setInterval(150ms);
    connect(&m_burst, &QTimer::timeout, this, [this] {
        for (const QString &id : std::exchange(m_due, {}))
            refresh(id);
    });
}

Listings::~Listings()
{
    for (std::stop_source &reading : m_reading)
        reading.request_stop();
    m_pool.waitForDone();
}

void Listings::setStores(const Stores &stores, bool hasUsers)
{
    const Stores before = std::exchange(m_stores, stores);
    QStringList kept;
    for (const auto &[id, store] : before.asKeyValueRange()) {
        if (stores.value(id) == store)
            kept += id;
        else if (m_reading.contains(id))
            m_reading[id].request_stop();
    }
    m_window.showStores(kept, hasUsers); // Another store with the same ID has other images.
    m_window.showStores(stores.keys(), hasUsers);
    for (const QString &id : stores.keys()) {
        if (!kept.contains(id))
            refresh(id);
    }
}

void Listings::refresh(const QString &id)
{
    if (!m_stores.value(id))
        return;
    if (m_reading.contains(id))
        m_again.insert(id);
    else
        read(id);
}

void Listings::refreshAll()
{
    for (const QString &id : m_stores.keys())
        refresh(id);
}

void Listings::follow(const QString &id)
{
    m_due.insert(id);
    m_burst.start();
}

void Listings::read(const QString &id)
{
    m_window.setRefreshing(true);
    const auto store = m_stores.value(id);
    const std::stop_token stop = m_reading[id].get_token();
    // The rows first; what takes an engine longer to say fills in.
    const auto show = [this, id, stop](const core::Result<QList<store::Image>> &images) {
        QMetaObject::invokeMethod(
            this, [this, id, stop, images] { answered(id, stop, images); }, Qt::QueuedConnection);
    };
    QtConcurrent::run(&m_pool, [store, stop, show] {
        const auto glance = store->glance(stop);
        if (!glance) {
            show(std::unexpected(glance.error()));
            return qint64(-1);
        }
        show(glance->images);
        if (!glance->isComplete)
            show(store->list(stop));
        return store->diskUsage(stop).value_or(-1);
    }).then(this, [this, id, stop](qint64 diskUsage) {
        m_reading.remove(id);
        m_window.setRefreshing(!m_reading.isEmpty());
        if (stop.stop_requested())
            m_again.insert(id); // Another store has the ID now, or none.
        else
            m_window.setDiskUsage(diskUsage, id);
        if (m_again.remove(id))
            refresh(id);
    });
}

void Listings::answered(const QString &id, const std::stop_token &stop,
                        const core::Result<QList<store::Image>> &images)
{
    if (stop.stop_requested())
        return;
    if (!images)
        return m_window.setListError(images.error(), id);
    m_window.setImages(*images, id);
    if (!m_again.contains(id))
        Q_EMIT listed(id);
}

} // namespace app
