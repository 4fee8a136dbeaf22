// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/otherstores.h"

#include "app/engines.h"
#include "app/listings.h"
#include "views/hub/browsing.h"
#include "views/mainwindow.h"

#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace app {

OtherStores::OtherStores(views::MainWindow &window, const Engines &engines,
                         const Listings &listings, FindStore findStore, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_engines(engines)
    , m_listings(listings)
    , m_findStore(std::move(findStore))
{
    m_burst.setSingleShot(true);
    m_burst.setInterval(300ms);
    connect(&m_burst, &QTimer::timeout, this, &OtherStores::readDue);
    connect(m_window.browsing(), &views::Browsing::changed, this, &OtherStores::followAll);
}

OtherStores::~OtherStores()
{
    for (std::stop_source &reading : m_reading)
        reading.request_stop();
    m_pool.waitForDone();
}

void OtherStores::follow(const QString &id)
{
    m_due.insert(id);
    if (!m_burst.isActive())
        m_burst.start();
}

void OtherStores::followAll()
{
    QSet<QString> there{QString()};
    for (const views::StoreEntry &entry : m_engines.entries()) {
        if (entry.problem.isEmpty())
            there.insert(entry.id);
    }
    forgetGone(there);
    m_due.unite(there);
    readDue();
}

void OtherStores::forgetGone(const QSet<QString> &there)
{
    const auto isGone = [&](const auto &known) {
        return !there.contains(known.key()) || m_listings.shows(known.key());
    };
    if (m_images.removeIf(isGone) > 0)
        m_window.browsing()->setOtherImages(m_images);
}

void OtherStores::readDue()
{
    if (!m_window.browsing()->isActive())
        return; // All are read when somebody looks.
    for (const QString &id : std::exchange(m_due, {})) {
        if (!m_listings.shows(id))
            read(id);
    }
}

void OtherStores::read(const QString &id)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    m_reading[id].request_stop();
    m_reading[id] = {};
    const std::stop_token stop = m_reading[id].get_token();
    using Glance = core::Result<store::Glance>;
    QtConcurrent::run(&m_pool, [store, stop] {
        return store->glance(stop);
    }).then(this, [this, id, stop](const Glance &glance) {
        // What cannot be read marks nothing; the list of images tells why.
        if (stop.stop_requested() || !glance)
            return;
        m_images[id] = glance->images;
        m_window.browsing()->setOtherImages(m_images);
    });
}

} // namespace app
