// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/addedengines.h"
#include "app/builds.h"
#include "app/containeractions.h"
#include "app/engines.h"
#include "app/imageusers.h"
#include "app/previewloader.h"
#include "app/prunes.h"
#include "app/removals.h"
#include "app/taskqueue.h"
#include "app/transfers.h"
#include "app/trashkeeper.h"
#include "core/store/ocistore.h"
#include "views/dialogs/settingsdialog.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

namespace registry {
class Client;
struct PullRequest;
} // namespace registry

namespace views {
struct ExportRequest;
class MainWindow;
struct SelectedImage;
class Theme;
} // namespace views

namespace app {

/// Connects the window with the store and the registries: runs what the person asks for on worker
/// threads and shows the results, and keeps the list true while other programs change the store.
/// GUI thread; ends its work when destroyed.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    /// All outlive the session.
    Session(views::MainWindow &window, views::Theme &theme, const views::Settings &settings,
            QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] const views::Settings &settings() const { return m_settings; }
    /// The engines that the person added before, for the beginning.
    void setAddedEngines(const QList<engine::Endpoint> &added) { m_engines.setAdded(added); }
    /// The same of what was built.
    void setRecentBuilds(const QList<engine::BuildRequest> &recent) { m_builds.setRecent(recent); }
    /// Adds the image that ships with the program to the store and selects it.
    void openSample();

Q_SIGNALS:
    /// Other settings are in force, and are to be remembered.
    void settingsChanged(const views::Settings &settings);
    /// The same of the engines that the person added.
    void addedEnginesChanged(const QList<engine::Endpoint> &added);
    /// And of what was built, the last first.
    void recentBuildsChanged(const QList<engine::BuildRequest> &recent);

private:
    struct Listing
    {
        QList<store::Image> images;
        qint64 diskUsage = -1; ///< Bytes; -1 if it could not be read.
    };

    void connectWindow();
    void connectTasks();
    /// Into the store that is shown.
    void pull(const registry::PullRequest &request);
    void push(const oci::Reference &reference);
    /// Empty for the own store; null if it is not there.
    [[nodiscard]] std::shared_ptr<store::ImageStore> findStore(const QString &id) const;
    void openOwnStore();
    void showStore(const QString &id);
    /// Of \a image in a store, whatever is shown now.
    void showLayers(const QString &store, const QString &image);
    void showEngines();
    [[nodiscard]] bool hasUsers() const;
    void refresh();
    void imagesListed(const core::Result<Listing> &listing, bool isOfStoreShown);
    void select(const QString &name, const std::optional<oci::Platform> &platform);
    void analyze(const store::ImageDetails &details);
    void compare(const views::SelectedImage &before, const views::SelectedImage &after);
    void writeReport(const views::ExportRequest &request);
    void applySettings(const views::Settings &settings);

    views::MainWindow &m_window;
    views::Theme &m_theme;
    views::Settings m_settings;
    QThreadPool m_pool;
    std::shared_ptr<registry::Client> m_registries;
    std::shared_ptr<store::OciStore> m_own;        ///< Null if it could not be opened.
    std::shared_ptr<store::ImageStore> m_store;    ///< Whose images are shown; null as m_own.
    std::shared_ptr<engine::EngineStore> m_engine; ///< The same if it is an engine; else null.
    Engines m_engines;
    AddedEngines m_addedEngines;
    ImageUsers m_users;
    ContainerActions m_containers;
    TaskQueue m_tasks;
    Builds m_builds;
    Removals m_removals;
    Transfers m_transfers;
    TrashKeeper m_trash;
    Prunes m_prunes;
    PreviewLoader m_previews;
    QFileSystemWatcher m_watcher;
    QTimer m_changed; ///< Waits until a burst of changes of the store is over.
    std::stop_source m_stop;
    std::stop_source m_selection; ///< Stops the work for what is no longer selected.
    QString m_selectNext;         ///< To be selected once it is listed.
    bool m_layersNext = false;    ///< And its layers are to be shown.
    bool m_isListing = false;
    bool m_mustListAgain = false;
};

} // namespace app
