// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/discovery.h"
#include "core/engine/enginestore.h"
#include "core/engine/eventwatch.h"
#include "views/storeentry.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace app {

/// The engines that this person has, looked for and asked who they are on worker threads. GUI
/// thread; ends its work when destroyed.
class Engines final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engines)

public:
    explicit Engines(QObject *parent = nullptr);
    ~Engines() override;

    /// Looks again; changed() follows. From then on, now and then, engines that begin to listen
    /// where
    /// \a places are, or that did not answer, are noticed by themselves.
    void discover(const engine::DiscoveryPlaces &places = engine::DiscoveryPlaces::user());
    /// How long to wait between two such looks; half a minute without.
    void setLookInterval(std::chrono::milliseconds interval) { m_again.setInterval(interval); }
    /// The engines that the person added: beside those that are found, or in place of one that is
    /// found at the same address. changed() follows.
    void setAdded(const QList<engine::Endpoint> &added);
    [[nodiscard]] const QList<engine::Endpoint> &added() const { return m_added; }
    /// As the sidebar shows them.
    [[nodiscard]] QList<views::StoreEntry> entries() const;
    /// The engine with the ID \a id, which is its address; null if there is none.
    [[nodiscard]] std::shared_ptr<engine::EngineStore> engine(const QString &id) const;

Q_SIGNALS:
    /// The engine may have other images or containers now, or be gone or back. Told of every
    /// engine that has answered once, by the one stream of events that there is for each. Comes in
    /// bursts.
    void imagesChanged(const QString &id);
    /// entries() are others now.
    void changed();

private:
    struct Known
    {
        views::StoreEntry entry;
        std::shared_ptr<engine::EngineStore> store;
        std::shared_ptr<engine::EventWatch> watch = {}; ///< Null until it has answered.
        int heard = 0; ///< How often its stream of events said that it is there.
    };

    using Endpoints = QList<engine::Endpoint>;
    [[nodiscard]] QFuture<Endpoints> look();
    void lookAgain();
    void take();
    void ask(const Known &known);
    void watch(Known &known);
    void followed(const QString &id, bool isLost);
    void answered(const QString &id, int heard, const core::Result<engine::EngineVersion> &version);

    QThreadPool m_pool;
    QTimer m_again;
    engine::DiscoveryPlaces m_places;
    std::vector<Known> m_known;
    QList<engine::Endpoint> m_found;
    QList<engine::Endpoint> m_added;
    std::stop_source m_stop;
};

} // namespace app
