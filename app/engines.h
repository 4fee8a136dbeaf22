// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/discovery.h"
#include "core/engine/enginestore.h"
#include "core/engine/eventwatch.h"
#include "views/storeentry.h"

#include <QObject>
#include <QThreadPool>

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

    /// Looks again; changed() follows.
    void discover(const engine::DiscoveryPlaces &places = engine::DiscoveryPlaces::user());
    /// As the sidebar shows them.
    [[nodiscard]] QList<views::StoreEntry> entries() const;
    /// Null if there is none.
    [[nodiscard]] std::shared_ptr<store::ImageStore> store(const QString &id) const;

    /// Follows what happens on one engine, for imagesChanged(); an ID that is not there ends it.
    void watch(const QString &id);

Q_SIGNALS:
    /// The watched engine may have other images now, or be gone or back. Comes in bursts.
    void imagesChanged();
    /// entries() are others now.
    void changed();

private:
    struct Known
    {
        views::StoreEntry entry;
        std::shared_ptr<engine::EngineStore> store;
    };

    void take(const QList<engine::Endpoint> &endpoints);
    void ask(const Known &known);
    void answered(const QString &id, const core::Result<engine::EngineVersion> &version);

    QThreadPool m_pool;
    std::vector<Known> m_known;
    std::stop_source m_stop;
    QString m_watchedId;
    std::unique_ptr<engine::EventWatch> m_watch;
};

} // namespace app
