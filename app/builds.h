// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/buildrequest.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace engine {
class BuildContext;
class EngineStore;
} // namespace engine

namespace models {
struct TaskSnapshot;
}

namespace views {
class BuildDialog;
class BuildLogWindow;
class MainWindow;
} // namespace views

namespace app {

class BuildTask;
class TaskQueue;

/// Builds on the engine that is shown: asks what, reads the folder for the dialog, makes the task
/// and shows its log. GUI thread; what was begun ends before it is destroyed.
class Builds final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Builds)

public:
    /// Both outlive this.
    Builds(views::MainWindow &window, TaskQueue &tasks, QObject *parent = nullptr);
    ~Builds() override;

    /// On which is built from now on; null for none.
    void setEngine(std::shared_ptr<engine::EngineStore> engine) { m_engine = std::move(engine); }
    /// What was built before, the last first, one for each folder.
    void setRecent(const QList<engine::BuildRequest> &recent) { m_recent = recent; }

Q_SIGNALS:
    /// Another list is to be remembered.
    void recentChanged(const QList<engine::BuildRequest> &recent);
    /// The layers of what was built are wanted: the ID of a store, and a name in it.
    void imageRequested(const QString &store, const QString &image);

private:
    struct Build
    {
        QPointer<BuildTask> task; ///< Null if it was dismissed.
        QString store;
        QString image = {};
    };

    void takeFolder(const QString &folder);
    void ask(const QString &folder);
    void readContext(views::BuildDialog *dialog, const QString &folder, const QString &dockerfile);
    void measure(views::BuildDialog *dialog, const engine::BuildContext &context,
                 const QString &dockerfile);
    void build(const std::shared_ptr<engine::EngineStore> &engine,
               const engine::BuildRequest &request);
    void remember(const engine::BuildRequest &request);
    void showLog(quint64 id);
    void showImage(quint64 id);
    void follow(const models::TaskSnapshot &task);
    void forget(quint64 id);
    [[nodiscard]] views::BuildLogWindow *logOf(quint64 id) const;

    views::MainWindow &m_window;
    TaskQueue &m_tasks;
    std::shared_ptr<engine::EngineStore> m_engine;
    QList<engine::BuildRequest> m_recent;
    QHash<quint64, Build> m_builds; ///< By task.
    QThreadPool m_pool;
    std::stop_source m_reading; ///< Of the folder that the dialog shows.
};

} // namespace app
