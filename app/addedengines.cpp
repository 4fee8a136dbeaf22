// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/addedengines.h"

#include "app/engines.h"
#include "app/patience.h"
#include "app/tr.h"
#include "core/engine/client.h"
#include "views/mainwindow.h"
#include "views/storepane.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString idOf(const engine::Endpoint &endpoint)
{
    return endpoint.address.toString();
}

} // namespace

AddedEngines::AddedEngines(views::MainWindow &window, Engines &engines, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_engines(engines)
{
    makePatient(m_pool);
    const views::StorePane *pane = m_window.storePane();
    connect(pane, &views::StorePane::engineSaved, this, &AddedEngines::save);
    connect(pane, &views::StorePane::engineRemoved, this, &AddedEngines::remove);
    connect(pane, &views::StorePane::testRequested, this, &AddedEngines::test);
}

AddedEngines::~AddedEngines()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

/// One for each address: the newer one counts.
void AddedEngines::save(const QString &id, const engine::Endpoint &endpoint)
{
    QList<engine::Endpoint> added = m_engines.added();
    qsizetype place = added.size();
    for (qsizetype i = added.size() - 1; i >= 0; --i) {
        if (idOf(added[i]) != id && added[i].address != endpoint.address)
            continue;
        added.removeAt(i);
        place = i;
    }
    added.insert(std::min(place, added.size()), endpoint);
    m_engines.setAdded(added);
    m_window.chooseStore(idOf(endpoint));
    Q_EMIT changed(added);
}

void AddedEngines::remove(const QString &id)
{
    QList<engine::Endpoint> added = m_engines.added();
    const auto found = std::ranges::find(added, id, idOf);
    if (found == added.end())
        return;
    const QString name = found->name;
    added.erase(found);
    m_engines.setAdded(added);
    m_window.showDone(Tr::tr("“%1” was taken off the list.").arg(name));
    Q_EMIT changed(added);
}

void AddedEngines::test(const engine::Endpoint &endpoint)
{
    QtConcurrent::run(&m_pool, [endpoint, stop = m_stop.get_token()] {
        return engine::Client(endpoint).version(stop).transform(&engine::EngineVersion::title);
    }).then(this, [this, endpoint](const core::Result<QString> &title) {
        m_window.storePane()->showTest(endpoint, title);
    });
}

} // namespace app
