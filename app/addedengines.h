// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace views {
class MainWindow;
}

namespace app {

class Engines;

/// The engines that the person adds, tests, changes and takes off the list in the window. GUI
/// thread; ends its work when destroyed.
class AddedEngines final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddedEngines)

public:
    /// Both outlive this.
    AddedEngines(views::MainWindow &window, Engines &engines, QObject *parent = nullptr);
    ~AddedEngines() override;

Q_SIGNALS:
    /// These are in the list now, and are to be remembered.
    void changed(const QList<engine::Endpoint> &added);

private:
    void save(const QString &id, const engine::Endpoint &endpoint);
    void remove(const QString &id);
    void test(const engine::Endpoint &endpoint);

    views::MainWindow &m_window;
    Engines &m_engines;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
