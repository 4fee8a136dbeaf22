// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/engines.h"

#include "app/patience.h"
#include "core/engine/commandline.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto LookInterval = 30s;

using Kind = views::StoreEntry::Kind;
using Source = engine::Endpoint::Source;

Kind kindOf(const engine::Endpoint &endpoint)
{
    const bool isPodman =
        endpoint.source == Source::PodmanConnection || endpoint.source == Source::PodmanSocket;
    return isPodman ? Kind::Podman : Kind::Docker;
}

/// As people call it; names of contexts are their own.
QString nameOf(const engine::Endpoint &endpoint)
{
    if (endpoint.name == "default"_L1)
        return u"Docker"_s;
    return endpoint.name == "podman"_L1 ? u"Podman"_s : endpoint.name;
}

} // namespace

Engines::Engines(QObject *parent)
    : QObject(parent)
{
    makePatient(m_pool);
    m_again.setInterval(LookInterval);
    connect(&m_again, &QTimer::timeout, this, &Engines::lookAgain);
}

Engines::~Engines()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Engines::discover(const engine::DiscoveryPlaces &places)
{
    m_places = places;
    m_again.start();
    look().then(this, [this](const Endpoints &endpoints) {
        m_found = endpoints;
        take();
    });
}

QFuture<Engines::Endpoints> Engines::look()
{
    return QtConcurrent::run(&m_pool, [places = m_places] {
        Endpoints endpoints = engine::discover(places);
        for (engine::Endpoint &endpoint : endpoints)
            endpoint.name = nameOf(endpoint); // Errors call it so, too.
        return endpoints;
    });
}

/// Quietly: nothing that is there goes, and nobody is logged in to elsewhere.
void Engines::lookAgain()
{
    look().then(this, [this](const Endpoints &endpoints) {
        const qsizetype before = m_found.size();
        for (const engine::Endpoint &endpoint : endpoints) {
            if (!std::ranges::contains(m_found, endpoint.address, &engine::Endpoint::address))
                m_found.append(endpoint);
        }
        if (m_found.size() > before)
            return take();
        for (const Known &known : m_known) {
            const bool isLost = !known.watch || !known.entry.problem.isEmpty();
            if (isLost && known.store->endpoint().address.kind != engine::Address::Kind::Ssh)
                ask(known);
        }
    });
}

void Engines::setAdded(const QList<engine::Endpoint> &added)
{
    m_added = added;
    take();
}

/// An engine that was known keeps its store, which remembers what it was told.
void Engines::take()
{
    QList<engine::Endpoint> endpoints;
    for (const engine::Endpoint &endpoint : m_found) {
        if (!std::ranges::contains(m_added, endpoint.address, &engine::Endpoint::address))
            endpoints.append(endpoint);
    }
    endpoints += m_added;

    std::vector<Known> known;
    for (const engine::Endpoint &endpoint : endpoints) {
        const QString id = endpoint.address.toString();
        const auto before = std::ranges::find_if(
            m_known, [&endpoint](const Known &one) { return one.store->endpoint() == endpoint; });
        if (before != m_known.end()) {
            known.push_back(*before);
            continue;
        }
        QString toolTip = id;
        if (!endpoint.description.isEmpty())
            toolTip += u'\n' + endpoint.description;
        views::StoreEntry entry{.id = id,
                                .kind = kindOf(endpoint),
                                .name = endpoint.name,
                                .toolTip = toolTip,
                                .program =
                                    engine::programFor(endpoint, kindOf(endpoint) == Kind::Podman)};
        if (m_added.contains(endpoint))
            entry.added = endpoint;
        known.push_back({std::move(entry), std::make_shared<engine::EngineStore>(
                                               endpoint, layers::TocCache::user())});
    }
    m_known = std::move(known);
    Q_EMIT changed();
    for (const Known &one : m_known)
        ask(one);
}

void Engines::ask(const Known &known)
{
    QtConcurrent::run(&m_pool,
                      [store = known.store, stop = m_stop.get_token()] {
                          store->client()->forgetVersion();
                          return store->client()->version(stop);
                      })
        .then(this, [this, id = known.entry.id,
                     heard = known.heard](const core::Result<engine::EngineVersion> &version) {
            answered(id, heard, version);
        });
}

void Engines::answered(const QString &id, int heard,
                       const core::Result<engine::EngineVersion> &version)
{
    for (Known &known : m_known) {
        if (known.entry.id != id)
            continue;
        const views::StoreEntry before = known.entry;
        if (version) {
            known.entry.kind = version->isPodman() ? Kind::Podman : Kind::Docker;
            known.entry.program = engine::programFor(known.store->endpoint(), version->isPodman());
            known.entry.toolTip = version->title() + u'\n' + id;
            known.entry.problem.clear();
            // One that has lost its engine waits up to a minute before it tries again.
            if (!known.watch || !before.problem.isEmpty())
                watch(known);
        } else if (known.heard == heard) { // Else it is back by now.
            known.entry.problem = version.error().message;
        }
        if (known.entry != before)
            Q_EMIT changed();
        return;
    }
}

void Engines::watch(Known &known)
{
    const auto tell = [this, id = known.entry.id](bool isLost = false) {
        QMetaObject::invokeMethod(
            this, [this, id, isLost] { followed(id, isLost); }, Qt::QueuedConnection);
    };
    known.watch = std::make_shared<engine::EventWatch>(
        known.store->client(),
        engine::EventWatch::Handlers{.connected = [tell] { tell(); },
                                     .happened =
                                         [tell](const engine::EngineEvent &event) {
                                             if (event.changesImages())
                                                 tell();
                                         },
                                     .lost = [tell](const core::Error &) { tell(true); }});
}

/// A stream of events may break although the engine is there.
void Engines::followed(const QString &id, bool isLost)
{
    const auto known =
        std::ranges::find(m_known, id, [](const Known &one) { return one.entry.id; });
    if (known == m_known.end())
        return;
    known->heard += isLost ? 0 : 1;
    if (isLost) {
        ask(*known);
    } else if (!known->entry.problem.isEmpty()) {
        known->entry.problem.clear();
        Q_EMIT changed();
    }
    Q_EMIT imagesChanged(id);
}

QList<views::StoreEntry> Engines::entries() const
{
    QList<views::StoreEntry> entries;
    for (const Known &known : m_known)
        entries.append(known.entry);
    return entries;
}

std::shared_ptr<engine::EngineStore> Engines::engine(const QString &id) const
{
    const auto found =
        std::ranges::find(m_known, id, [](const Known &one) { return one.entry.id; });
    return found == m_known.end() ? nullptr : found->store;
}

} // namespace app
