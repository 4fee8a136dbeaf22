// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/runrequest.h"
#include "core/store/containeruse.h"
#include "views/containeraction.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace views {
class MainWindow;
class RunDialog;
struct RunOffer;
} // namespace views

namespace engine {
class EngineStore;
}

namespace app {

class Engines;
class TaskQueue;

/// Starting, stopping, removing and inspecting containers: asks the person where something would be
/// lost, and does it as a task. That the list changed is told by the engine's events. GUI
/// thread; what was begun ends before it is destroyed.
class ContainerActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerActions)

public:
    /// All outlive this.
    ContainerActions(views::MainWindow &window, const Engines &engines, TaskQueue &tasks,
                     QObject *parent = nullptr);
    ~ContainerActions() override;

private:
    void ask(views::ContainerAction action, const QList<store::ContainerUse> &uses);
    void act(views::ContainerAction action, const QList<store::ContainerUse> &uses);
    void inspect(const store::ContainerUse &use);
    void askToRun(views::RunOffer offer);
    void run(const std::shared_ptr<engine::EngineStore> &engine, const engine::RunRequest &request,
             views::RunDialog *dialog);

    views::MainWindow &m_window;
    const Engines &m_engines;
    TaskQueue &m_tasks;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
