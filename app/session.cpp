// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"

#include "app/enginetransfertask.h"
#include "app/pulltask.h"
#include "app/report/export.h"
#include "app/sampleimage.h"
#include "app/tr.h"
#include "core/layers/imagediff.h"
#include "core/registry/client.h"
#include "core/registry/dockerconfigcredentials.h"
#include "views/enginewishes.h"
#include "views/images/imagelistpage.h"
#include "views/inspect/inspectpanel.h"
#include "views/layers/layerspage.h"
#include "views/mainwindow.h"
#include "views/preview/previewdialog.h"
#include "views/sidebar.h"
#include "views/storepane.h"
#include "views/theme/theme.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using views::MainWindow;

namespace app {

namespace {

std::shared_ptr<registry::Client> makeClient()
{
    return std::make_shared<registry::Client>(registry::Client::Options{
        .credentials = std::make_shared<registry::DockerConfigCredentials>()});
}

} // namespace

Session::Session(MainWindow &window, views::Theme &theme, const views::Settings &settings,
                 QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_theme(theme)
    , m_settings(settings)
    , m_registries(makeClient())
    , m_addedEngines(window, m_engines)
    , m_users(m_engines)
    , m_containers(window, m_engines)
    , m_builds(window, m_tasks)
    , m_removals(window)
    , m_transfers(*window.transfers(), m_tasks, [this](const QString &id) { return findStore(id); })
    , m_trash(window)
    , m_prunes(window, [this](const QString &id) { return findStore(id); })
    , m_previews(*window.inspectPanel()->layersPage()->preview()->pane())
{
    m_changed.setSingleShot(true);
    m_changed.setInterval(150ms);
    connect(&m_changed, &QTimer::timeout, this, &Session::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_changed,
            qOverload<>(&QTimer::start));
    connectWindow();
    connectTasks();
    m_theme.setChoice(m_settings.theme);
    m_window.setThemeChoice(m_settings.theme);
    openOwnStore();
    connect(&m_removals, &Removals::changed, this, &Session::refresh);
    connect(&m_transfers, &Transfers::changed, this, &Session::refresh);
    connect(&m_transfers, &Transfers::done, &m_window, &MainWindow::showDone);
    connect(&m_transfers, &Transfers::failed, &m_window, &MainWindow::showMessage);
    connect(&m_trash, &TrashKeeper::changed, this, &Session::refresh);
    connect(&m_prunes, &Prunes::changed, this, &Session::refresh);
    connect(&m_engines, &Engines::imagesChanged, this, [this](const QString &id) {
        if (m_store && m_engines.engine(id) == m_store)
            m_changed.start();
    });
    connect(&m_users, &ImageUsers::changed, this, [this] {
        if (m_store == m_own)
            m_changed.start();
    });
    connect(&m_engines, &Engines::changed, this, &Session::showEngines);
    connect(&m_addedEngines, &AddedEngines::changed, this, &Session::addedEnginesChanged);
    m_engines.discover();
}

Session::~Session()
{
    m_stop.request_stop();
    m_selection.request_stop();
    m_pool.waitForDone();
}

void Session::connectWindow()
{
    connect(&m_window, &MainWindow::refreshRequested, this, [this] {
        m_engines.discover();
        refresh();
    });
    connect(&m_window, &MainWindow::storeChosen, this, &Session::showStore);
    connect(&m_window, &MainWindow::imageSelected, this, &Session::select);
    connect(&m_window, &MainWindow::comparisonRequested, this, &Session::compare);
    connect(&m_window, &MainWindow::exportRequested, this, &Session::writeReport);
    connect(&m_window, &MainWindow::selectionCleared, this, [this] { m_selection.request_stop(); });
    connect(&m_window, &MainWindow::openSampleRequested, this, &Session::openSample);
    connect(&m_window, &MainWindow::settingsRequested, this,
            [this] { m_window.showSettings(m_settings); });
    connect(&m_window, &MainWindow::settingsAccepted, this, &Session::applySettings);
    connect(&m_window, &MainWindow::themeChosen, this, [this](views::ThemeChoice choice) {
        views::Settings settings = m_settings;
        settings.theme = choice;
        applySettings(settings);
    });
}

void Session::connectTasks()
{
    connect(&m_window, &MainWindow::pullRequested, this,
            [this](const oci::Reference &reference, const std::optional<oci::Platform> &platform) {
                pull({.reference = reference, .platform = platform});
            });
    connect(m_window.engineWishes(), &views::EngineWishes::pushRequested, this, &Session::push);
    connect(&m_builds, &Builds::imageRequested, this, &Session::showLayers);
    connect(&m_builds, &Builds::recentChanged, this, &Session::recentBuildsChanged);
    connect(&m_window, &MainWindow::cancelTaskRequested, &m_tasks, &TaskQueue::cancel);
    connect(&m_window, &MainWindow::retryTaskRequested, &m_tasks, &TaskQueue::retry);
    connect(&m_window, &MainWindow::dismissTaskRequested, &m_tasks, &TaskQueue::dismiss);
    connect(&m_tasks, &TaskQueue::taskChanged, &m_window, &MainWindow::updateTask);
    connect(&m_tasks, &TaskQueue::taskRemoved, &m_window, &MainWindow::removeTask);
}

void Session::pull(const registry::PullRequest &request)
{
    const auto store = m_store;
    if (!store)
        return;
    std::unique_ptr<Task> task;
    if (m_engine)
        task = std::make_unique<EngineTransferTask>(
            EngineTransferTask::Kind::Pull, m_engine->client(),
            engine::PullRequest{.reference = request.reference, .platform = request.platform});
    else
        task = std::make_unique<PullTask>(m_registries, m_own, request);
    connect(task.get(), &Task::succeeded, this, [this, store, name = request.reference.toString()] {
        if (m_store != store)
            return;
        // What was just pulled is shown, unless the person looks at something else.
        if (m_window.selectedName().isEmpty())
            m_selectNext = name;
        refresh();
    });
    m_tasks.add(std::move(task));
}

void Session::push(const oci::Reference &reference)
{
    if (m_engine)
        m_tasks.add(
            std::make_unique<EngineTransferTask>(EngineTransferTask::Kind::Push, m_engine->client(),
                                                 engine::PullRequest{.reference = reference}));
}

std::shared_ptr<store::ImageStore> Session::findStore(const QString &id) const
{
    if (id.isEmpty())
        return m_own;
    return m_engines.engine(id);
}

void Session::openOwnStore()
{
    const bool isShown = m_store == m_own;
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    auto opened = store::OciStore::open(m_settings.storeFolder, layers::TocCache::user());
    if (!opened) {
        m_own.reset();
        m_trash.setStore(nullptr);
        if (isShown) {
            m_store.reset();
            m_removals.setStore(nullptr);
            m_window.setListError(opened.error());
        }
        return;
    }
    m_own = std::move(*opened);
    m_own->setUses(m_users.uses());
    m_trash.setStore(m_own);
    m_watcher.addPath(m_own->layout().folder());
    if (isShown) {
        m_store = m_own;
        m_removals.setStore(m_store);
        refresh();
    }
}

void Session::showStore(const QString &id)
{
    const auto engine = m_engines.engine(id);
    const auto chosen = findStore(id);
    if (m_store && chosen == m_store)
        return;
    m_selection.request_stop();
    m_store = chosen;
    m_engine = engine;
    m_containers.setEngine(engine);
    m_builds.setEngine(engine);
    m_removals.setStore(m_store);
    m_window.engineWishes()->setHasEngine(engine != nullptr);
    m_window.beginStore(hasUsers());
    refresh();
}

// Without an engine nothing is known of containers.
bool Session::hasUsers() const
{
    return m_store != m_own || !m_engines.entries().isEmpty();
}

void Session::showEngines()
{
    m_window.setEngines(m_engines.entries());
    // The one that was shown may be gone, or be reached another way.
    if (m_store != m_own)
        showStore(m_window.storePane()->stores()->chosen());
    m_window.setHasUsers(hasUsers());
}

void Session::refresh()
{
    if (!m_store)
        return openOwnStore();
    if (m_isListing) {
        m_mustListAgain = true;
        return;
    }
    m_trash.refresh();
    m_isListing = true;
    m_window.setRefreshing(true);
    QtConcurrent::run(&m_pool, [store = m_store, stop = m_stop.get_token()] {
        return store->list(stop).transform([&](const QList<store::Image> &images) {
            return Listing{images, store->diskUsage().value_or(-1)};
        });
    }).then(this, [this, store = m_store](const core::Result<Listing> &listing) {
        imagesListed(listing, store == m_store);
    });
}

void Session::imagesListed(const core::Result<Listing> &listing, bool isOfStoreShown)
{
    m_isListing = false;
    if (!isOfStoreShown) {
        m_mustListAgain = false;
        return refresh();
    }
    if (listing) {
        m_window.setDiskUsage(listing->diskUsage);
        m_window.setImages(listing->images);
    } else if (listing.error().code != core::ErrorCode::Cancelled) {
        m_window.setListError(listing.error());
    }
    if (std::exchange(m_mustListAgain, false))
        return refresh();
    const QString name = std::exchange(m_selectNext, {});
    const bool showsLayers = std::exchange(m_layersNext, false);
    if (!listing || name.isEmpty())
        return;
    m_window.selectImage(name);
    if (showsLayers)
        m_window.inspectPanel()->showPage(views::InspectPanel::LayersTab);
}

void Session::showLayers(const QString &store, const QString &image)
{
    m_selectNext = image;
    m_layersNext = true;
    m_window.chooseStore(store);
    refresh();
    m_window.raise();
    m_window.activateWindow();
}

void Session::select(const QString &name, const std::optional<oci::Platform> &platform)
{
    m_selection.request_stop();
    m_selection = {};
    m_previews.clear();
    if (!m_store)
        return;
    const auto stop = m_selection.get_token();
    QtConcurrent::run(&m_pool, [store = m_store, name, platform] {
        return store->inspect(name, platform);
    }).then(this, [this, name, stop](const core::Result<store::ImageDetails> &details) {
        if (stop.stop_requested())
            return;
        if (!details)
            return m_window.showDetailsError(name, details.error());
        m_window.showDetails(*details);
        analyze(*details);
    });
}

void Session::analyze(const store::ImageDetails &details)
{
    using Analysis = core::Result<std::shared_ptr<const layers::ImageAnalysis>>;
    const auto stop = m_selection.get_token();
    QtConcurrent::run(&m_pool, [store = m_store, details, stop] {
        return store->analyze(details, stop);
    }).then(this, [this, details, stop](const Analysis &analysis) {
        if (stop.stop_requested())
            return;
        const oci::Digest &manifest = details.manifestDescriptor.digest;
        if (!analysis)
            return m_window.showAnalysisError(manifest, analysis.error());
        m_previews.setImage(m_store, details, *analysis);
        m_window.showAnalysis(manifest, *analysis);
    });
}

namespace {

core::Result<std::shared_ptr<const layers::ImageComparison>>
compareStored(store::ImageStore &store, const views::SelectedImage &before,
              const views::SelectedImage &after, const std::stop_token &stop)
{
    const auto a = store.inspect(before.name, before.platform);
    if (!a)
        return std::unexpected(a.error());
    const auto b = store.inspect(after.name, after.platform);
    if (!b)
        return std::unexpected(b.error());
    auto analysisA = store.analyze(*a, stop);
    if (!analysisA)
        return std::unexpected(std::move(analysisA.error()));
    auto analysisB = store.analyze(*b, stop);
    if (!analysisB)
        return std::unexpected(std::move(analysisB.error()));
    return layers::compareImages(std::move(*analysisA), a->config, std::move(*analysisB), b->config,
                                 stop)
        .transform([](layers::ImageComparison &&comparison) {
            return std::make_shared<const layers::ImageComparison>(std::move(comparison));
        });
}

} // namespace

void Session::compare(const views::SelectedImage &before, const views::SelectedImage &after)
{
    using Comparison = core::Result<std::shared_ptr<const layers::ImageComparison>>;
    m_selection.request_stop();
    m_selection = {};
    if (!m_store)
        return;
    const auto stop = m_selection.get_token();
    QtConcurrent::run(&m_pool, [store = m_store, before, after, stop] {
        return compareStored(*store, before, after, stop);
    }).then(this, [this, stop](const Comparison &comparison) {
        if (stop.stop_requested())
            return;
        if (comparison)
            m_window.showComparison(*comparison);
        else
            m_window.showComparisonError(comparison.error());
    });
}

void Session::writeReport(const views::ExportRequest &request)
{
    QtConcurrent::run(&m_pool, [request] {
        return report::writeExport(request);
    }).then(this, [this, path = request.path](const core::Result<void> &written) {
        if (written)
            m_window.showDone(Tr::tr("Exported to %1.").arg(path));
        else
            m_window.showMessage(views::Message::fromError(
                Tr::tr("The report could not be exported."), written.error()));
    });
}

void Session::openSample()
{
    if (!m_own)
        return;
    m_window.chooseStore({});
    using Names = core::Result<QList<oci::Reference>>;
    QtConcurrent::run(&m_pool, [store = m_own, stop = m_stop.get_token()] {
        return addSampleImage(*store, stop);
    }).then(this, [this](const Names &names) {
        if (!names)
            return m_window.showMessage(views::Message::fromError(
                Tr::tr("The sample image cannot be opened."), names.error()));
        if (!names->isEmpty())
            m_selectNext = names->first().toString();
        refresh();
    });
}

void Session::applySettings(const views::Settings &settings)
{
    const views::Settings before = std::exchange(m_settings, settings);
    m_theme.setChoice(settings.theme);
    m_window.setThemeChoice(settings.theme);
    if (settings.storeFolder != before.storeFolder)
        openOwnStore();
    if (settings.language != before.language)
        m_window.showMessage({.kind = views::Message::Kind::Information,
                              .heading = Tr::tr("The language changes with the next start."),
                              .text = {},
                              .details = {}});
    Q_EMIT settingsChanged(settings);
}

} // namespace app
