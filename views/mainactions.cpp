// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/mainactions.h"

#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/transfer/imagetransfers.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace views {

MainActions::MainActions(QObject *parent)
    : QObject(parent)
    , pull(make(u"actionPull"_s, Tr::tr("&Pull Image…"), "download"_L1, Qt::CTRL | Qt::Key_L))
    , openSample(make(u"actionOpenSample"_s, Tr::tr("Open &Sample Image"), "package"_L1))
    , exportReport(make(u"actionExport"_s, Tr::tr("&Export Report…"), "document-export"_L1,
                        Qt::CTRL | Qt::Key_E))
    , registries(make(u"actionRegistries"_s, Tr::tr("&Registries and Sign-In…"), "im-user"_L1))
    , settings(
          make(u"actionSettings"_s, Tr::tr("S&ettings…"), "configure"_L1, Qt::CTRL | Qt::Key_Comma))
    , quit(make(u"actionQuit"_s, Tr::tr("&Quit"), "application-exit"_L1, Qt::CTRL | Qt::Key_Q))
    , pullAgain(make(u"actionPullAgain"_s, Tr::tr("Pull &Again"), "download"_L1))
    , copyReference(make(u"actionCopyReference"_s, Tr::tr("&Copy Reference"), "edit-copy"_L1,
                         QKeySequence::Copy))
    , copyDigest(make(u"actionCopyDigest"_s, Tr::tr("Copy &Digest"), "edit-copy"_L1,
                      Qt::CTRL | Qt::SHIFT | Qt::Key_C))
    , pin(make(u"actionPin"_s, Tr::tr("P&in"), "window-pin"_L1, Qt::CTRL | Qt::Key_D))
    , remove(make(u"actionRemove"_s, Tr::tr("&Remove…"), "edit-delete"_L1, QKeySequence::Delete))
    , showUsers(make(u"actionShowUsers"_s, Tr::tr("Show &Containers"), "package"_L1,
                     Qt::CTRL | Qt::Key_U))
    , push(make(u"actionPush"_s, Tr::tr("Pus&h…"), "cloud-upload"_L1))
    , run(make(u"actionRun"_s, Tr::tr("R&un…"), "media-playback-start"_L1, Qt::CTRL | Qt::Key_R))
    , build(make(u"actionBuild"_s, Tr::tr("&Build…"), "run-build"_L1, Qt::CTRL | Qt::Key_B))
    , prune(make(u"actionPrune"_s, Tr::tr("Pr&une…"), "edit-clear-all"_L1,
                 Qt::CTRL | Qt::SHIFT | Qt::Key_P))
    , undoRemoval(
          make(u"actionUndo"_s, Tr::tr("Und&o Removal"), "edit-undo"_L1, QKeySequence::Undo))
    , reclaim(make(u"actionReclaim"_s, Tr::tr("Reclaim &Space"), "edit-clear-history"_L1))
    , refresh(make(u"actionRefresh"_s, Tr::tr("&Refresh"), "view-refresh"_L1, Qt::Key_F5))
    , checkUpdates(make(u"actionCheckUpdates"_s, Tr::tr("Check for &Updates"), "view-refresh"_L1,
                        Qt::SHIFT | Qt::Key_F5))
    , pullMoved(make(u"actionPullMoved"_s, Tr::tr("Pull the Ne&w One"), "download"_L1))
    , find(make(u"actionFind"_s, Tr::tr("&Find…"), "edit-find"_L1, QKeySequence::Find))
    , browseHub(make(u"actionBrowseHub"_s, Tr::tr("&Docker Hub"), "folder-cloud"_L1,
                     Qt::CTRL | Qt::Key_H))
    , showSidebar(makeToggle(u"actionShowSidebar"_s, Tr::tr("&Sidebar"), Qt::Key_F9))
    , showInspect(makeToggle(u"actionShowInspect"_s, Tr::tr("&Inspect Panel"), Qt::Key_F4))
    , showTasks(makeToggle(u"actionShowTasks"_s, Tr::tr("T&asks"), Qt::Key_F8))
    , checkStore(make(u"actionCheckStore"_s, Tr::tr("&Check the Store"), "checkmark"_L1))
    , help(make(u"actionHelp"_s, Tr::tr("&Numbers, Picture and Keys"), "help-contents"_L1,
                QKeySequence::HelpContents))
    , about(make(u"actionAbout"_s, Tr::tr("&About Millefeuille"), "help-about"_L1))
    , m_themes(std::make_unique<QMenu>(Tr::tr("&Theme")))
    , m_themeGroup(new QActionGroup(this))
{
    for (QAction *action : rowActions())
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    quit->setMenuRole(QAction::QuitRole);
    settings->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
    refresh->setToolTip(Tr::tr("Read the images again"));
    browseHub->setToolTip(Tr::tr("Search Docker Hub, look through its tags, and pull"));
    checkUpdates->setToolTip(
        Tr::tr("Ask the registries which of the listed images have moved; it does not count as a "
               "pull"));
    pullMoved->setToolTip(Tr::tr("Pull what the registry has under this name now"));
    showUsers->setToolTip(Tr::tr("Show the containers that use the selected image"));
    push->setToolTip(Tr::tr("Send the selected image to a registry (docker push)"));
    run->setToolTip(Tr::tr("Make a container of the selected image (docker run)"));
    build->setToolTip(Tr::tr("Let the engine build an image from a folder (docker build)"));
    remove->setToolTip(Tr::tr("Remove the selected images (docker image rm)"));
    setPins(true);
    prune->setToolTip(Tr::tr("Review and remove images that nothing needs (docker image prune)"));
    reclaim->setToolTip(Tr::tr("Give back the space of removed images; they cannot be brought back "
                               "then"));
    checkStore->setToolTip(
        Tr::tr("Compare every file of the own store with what it should be, and offer to repair"));
    undoRemoval->setEnabled(false);
    reclaim->setEnabled(false);
    showTasks->setChecked(false);
    showTasks->setEnabled(false);
    buildThemes();
}

MainActions::~MainActions() = default;

QAction *MainActions::make(const QString &name, const QString &text, QLatin1StringView iconName,
                           const QKeySequence &shortcut)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    return action;
}

QAction *MainActions::makeToggle(const QString &name, const QString &text,
                                 const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    action->setCheckable(true);
    action->setChecked(true);
    return action;
}

void MainActions::buildThemes()
{
    const auto add = [this](const QString &name, const QString &text, ThemeChoice choice) {
        QAction *action = m_themes->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setData(int(choice));
        m_themeGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { Q_EMIT themeChosen(choice); });
    };
    add(u"actionThemeSystem"_s, Tr::tr("As the &System"), ThemeChoice::System);
    add(u"actionThemeLight"_s, Tr::tr("&Light"), ThemeChoice::Light);
    add(u"actionThemeDark"_s, Tr::tr("&Dark"), ThemeChoice::Dark);
    m_themes->setObjectName(u"themeMenu"_s);
    m_themes->setIcon(icon("color-mode-black-white"_L1));
    m_themes->menuAction()->setToolTip(Tr::tr("Light or dark"));
    setThemeChoice(ThemeChoice::System);
}

void MainActions::setThemeChoice(ThemeChoice choice)
{
    for (QAction *action : m_themeGroup->actions())
        action->setChecked(action->data().toInt() == int(choice));
}

QList<QAction *> MainActions::rowActions() const
{
    return {copyReference, copyDigest, pullAgain, pullMoved, push, run, showUsers, pin, remove};
}

void MainActions::setPins(bool pins)
{
    pin->setText(pins ? Tr::tr("P&in") : Tr::tr("Unp&in"));
    pin->setIcon(icon(pins ? "window-pin"_L1 : "window-unpin"_L1));
    pin->setToolTip(pins ? Tr::tr("Nothing removes a pinned image before it is unpinned")
                         : Tr::tr("The image can be removed again"));
}

void MainActions::fillMenuBar(QMenuBar *bar, QMenu *platforms, QMenu *engine,
                              const ImageTransfers &transfers)
{
    QMenu *file = bar->addMenu(Tr::tr("&File"));
    file->addActions(transfers.fileActions());
    file->addSeparator();
    file->addAction(openSample);
    file->addAction(exportReport);
    file->addSeparator();
    file->addAction(registries);
    file->addAction(settings);
    file->addSeparator();
    file->addAction(quit);

    QMenu *image = bar->addMenu(Tr::tr("&Image"));
    image->addAction(pull);
    image->addMenu(platforms);
    image->addAction(build);
    image->addSeparator();
    image->addActions(rowActions());
    image->addSeparator();
    image->addActions(transfers.rowActions());
    image->addSeparator();
    image->addActions({prune, undoRemoval, reclaim});

    bar->addMenu(engine);

    QMenu *view = bar->addMenu(Tr::tr("&View"));
    view->addActions({refresh, checkUpdates, find, browseHub});
    view->addSeparator();
    view->addActions({showSidebar, showInspect, showTasks});
    view->addSeparator();
    view->addMenu(themes());

    QMenu *helpMenu = bar->addMenu(Tr::tr("&Help"));
    helpMenu->addActions({help, checkStore, about});
}

} // namespace views
