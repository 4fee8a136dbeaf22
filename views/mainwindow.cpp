// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/mainwindow.h"

#include "models/taskmodel.h"
#include "views/dialogs/boxes.h"
#include "views/dialogs/helpdialog.h"
#include "views/dialogs/prunedialog.h"
#include "views/enginewishes.h"
#include "views/hub/browsing.h"
#include "views/images/imagelistpage.h"
#include "views/images/imagesums.h"
#include "views/inspect/inspectpanel.h"
#include "views/layers/layerspage.h"
#include "views/mainactions.h"
#include "views/placelist.h"
#include "views/sidebar.h"
#include "views/storepane.h"
#include "views/tasks/taskdrawer.h"
#include "views/tr.h"
#include "views/transfer/imagetransfers.h"
#include "views/transfer/pushwishes.h"
#include "views/widgets/hairsplitter.h"
#include "views/widgets/pullfield.h"

#include <QApplication>
#include <QLabel>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_actions(new MainActions(this))
    , m_pullField(new PullField)
    , m_stores(new StorePane)
    , m_list(new ImageListPage)
    , m_transfers(new ImageTransfers(
          this, [this] { return m_list->selection(); },
          [this](const QString &store) { return namesIn(store); }))
    , m_inspect(new InspectPanel)
    , m_wishes(new EngineWishes(
          this, *m_actions, [this] { return m_list->selection(); },
          [this] { return m_inspect->details(); }))
    , m_pushes(new PushWishes(this, *m_actions->push, [this] { return m_list->selection(); }))
    , m_taskModel(new models::TaskModel(this))
    , m_message(new MessagePanel)
    , m_moved(new MessagePanel)
    , m_undo(new UndoBar)
    , m_columns(new HairSplitter(Qt::Horizontal))
    , m_middle(new QStackedWidget)
    , m_sums(new ImageSums)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(Tr::tr("Millefeuille"));
    setAcceptDrops(true);
    m_tasks = new TaskDrawer(m_taskModel);
    m_middle->addWidget(m_list);
    m_browsing = new Browsing(m_middle, m_stores->places(), m_tasks);
    m_actions->fillMenuBar(menuBar(), m_pullField->platformMenu(), m_stores->menu(), *m_transfers);
    m_list->setRowActions(m_actions->rowActions() + m_transfers->rowActions());
    followStore();
    buildToolBar();
    buildCentre();
    buildStatusBar();
    connectActions();
    connectParts();
    connectBrowsing();
    buildUpdates();
    resize(1280, 800);
    followSelection();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildToolBar()
{
    QToolBar *bar = addToolBar(Tr::tr("Tool Bar"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_pullField->setObjectName(u"pullField"_s);
    bar->addWidget(m_pullField);
    bar->addActions({m_actions->build, m_transfers->importAction()});
    bar->addActions({m_actions->refresh, m_actions->remove, m_actions->prune});
    bar->addSeparator();
    bar->addAction(m_actions->themes()->menuAction());
    bar->addAction(m_actions->settings);
    if (auto *themes =
            qobject_cast<QToolButton *>(bar->widgetForAction(m_actions->themes()->menuAction())))
        themes->setPopupMode(QToolButton::InstantPopup);
}

void MainWindow::buildCentre()
{
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_moved);
    layout->addWidget(m_undo);
    layout->addWidget(m_middle, 1);
    m_message->setObjectName(u"windowMessage"_s);
    m_message->hide();
    m_undo->hide();

    m_columns->setObjectName(u"columns"_s);
    for (QWidget *part :
         {static_cast<QWidget *>(m_stores), list, static_cast<QWidget *>(m_inspect)})
        m_columns->addWidget(part);
    list->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    m_inspect->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 2);
    m_columns->setStretchFactor(2, 3);
    const int side = m_stores->usualWidth();
    m_columns->setSizes({side, 720 - side, 560});

    auto *centre = new QWidget;
    auto *rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_columns, 1);
    rows->addWidget(m_tasks);
    setCentralWidget(centre);
}

void MainWindow::buildStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(m_sums);
}

void MainWindow::connectActions()
{
    const MainActions &a = *m_actions;
    connect(a.pull, &QAction::triggered, m_pullField, &PullField::activate);
    connect(a.openSample, &QAction::triggered, this, &MainWindow::openSampleRequested);
    connect(a.exportReport, &QAction::triggered, this, &MainWindow::askForExport);
    connect(a.prune, &QAction::triggered, this, &MainWindow::askForPrune);
    connect(a.registries, &QAction::triggered, this, &MainWindow::registriesRequested);
    connect(a.settings, &QAction::triggered, this, &MainWindow::settingsRequested);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.refresh, &QAction::triggered, this, &MainWindow::refreshRequested);
    connect(a.find, &QAction::triggered, this, &MainWindow::find);
    connect(a.copyReference, &QAction::triggered, this, &MainWindow::copyNames);
    connect(a.copyDigest, &QAction::triggered, this, &MainWindow::copyDigests);
    connect(a.pullAgain, &QAction::triggered, this, &MainWindow::pullAgain);
    connect(a.remove, &QAction::triggered, this, &MainWindow::askToRemove);
    connect(a.undoRemoval, &QAction::triggered, this, &MainWindow::undoRequested);
    connect(a.reclaim, &QAction::triggered, this, &MainWindow::reclaimRequested);
    connect(m_undo, &UndoBar::undoRequested, this, &MainWindow::undoRequested);
    connect(m_undo, &UndoBar::reclaimRequested, this, &MainWindow::reclaimRequested);
    connect(a.pin, &QAction::triggered, this, &MainWindow::pinSelection);
    connect(m_stores->stores(), &Sidebar::storeChosen, this, [this](const QString &id) {
        followStore();
        Q_EMIT storeChosen(id);
    });
    connect(m_stores->stores(), &Sidebar::imagesDropped, m_transfers, &ImageTransfers::copyTo);
    connect(a.showSidebar, &QAction::toggled, m_stores, &QWidget::setVisible);
    connect(a.showInspect, &QAction::toggled, this, &MainWindow::followPlace);
    connect(a.showTasks, &QAction::triggered, m_tasks, &TaskDrawer::setOpen);
    connect(a.checkStore, &QAction::triggered, this, &MainWindow::storeCheckRequested);
    connect(a.help, &QAction::triggered, this, [this] { HelpDialog::open(this); });
    connect(a.about, &QAction::triggered, this, [this] { boxes::openAbout(this); });
    connect(m_actions, &MainActions::themeChosen, this, &MainWindow::themeChosen);
}

void MainWindow::connectParts()
{
    connect(m_pullField, &PullField::pullRequested, this,
            [this](const oci::Reference &reference, const std::optional<oci::Platform> &platform) {
                Q_EMIT pullRequested(m_transfers->target(), reference, platform);
            });
    connect(m_wishes, &EngineWishes::refused, this, &MainWindow::showMessage);
    connect(m_list, &ImageListPage::selectionChanged, this, &MainWindow::followSelection);
    const auto showUsers = [this] { m_inspect->showPage(InspectPanel::UsedByTab); };
    connect(m_list, &ImageListPage::usersRequested, this, showUsers);
    connect(m_actions->showUsers, &QAction::triggered, this, showUsers);
    connect(m_list, &ImageListPage::pullRequested, this, [this] { offerToPull(u"alpine"_s); });
    connect(m_list, &ImageListPage::openSampleRequested, this, &MainWindow::openSampleRequested);
    connect(m_list, &ImageListPage::refreshRequested, this, &MainWindow::refreshRequested);
    connect(m_inspect, &InspectPanel::platformRequested, this,
            [this](const oci::Platform &platform) {
                if (m_selected)
                    selectImage(m_selected->name, platform, m_selected->store);
            });
    connect(m_inspect, &InspectPanel::analysisRequested, this, [this] {
        if (m_selected)
            Q_EMIT imageSelected(m_selected->store, m_selected->name, m_selected->platform);
    });
    connect(m_tasks, &TaskDrawer::cancelRequested, this, &MainWindow::cancelTaskRequested);
    connect(m_tasks, &TaskDrawer::retryRequested, this, &MainWindow::retryTaskRequested);
    connect(m_tasks, &TaskDrawer::remedyRequested, this, &MainWindow::remedyRequested);
    connect(m_tasks, &TaskDrawer::dismissRequested, this, &MainWindow::dismissTaskRequested);
    connect(m_tasks, &TaskDrawer::pauseRequested, this, &MainWindow::pauseTaskRequested);
    connect(m_tasks, &TaskDrawer::insistRequested, this, &MainWindow::insistOnTaskRequested);
    connect(m_tasks, &TaskDrawer::cleanUpRequested, this, &MainWindow::askForPrune);
    connect(m_tasks, &TaskDrawer::signInRequested, this, &MainWindow::signInRequested);
    m_actions->showTasks->setChecked(m_tasks->isOpen());
    connect(m_tasks, &TaskDrawer::openChanged, m_actions->showTasks, &QAction::setChecked);
}

void MainWindow::setEngines(const QList<StoreEntry> &engines)
{
    m_stores->setEngines(engines);
    followStore();
}

QString MainWindow::chosenStore() const
{
    return m_stores->stores()->chosen();
}

void MainWindow::chooseStore(const QString &id)
{
    m_stores->stores()->choose(id);
    m_stores->places()->leave();
}

bool MainWindow::showsAll() const
{
    return chosenStore() == AllStores;
}

QStringList MainWindow::programOfStore(const QString &id) const
{
    const QList<StoreEntry> entries = m_stores->stores()->entries();
    const auto entry = std::ranges::find(entries, id, &StoreEntry::id);
    return entry == entries.end() ? StoreEntry().command() : entry->command();
}

QString MainWindow::nameOfStore(const QString &id) const
{
    const QList<StoreEntry> &entries = m_stores->stores()->entries();
    const auto entry = std::ranges::find(entries, id, &StoreEntry::id);
    return entry == entries.end() ? QString() : entry->name;
}

QStringList MainWindow::namesIn(const QString &store) const
{
    QStringList names;
    for (const store::Image &image : m_images.value(store)) {
        for (const oci::Reference &name : image.names)
            names += name.toString();
    }
    return names;
}

// What comes in while all stores are shown goes to the own one.
void MainWindow::followStore()
{
    const QList<StoreEntry> &entries = m_stores->stores()->entries();
    const QString target = showsAll() ? QString() : chosenStore();
    m_transfers->setStores(entries, target);
    m_browsing->setStores(entries, target);
    m_pullField->setTarget(entries.size() > 1 ? nameOfStore(target) : QString());
}

void MainWindow::showStores(const QStringList &ids, bool hasUsers)
{
    QMap<QString, QString> names;
    for (const QString &id : ids) {
        names.insert(id, showsAll() ? nameOfStore(id) : QString());
        m_images[id]; // Stays as it is if it was there.
    }
    m_images.removeIf([&ids](const auto &known) { return !ids.contains(known.key()); });
    m_problems.removeIf([&ids](const auto &known) { return !ids.contains(known.key()); });
    m_sums->setStores(ids);
    m_list->setStores(names, hasUsers);
    m_browsing->setImages(m_images);
    showMissing();
    followSelection();
}

void MainWindow::showMissing()
{
    QMap<QString, QString> missing;
    for (const StoreEntry &entry : m_stores->stores()->entries()) {
        const QString problem = m_problems.value(entry.id, entry.problem);
        if (showsAll() && !problem.isEmpty())
            missing.insert(entry.name, problem);
    }
    m_sums->setMissing(missing);
}

void MainWindow::setImages(const QList<store::Image> &images, const QString &store)
{
    if (!m_images.contains(store))
        return;
    m_images[store] = images;
    m_problems.remove(store);
    m_list->setImages(images, store);
    m_sums->setImages(images, store);
    m_browsing->setImages(m_images);
    showMissing();
    followSelection();
    if (auto *review = findChild<PruneDialog *>())
        review->setStore(store, images);
}

void MainWindow::setListError(const core::Error &error, const QString &store)
{
    if (!m_images.contains(store))
        return;
    if (store.isEmpty() || !showsAll())
        return m_list->setError(error, store);
    m_images[store].clear();
    m_problems[store] = error.message;
    m_list->setImages({}, store);
    m_sums->forget(store);
    showMissing();
    followSelection();
}

void MainWindow::setDiskUsage(qint64 bytes, const QString &store)
{
    m_sums->setDiskUsage(bytes, store);
}

void MainWindow::setRefreshing(bool refreshing)
{
    m_actions->refresh->setEnabled(!refreshing);
}

QString MainWindow::selectedName() const
{
    return m_selected ? m_selected->name : QString();
}

void MainWindow::selectImage(const QString &name, const std::optional<oci::Platform> &platform,
                             const QString &store)
{
    m_list->select(name, platform, store);
}

void MainWindow::followSelection()
{
    const QList<SelectedImage> selection = m_list->selection();
    m_transfers->follow();
    for (QAction *action : m_actions->rowActions())
        action->setEnabled(!selection.isEmpty());
    m_wishes->follow(); // Of the actions above they know better.
    m_pushes->follow();
    m_actions->pullAgain->setEnabled(std::ranges::any_of(
        selection, [](const SelectedImage &each) { return !each.image.isDangling(); }));
    m_actions->showUsers->setEnabled(selection.size() == 1);
    m_actions->setPins(!std::ranges::any_of(
        selection, [](const SelectedImage &each) { return each.image.pinned; }));
    showMoved();
    if (m_isRemote)
        return; // The panel is for an image of a registry just now.
    if (selection.size() == 2)
        return compare(selection);
    if (selection.size() != 1) {
        if (selection.isEmpty())
            m_inspect->clear({}, m_list->isEmpty()
                                     ? QString()
                                     : Tr::tr("Select an image to see what is in it."));
        else
            m_inspect->clear(Tr::tr("%n row(s) selected", nullptr, int(selection.size())),
                             Tr::tr("Select one image to see what is in it, or two to compare "
                                    "them."));
        return forgetSelection();
    }
    m_compared.clear();
    const SelectedImage &now = selection.constFirst();
    const bool same = m_selected && m_selected->store == now.store && m_selected->name == now.name
                      && m_selected->platform == now.platform
                      && m_selected->image.target == now.image.target
                      && m_selected->image.platforms == now.image.platforms;
    const bool refreshed = same && m_selected->image != now.image;
    m_selected = std::make_unique<SelectedImage>(now);
    if (refreshed)
        m_inspect->updateImage(now.image);
    if (same)
        return;
    m_inspect->setImage(now);
    Q_EMIT imageSelected(now.store, now.name, now.platform);
}

void MainWindow::forgetSelection()
{
    const bool hadAny = m_selected || !m_compared.isEmpty();
    m_selected.reset();
    m_compared.clear();
    if (hadAny)
        Q_EMIT selectionCleared();
}

void MainWindow::compare(QList<SelectedImage> selection)
{
    std::ranges::stable_sort(selection, {}, &SelectedImage::created);
    const QStringList compared{selection[0].digest(), selection[0].store, selection[1].digest(),
                               selection[1].store};
    if (m_compared == compared)
        return;
    forgetSelection();
    m_compared = compared;
    const auto title = [&](const SelectedImage &image) {
        return selection[0].store == selection[1].store
                   ? image.title()
                   : u"%1 (%2)"_s.arg(image.title(), nameOfStore(image.store));
    };
    m_inspect->setCompared(title(selection[0]), title(selection[1]));
    Q_EMIT comparisonRequested(selection[0], selection[1]);
}

void MainWindow::showComparison(std::shared_ptr<const layers::ImageComparison> comparison)
{
    if (!m_compared.isEmpty())
        m_inspect->setComparison(std::move(comparison));
}

void MainWindow::showComparisonError(const core::Error &error)
{
    if (!m_compared.isEmpty())
        m_inspect->setComparisonError(error);
}

void MainWindow::showDetails(const store::ImageDetails &details)
{
    const bool wanted =
        m_selected && details.image.target.digest == m_selected->image.target.digest
        && (!m_selected->platform || details.config.platform == *m_selected->platform
            || details.manifestDescriptor.platform == m_selected->platform);
    if (wanted)
        m_inspect->setDetails(details);
}

void MainWindow::showDetailsError(const QString &name, const core::Error &error)
{
    if (m_selected && m_selected->name == name)
        m_inspect->setDetailsError(error);
}

void MainWindow::showAnalysis(const oci::Digest &manifest,
                              const std::shared_ptr<const layers::ImageAnalysis> &analysis)
{
    if (m_inspect->manifestDigest() == manifest)
        m_inspect->setAnalysis(analysis);
}

void MainWindow::showAnalysisError(const oci::Digest &manifest, const core::Error &error)
{
    if (m_inspect->manifestDigest() == manifest)
        m_inspect->setAnalysisError(error);
}

void MainWindow::setTasks(const QList<models::TaskSnapshot> &tasks)
{
    m_taskModel->setTasks(tasks);
    m_actions->showTasks->setEnabled(m_taskModel->rowCount() > 0);
}

void MainWindow::updateTask(const models::TaskSnapshot &task)
{
    m_taskModel->updateTask(task);
    m_actions->showTasks->setEnabled(true);
}

void MainWindow::removeTask(quint64 id)
{
    m_taskModel->removeTask(id);
    m_actions->showTasks->setEnabled(m_taskModel->rowCount() > 0);
}

int MainWindow::runningTasks() const
{
    int running = 0;
    for (int i = 0; i < m_taskModel->rowCount(); ++i)
        running += models::isFinished(m_taskModel->task(m_taskModel->index(i, 0))->state) ? 0 : 1;
    return running;
}

void MainWindow::setUndoable(const Undoable &undoable, bool isNew)
{
    const bool isAny = undoable.tags + undoable.images > 0;
    m_actions->undoRemoval->setEnabled(isAny);
    m_actions->reclaim->setEnabled(undoable.bytes > 0);
    m_undo->setUndoable(undoable);
    m_undo->setVisible(isAny && (isNew || m_undo->isVisible()));
}

void MainWindow::showMessage(const Message &message)
{
    m_message->setMessage(message);
    m_message->show();
}

void MainWindow::showDone(const QString &text)
{
    statusBar()->showMessage(text, 10'000);
}

void MainWindow::showSettings(const Settings &settings)
{
    auto *dialog = new SettingsDialog(settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, settings] {
        if (dialog->settings() != settings)
            Q_EMIT settingsAccepted(dialog->settings());
    });
    dialog->open();
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_actions->setThemeChoice(choice);
}

void MainWindow::offerToPull(const QString &text)
{
    m_pullField->offer(text);
}

void MainWindow::find()
{
    if (m_browsing->isActive())
        return m_browsing->activateSearch();
    const QWidget *focus = QApplication::focusWidget();
    const bool inspecting = focus && m_inspect->isAncestorOf(focus);
    if (!inspecting || !m_inspect->activateSearch())
        m_list->activateFilter();
}

} // namespace views
