// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "models/tasksnapshot.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace registry {
class Client;
}

namespace views {
class MainWindow;
}

namespace app {

class PreviewLoader;
class TaskQueue;

/// What is in the layers of the image of a registry that the panel shows: at once where that is
/// known from before, else, if the person wants it, by a task that reads them. GUI thread; ends its
/// work when destroyed.
class RemoteAnalyses final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteAnalyses)

public:
    /// All of them outlive this.
    RemoteAnalyses(views::MainWindow &window, TaskQueue &tasks, PreviewLoader &previews,
                   std::shared_ptr<registry::Client> client, QObject *parent = nullptr);
    ~RemoteAnalyses() override;

private:
    /// A task, as long as the drawer has it.
    struct Reading
    {
        store::ImageDetails details;
        bool isRunning = true;
    };

    void look(const store::ImageDetails &details);
    void read();
    void cancel();
    void follow(const models::TaskSnapshot &task);
    /// The task that reads \a manifest; 0 if none does.
    [[nodiscard]] quint64 readerOf(const oci::Digest &manifest) const;

    views::MainWindow &m_window;
    TaskQueue &m_tasks;
    PreviewLoader &m_previews;
    std::shared_ptr<registry::Client> m_client;
    QHash<quint64, Reading> m_readings;
    QThreadPool m_pool;
    std::stop_source m_look; ///< Stops what is for an image that is no longer shown.
};

} // namespace app
