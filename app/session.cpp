// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"

#include "app/enginetransfertask.h"
#include "app/pushtask.h"
#include "app/report/export.h"
#include "app/sampleimage.h"
#include "app/tr.h"
#include "core/layers/imagediff.h"
#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "core/registry/routes.h"
#include "core/registry/userclient.h"
#include "views/enginewishes.h"
#include "views/hub/browsing.h"
#include "views/hub/pulldialog.h"
#include "views/images/imagelistpage.h"
#include "views/inspect/inspectpanel.h"
#include "views/layers/layerspage.h"
#include "views/mainwindow.h"
#include "views/preview/previewdialog.h"
#include "views/sidebar.h"
#include "views/storepane.h"
#include "views/theme/theme.h"
#include "views/transfer/pushwishes.h"
#include "views/widgets/pullfield.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using views::MainWindow;

namespace app {

Session::Session(MainWindow &window, views::Theme &theme, const views::Settings &settings,
                 const engine::DiscoveryPlaces &places, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_theme(theme)
    , m_settings(settings)
    , m_places(places)
    , m_registries(std::make_shared<registry::Client>(registry::userClientOptions()))
    , m_addedEngines(window, m_engines)
    , m_users(m_engines)
    , m_listings(window)
    , m_others(window, m_engines, m_listings, [this](const QString &id) { return findStore(id); })
    , m_pulls(m_tasks, m_registries)
    , m_updates(window, m_tasks, m_registries)
    , m_signIns(window, m_tasks, m_registries)
    , m_containers(window, m_engines, m_tasks)
    , m_builds(window, m_tasks)
    , m_removals(window, m_tasks, [this](const QString &id) { return findStore(id); })
    , m_transfers(*window.transfers(), m_tasks, [this](const QString &id) { return findStore(id); })
    , m_trash(window)
    , m_prunes(window, m_tasks, [this](const QString &id) { return findStore(id); })
    , m_checks(window, m_tasks, m_registries)
    , m_previews(*window.inspectPanel()->layersPage()->preview()->pane())
    , m_remoteAnalyses(window, m_tasks, m_previews, m_registries)
    , m_registryTags(*window.browsing()->tagWishes(), m_tasks, m_registries)
    , m_manyTags(*window.browsing()->tagWishes(), *window.pushWishes(), m_tasks, m_registries,
                 [this](const QString &id) { return findStore(id); })
    , m_hubPages(*window.browsing(), m_registries)
    , m_addedRegistries(window)
{
    m_changed.setSingleShot(true);
    m_changed.setInterval(150ms);
    connect(&m_changed, &QTimer::timeout, this, [this] {
        m_trash.refresh();
        m_listings.refresh({});
        m_others.follow({});
    });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_changed,
            qOverload<>(&QTimer::start));
    connectWindow();
    connectTasks();
    m_theme.setChoice(m_settings.theme);
    m_window.setThemeChoice(m_settings.theme);
    applyLimits();
    openOwnStore();
    connect(&m_removals, &Removals::changed, this, &Session::refresh);
    connect(&m_transfers, &Transfers::changed, this, &Session::refresh);
    connect(&m_transfers, &Transfers::done, &m_window, &MainWindow::showDone);
    connect(&m_transfers, &Transfers::failed, &m_window, &MainWindow::showMessage);
    connect(&m_trash, &TrashKeeper::changed, this, &Session::refresh);
    connect(&m_prunes, &Prunes::changed, this, &Session::refresh);
    connect(&m_checks, &StoreChecks::changed, this, &Session::refresh);
    connect(&m_engines, &Engines::imagesChanged, &m_listings, &Listings::follow);
    connect(&m_engines, &Engines::imagesChanged, &m_others, &OtherStores::follow);
    connect(&m_users, &ImageUsers::changed, this, [this] { m_listings.follow({}); });
    connect(&m_listings, &Listings::listed, this, &Session::selectListed);
    connect(&m_engines, &Engines::changed, this, &Session::showEngines);
    connect(&m_registryTags, &RegistryTags::changed, &m_hubPages, &HubPages::tagsChanged);
    connect(&m_manyTags, &ManyTags::changed, &m_hubPages, &HubPages::tagsChanged);
    connect(&m_manyTags, &ManyTags::pulled, this,
            [this](const QString &id, const oci::Reference &repository) {
                m_listings.refresh(id);
                m_hubPages.pulled(repository);
            });
    connect(&m_registryTags, &RegistryTags::done, &m_window, &MainWindow::showDone);
    connect(&m_registryTags, &RegistryTags::failed, &m_window, &MainWindow::showMessage);
    connect(&m_signIns, &SignIns::changed, &m_hubPages, &HubPages::loginsChanged);
    connect(&m_addedEngines, &AddedEngines::changed, this, &Session::addedEnginesChanged);
    connect(&m_addedRegistries, &AddedRegistries::changed, this, &Session::registriesChanged);
    m_engines.discover(m_places);
    readShortNames();
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
        m_engines.discover(m_places);
        refresh();
    });
    connect(&m_window, &MainWindow::storeChosen, this, &Session::showStores);
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
            [this](const QString &id, const oci::Reference &reference,
                   const std::optional<oci::Platform> &platform) {
                pull(id, {.reference = reference, .platform = platform});
            });
    connect(m_window.pullField(), &views::PullField::shortNamesRequested, this,
            &Session::readShortNames);
    connect(m_window.pushWishes(), &views::PushWishes::engineRequested, this,
            &Session::pushByEngine);
    connect(m_window.pushWishes(), &views::PushWishes::requested, this, &Session::push);
    connect(&m_builds, &Builds::imageRequested, this, &Session::showLayers);
    connect(&m_builds, &Builds::recentChanged, this, &Session::recentBuildsChanged);
    connect(&m_pulls, &Pulls::pulled, this,
            [this](const oci::Reference &reference) { showPulled({}, reference.toString()); });
    connect(&m_pulls, &Pulls::ended, &m_hubPages, &HubPages::pulled);
    connect(&m_window, &MainWindow::remedyRequested, &m_pulls, &Pulls::offerPlatforms);
    connect(&m_pulls, &Pulls::platformWanted, this, &Session::askForPlatform);
    connect(&m_window, &MainWindow::remedyRequested, &m_manyTags, &ManyTags::offerPlatforms);
    connect(&m_manyTags, &ManyTags::platformWanted, this, &Session::askForPlatform);
    connect(&m_window, &MainWindow::cancelTaskRequested, &m_tasks, &TaskQueue::cancel);
    connect(&m_window, &MainWindow::pauseTaskRequested, &m_tasks, &TaskQueue::pause);
    connect(&m_window, &MainWindow::insistOnTaskRequested, &m_tasks, &TaskQueue::insist);
    connect(&m_window, &MainWindow::retryTaskRequested, &m_tasks, &TaskQueue::retry);
    connect(&m_window, &MainWindow::dismissTaskRequested, &m_tasks, &TaskQueue::dismiss);
    connect(&m_tasks, &TaskQueue::taskChanged, this, [this](const models::TaskSnapshot &task) {
        m_window.updateTask(m_signIns.withRemedy(task));
    });
    connect(&m_tasks, &TaskQueue::taskRemoved, &m_window, &MainWindow::removeTask);
}

void Session::pull(const QString &id, const registry::PullRequest &request)
{
    if (id.isEmpty())
        return m_pulls.pull(request);
    const auto engine = m_engines.engine(id);
    if (!engine)
        return;
    auto task = std::make_unique<EngineTransferTask>(
        EngineTransferTask::Kind::Pull, engine->client(),
        engine::PullRequest{.reference = request.reference, .platform = request.platform});
    connect(task.get(), &Task::succeeded, this,
            [this, id, name = request.reference.toString()] { showPulled(id, name); });
    connect(task.get(), &Task::finished, this,
            [this, reference = request.reference] { m_hubPages.pulled(reference); });
    m_tasks.add(std::move(task));
}

void Session::askForPlatform(quint64 task, const QList<oci::Reference> &references,
                             const QList<oci::Platform> &platforms)
{
    const views::PullDialog *dialog = m_window.browsing()->ask(
        {.store = {}, .references = references, .platform = platforms.first(), .isOpen = true},
        platforms);
    connect(dialog, &QDialog::accepted, this, [this, task] { m_tasks.dismiss(task); });
}

void Session::readShortNames()
{
    using Conf = core::Result<registry::RegistriesConf>;
    QtConcurrent::run(&m_pool, [routes = m_registries->routes()] {
        return routes->conf();
    }).then(this, [this](const Conf &conf) {
        // What is wrong with the file is told by a pull.
        m_window.pullField()->setShortNames(conf.value_or(registry::RegistriesConf()));
    });
}

/// What was just pulled is shown, unless the person looks at something else.
void Session::showPulled(const QString &id, const QString &name)
{
    if (m_listings.shows(id) && m_window.selectedName().isEmpty())
        selectNext(id, name);
    else
        m_listings.refresh(id);
}

void Session::push(const QString &image, const oci::Reference &target,
                   const std::optional<oci::Platform> &platform)
{
    if (m_own)
        m_tasks.add(std::make_unique<PushTask>(
            m_registries, m_own,
            registry::PushRequest{.image = image, .target = target, .platform = platform}));
}

void Session::pushByEngine(const QString &id, const oci::Reference &reference)
{
    if (const auto engine = m_engines.engine(id))
        m_tasks.add(
            std::make_unique<EngineTransferTask>(EngineTransferTask::Kind::Push, engine->client(),
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
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    auto opened = store::OciStore::open(m_settings.storeFolder, layers::TocCache::user());
    if (opened) {
        m_own = std::move(*opened);
        m_own->setUses(m_users.uses());
        m_watcher.addPath(m_own->layout().folder());
    } else {
        m_own.reset();
        m_ownError = std::move(opened.error());
    }
    const bool isUsual = m_settings.storeFolder == store::OciStore::defaultFolder();
    m_window.storePane()->stores()->setOwnProgram(
        isUsual ? QStringList()
                : QStringList{u"millefeuille-cli"_s, u"--store"_s, m_settings.storeFolder});
    m_trash.setStore(m_own);
    m_checks.setFolder(m_settings.storeFolder);
    m_pulls.setStore(m_own);
    showStores();
}

void Session::showStores()
{
    const QString chosen = m_window.chosenStore();
    const bool isAll = chosen == views::AllStores;
    const QList<views::StoreEntry> engines = m_engines.entries();
    Listings::Stores shown;
    for (const views::StoreEntry &entry : engines) {
        if (chosen == entry.id || (isAll && entry.problem.isEmpty()))
            shown.insert(entry.id, findStore(entry.id));
    }
    if (isAll || shown.isEmpty())
        shown.insert(QString(), m_own);
    showBuilder(shown.keys());
    // Without an engine nothing is known of containers.
    m_listings.setStores(shown, !engines.isEmpty());
    if (!m_own && m_listings.shows({}))
        m_window.setListError(m_ownError);
}

/// To build on one of several engines would be a guess.
void Session::showBuilder(QStringList shown)
{
    shown.removeAll(QString());
    const auto engine = shown.size() == 1 ? m_engines.engine(shown.first()) : nullptr;
    m_builds.setEngine(engine);
    m_window.engineWishes()->setHasEngine(engine != nullptr);
}

void Session::showEngines()
{
    m_window.setEngines(m_engines.entries());
    showStores(); // One that was shown may be gone, or be reached another way.
    m_others.followAll();
}

void Session::refresh()
{
    if (!m_own && m_listings.shows({}))
        openOwnStore();
    m_trash.refresh();
    m_listings.refreshAll();
}

void Session::selectListed(const QString &id)
{
    if (id != m_selectIn || m_selectNext.isEmpty())
        return;
    m_window.selectImage(std::exchange(m_selectNext, {}), {}, id);
    if (std::exchange(m_layersNext, false))
        m_window.inspectPanel()->showPage(views::InspectPanel::LayersTab);
}

void Session::selectNext(const QString &id, const QString &name, bool showsLayers)
{
    m_selectNext = name;
    m_selectIn = id;
    m_layersNext = showsLayers;
    m_listings.refresh(id);
}

void Session::showLayers(const QString &store, const QString &image)
{
    if (!m_listings.shows(store))
        m_window.chooseStore(store);
    selectNext(store, image, true);
    m_window.raise();
    m_window.activateWindow();
}

void Session::select(const QString &id, const QString &name,
                     const std::optional<oci::Platform> &platform)
{
    m_selection.request_stop();
    m_selection = {};
    m_previews.clear();
    const auto store = findStore(id);
    if (!store)
        return;
    const auto stop = m_selection.get_token();
    QtConcurrent::run(&m_pool, [store, name, platform, stop] {
        return store->inspect(name, platform, stop);
    }).then(this, [this, store, name, stop](const core::Result<store::ImageDetails> &details) {
        if (stop.stop_requested())
            return;
        if (!details)
            return m_window.showDetailsError(name, details.error());
        m_window.showDetails(*details);
        analyze(store, *details);
    });
}

void Session::analyze(const std::shared_ptr<store::ImageStore> &store,
                      const store::ImageDetails &details)
{
    using Analysis = core::Result<std::shared_ptr<const layers::ImageAnalysis>>;
    const auto stop = m_selection.get_token();
    QtConcurrent::run(&m_pool, [store, details, stop] {
        return store->analyze(details, stop);
    }).then(this, [this, store, details, stop](const Analysis &analysis) {
        if (stop.stop_requested())
            return;
        const oci::Digest &manifest = details.manifestDescriptor.digest;
        if (!analysis)
            return m_window.showAnalysisError(manifest, analysis.error());
        m_previews.setImage(store, details, *analysis);
        m_window.showAnalysis(manifest, *analysis);
    });
}

namespace {

/// What is compared, and where it is.
struct Side
{
    std::shared_ptr<store::ImageStore> store;
    views::SelectedImage image;
};

core::Result<std::shared_ptr<const layers::ImageComparison>>
compareStored(const Side &before, const Side &after, const std::stop_token &stop)
{
    const auto a = before.store->inspect(before.image.name, before.image.platform, stop);
    if (!a)
        return std::unexpected(a.error());
    const auto b = after.store->inspect(after.image.name, after.image.platform, stop);
    if (!b)
        return std::unexpected(b.error());
    auto analysisA = before.store->analyze(*a, stop);
    if (!analysisA)
        return std::unexpected(std::move(analysisA.error()));
    auto analysisB = after.store->analyze(*b, stop);
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
    const Side a{findStore(before.store), before};
    const Side b{findStore(after.store), after};
    if (!a.store || !b.store)
        return;
    const auto stop = m_selection.get_token();
    QtConcurrent::run(&m_pool, [a, b, stop] {
        return compareStored(a, b, stop);
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
    if (!m_listings.shows({}))
        m_window.chooseStore({});
    using Names = core::Result<QList<oci::Reference>>;
    QtConcurrent::run(&m_pool, [store = m_own, stop = m_stop.get_token()] {
        return addSampleImage(*store, stop);
    }).then(this, [this](const Names &names) {
        if (!names)
            return m_window.showMessage(views::Message::fromError(
                Tr::tr("The sample image cannot be opened."), names.error()));
        selectNext({}, names->isEmpty() ? QString() : names->first().toString());
    });
}

void Session::applyLimits()
{
    m_tasks.setTransfersAtOnce(m_settings.pullsAtOnce);
    m_registries->hosts().setBlobsAtOnce(m_settings.layersAtOnce);
}

void Session::applySettings(const views::Settings &settings)
{
    const views::Settings before = std::exchange(m_settings, settings);
    m_theme.setChoice(settings.theme);
    m_window.setThemeChoice(settings.theme);
    applyLimits();
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
