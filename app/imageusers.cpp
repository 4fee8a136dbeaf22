// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/imageusers.h"

#include "app/engines.h"
#include "app/patience.h"

#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace app {

ImageUsers::ImageUsers(const Engines &engines, QObject *parent)
    : QObject(parent)
    , m_engines(engines)
{
    makePatient(m_pool);
    m_timer.setSingleShot(true);
    m_timer.setInterval(200ms);
    connect(&m_timer, &QTimer::timeout, this, &ImageUsers::askAll);
    connect(&engines, &Engines::changed, this, &ImageUsers::forgetGone);
    connect(&engines, &Engines::imagesChanged, this, [this](const QString &id) {
        m_due.insert(id);
        m_timer.start();
    });
}

ImageUsers::~ImageUsers()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ImageUsers::forgetGone()
{
    QStringList ids;
    for (const views::StoreEntry &entry : m_engines.entries())
        ids += entry.id;
    if (m_uses->keepOnly(ids))
        Q_EMIT changed();
}

void ImageUsers::askAll()
{
    for (const QString &id : std::exchange(m_due, {})) {
        if (m_busy.contains(id))
            m_due.insert(id); // Again when the answer is here, which may be older than this.
        else
            ask(id);
    }
}

void ImageUsers::ask(const QString &id)
{
    const auto engine = m_engines.engine(id);
    if (!engine)
        return;
    m_busy.insert(id);
    QtConcurrent::run(&m_pool, [engine, stop = m_stop.get_token()] {
        return engine->uses(stop);
    }).then(this, [this, id](const core::Result<store::ImageUses::ByDigest> &uses) {
        m_busy.remove(id);
        if (!m_due.isEmpty())
            m_timer.start();
        // One that does not answer has the containers that it had.
        if (uses && m_engines.engine(id) && m_uses->set(id, *uses))
            Q_EMIT changed();
    });
}

} // namespace app
