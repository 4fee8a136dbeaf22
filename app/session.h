// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/addedengines.h"
#include "app/addedregistries.h"
#include "app/builds.h"
#include "app/containeractions.h"
#include "app/engines.h"
#include "app/hubpages.h"
#include "app/imageusers.h"
#include "app/listings.h"
#include "app/manytags.h"
#include "app/otherstores.h"
#include "app/previewloader.h"
#include "app/prunes.h"
#include "app/pulls.h"
#include "app/registrytags.h"
#include "app/remoteanalyses.h"
#include "app/removals.h"
#include "app/signins.h"
#include "app/storechecks.h"
#include "app/taskqueue.h"
#include "app/transfers.h"
#include "app/trashkeeper.h"
#include "app/updatechecks.h"
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
    /// \a window and \a theme outlive the session; engines are looked for in \a places.
    Session(views::MainWindow &window, views::Theme &theme, const views::Settings &settings,
            const engine::DiscoveryPlaces &places = engine::DiscoveryPlaces::user(),
            QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] const views::Settings &settings() const { return m_settings; }
    /// The engines that the person added before, for the beginning.
    void setAddedEngines(const QList<engine::Endpoint> &added) { m_engines.setAdded(added); }
    /// The same of registries.
    void setRegistries(const QStringList &domains) { m_addedRegistries.set(domains); }
    /// The same of what was built.
    void setRecentBuilds(const QList<engine::BuildRequest> &recent) { m_builds.setRecent(recent); }
    /// Adds the image that ships with the program to the store and selects it.
    void openSample();

Q_SIGNALS:
    /// Other settings are in force, and are to be remembered.
    void settingsChanged(const views::Settings &settings);
    /// The same of the engines that the person added.
    void addedEnginesChanged(const QList<engine::Endpoint> &added);
    /// Of the registries that the person added.
    void registriesChanged(const QStringList &domains);
    /// And of what was built, the last first.
    void recentBuildsChanged(const QList<engine::BuildRequest> &recent);

private:
    void connectWindow();
    void connectTasks();
    void pull(const QString &id, const registry::PullRequest &request);
    void readShortNames();
    void askForPlatform(quint64 task, const QList<oci::Reference> &references,
                        const QList<oci::Platform> &platforms);
    void showPulled(const QString &id, const QString &name);
    void push(const QString &image, const oci::Reference &target,
              const std::optional<oci::Platform> &platform);
    void pushByEngine(const QString &id, const oci::Reference &reference);
    /// Empty for the own store; null if it is not there.
    [[nodiscard]] std::shared_ptr<store::ImageStore> findStore(const QString &id) const;
    void openOwnStore();
    void showStores();
    /// Of \a image in a store, whatever is shown now.
    void showLayers(const QString &store, const QString &image);
    void selectNext(const QString &id, const QString &name, bool showsLayers = false);
    void showEngines();
    void showBuilder(QStringList shown);
    void refresh();
    void selectListed(const QString &id);
    void select(const QString &id, const QString &name,
                const std::optional<oci::Platform> &platform);
    void analyze(const std::shared_ptr<store::ImageStore> &store,
                 const store::ImageDetails &details);
    void compare(const views::SelectedImage &before, const views::SelectedImage &after);
    void writeReport(const views::ExportRequest &request);
    void applyLimits();
    void applySettings(const views::Settings &settings);

    views::MainWindow &m_window;
    views::Theme &m_theme;
    views::Settings m_settings;
    engine::DiscoveryPlaces m_places;
    QThreadPool m_pool;
    std::shared_ptr<registry::Client> m_registries;
    std::shared_ptr<store::OciStore> m_own; ///< Null if it could not be opened.
    core::Error m_ownError;                 ///< Why.
    Engines m_engines;
    AddedEngines m_addedEngines;
    ImageUsers m_users;
    Listings m_listings;
    OtherStores m_others;
    TaskQueue m_tasks;
    Pulls m_pulls;
    UpdateChecks m_updates;
    SignIns m_signIns;
    ContainerActions m_containers;
    Builds m_builds;
    Removals m_removals;
    Transfers m_transfers;
    TrashKeeper m_trash;
    Prunes m_prunes;
    StoreChecks m_checks;
    PreviewLoader m_previews;
    RemoteAnalyses m_remoteAnalyses;
    RegistryTags m_registryTags;
    ManyTags m_manyTags;
    HubPages m_hubPages;
    AddedRegistries m_addedRegistries;
    QFileSystemWatcher m_watcher;
    QTimer m_changed; ///< Waits until a burst of changes of the own store is over.
    std::stop_source m_stop;
    std::stop_source m_selection; ///< Stops the work for what is no longer selected.
    QString m_selectNext;         ///< To be selected once it is listed,
    QString m_selectIn;           ///< in the store with this ID.
    bool m_layersNext = false;    ///< And its layers are to be shown.
};

} // namespace app
