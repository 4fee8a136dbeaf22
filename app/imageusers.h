// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imageuses.h"

#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace app {

class Engines;

/// Keeps what the containers of all engines use, for the own store: asks an engine again when it
/// says that something happened. GUI thread; ends its work when destroyed.
class ImageUsers final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImageUsers)

public:
    /// \a engines outlive this.
    explicit ImageUsers(const Engines &engines, QObject *parent = nullptr);
    ~ImageUsers() override;

    [[nodiscard]] std::shared_ptr<const store::ImageUses> uses() const { return m_uses; }

Q_SIGNALS:
    /// uses() knows something else now.
    void changed();

private:
    void forgetGone();
    void askAll();
    void ask(const QString &id);

    const Engines &m_engines;
    std::shared_ptr<store::ImageUses> m_uses = std::make_shared<store::ImageUses>();
    QThreadPool m_pool;
    std::stop_source m_stop;
    QTimer m_timer;       ///< Waits until a burst of events is over.
    QSet<QString> m_due;  ///< Engines that are to be asked.
    QSet<QString> m_busy; ///< Engines that are being asked.
};

} // namespace app
