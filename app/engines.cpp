// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/engines.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

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
{}

Engines::~Engines()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Engines::discover(const engine::DiscoveryPlaces &places)
{
    QtConcurrent::run(&m_pool, [places] {
        return engine::discover(places);
    }).then(this, [this](const QList<engine::Endpoint> &endpoints) { take(endpoints); });
}

/// An engine that was known keeps its store, which remembers what it was told.
void Engines::take(const QList<engine::Endpoint> &endpoints)
{
    std::vector<Known> known;
    for (engine::Endpoint endpoint : endpoints) {
        endpoint.name = nameOf(endpoint); // Errors call it so, too.
        const QString id = endpoint.address.toString();
        const auto before =
            std::ranges::find(m_known, id, [](const Known &one) { return one.entry.id; });
        if (before != m_known.end()) {
            known.push_back(*before);
            continue;
        }
        QString toolTip = id;
        if (!endpoint.description.isEmpty())
            toolTip += u'\n' + endpoint.description;
        known.push_back(
            {{.id = id, .kind = kindOf(endpoint), .name = endpoint.name, .toolTip = toolTip},
             std::make_shared<engine::EngineStore>(endpoint, layers::TocCache::user())});
    }
    m_known = std::move(known);
    Q_EMIT changed();
    for (const Known &one : m_known)
        ask(one);
}

void Engines::ask(const Known &known)
{
    QtConcurrent::run(&m_pool, [store = known.store, stop = m_stop.get_token()] {
        store->client()->forgetVersion();
        return store->client()->version(stop);
    }).then(this, [this, id = known.entry.id](const core::Result<engine::EngineVersion> &version) {
        answered(id, version);
    });
}

void Engines::answered(const QString &id, const core::Result<engine::EngineVersion> &version)
{
    for (Known &known : m_known) {
        if (known.entry.id != id)
            continue;
        if (version) {
            known.entry.kind = version->isPodman() ? Kind::Podman : Kind::Docker;
            known.entry.toolTip = version->title() + u'\n' + id;
            known.entry.problem.clear();
        } else {
            known.entry.problem = version.error().message;
        }
    }
    Q_EMIT changed();
}

void Engines::watch(const QString &id)
{
    if (id == m_watchedId && m_watch)
        return;
    m_watch.reset();
    m_watchedId = id;
    const auto found =
        std::ranges::find(m_known, id, [](const Known &one) { return one.entry.id; });
    if (found == m_known.end())
        return;
    const auto tell = [this] {
        QMetaObject::invokeMethod(this, &Engines::imagesChanged, Qt::QueuedConnection);
    };
    m_watch = std::make_unique<engine::EventWatch>(
        found->store->client(),
        engine::EventWatch::Handlers{.connected = tell,
                                     .happened =
                                         [tell](const engine::EngineEvent &event) {
                                             if (event.changesImages())
                                                 tell();
                                         },
                                     .lost = [tell](const core::Error &) { tell(); }});
}

QList<views::StoreEntry> Engines::entries() const
{
    QList<views::StoreEntry> entries;
    for (const Known &known : m_known)
        entries.append(known.entry);
    return entries;
}

std::shared_ptr<store::ImageStore> Engines::store(const QString &id) const
{
    const auto found =
        std::ranges::find(m_known, id, [](const Known &one) { return one.entry.id; });
    return found == m_known.end() ? nullptr : found->store;
}

} // namespace app
