// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour/steps.h"
#include "core/engine/buildprogress.h"
#include "models/tasksnapshot.h"
#include "views/build/buildlogwindow.h"
#include "views/enginewishes.h"
#include "views/sidebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <memory>

using namespace Qt::StringLiterals;

namespace app {

namespace {

TourStep dialog(const Guide &guide, const QString &name, std::function<void()> act,
                const QString &widget)
{
    return {name,
            [&guide, act = std::move(act)] {
                guide.closeDialog();
                act();
            },
            [&guide, widget] { return guide.isVisible(widget); }};
}

/// All containers in the dialog of a removal may go.
void checkContainers(const Guide &guide)
{
    for (QTreeWidgetItemIterator row(guide.find<QTreeWidget>(u"removeTable"_s)); *row; ++row) {
        if ((*row)->flags() & Qt::ItemIsUserCheckable)
            (*row)->setCheckState(0, Qt::Checked);
    }
}

QList<TourStep> containerSteps(const Guide &guide, const EngineScene &scene)
{
    return {
        {u"20-engine"_s,
         [&guide, scene] {
             guide.closeDialog();
             guide.chooseStore(scene.name);
         },
         [&guide, scene] { return guide.isListed(scene.id); }},
        {u"20a-used-by"_s,
         [&guide, scene] {
             guide.selectUsedImage(scene.id);
             guide.showPage(u"usedByPage"_s);
         },
         [&guide] { return guide.isVisible(u"usedByPage"_s); }},
        {u"20b-engine-layers"_s, [&guide] { guide.showPage(u"layersPage"_s); },
         [&guide] { return guide.isVisible(u"treemap"_s); }},
        {u"20c-engine-manifest"_s, [&guide] { guide.showPage(u"manifestPage"_s); },
         [&guide] { return guide.isVisible(u"manifestPage"_s); }},
        dialog(
            guide, u"21-container-json"_s,
            [&guide] {
                guide.showPage(u"usedByPage"_s);
                guide.trigger(u"containerInspect"_s);
            },
            u"containerDialog"_s),
        dialog(
            guide, u"21a-stop-containers"_s, [&guide] { guide.trigger(u"containerStop"_s); },
            u"stopContainersDialog"_s),
        dialog(
            guide, u"21b-remove-containers"_s, [&guide] { guide.trigger(u"containerRemove"_s); },
            u"removeContainersDialog"_s),
        dialog(
            guide, u"21c-remove-used"_s, [&guide] { guide.trigger(u"actionRemove"_s); },
            u"removeDialog"_s),
        {u"21d-remove-with-containers"_s, [&guide] { checkContainers(guide); },
         [&guide] { return guide.find<QPushButton>(u"removeConfirm"_s)->isEnabled(); }},
    };
}

/// As an engine tells of it: nothing is built.
std::shared_ptr<engine::BuildProgress> writtenBuild()
{
    auto progress = std::make_shared<engine::BuildProgress>();
    for (const QString &text :
         {u"Step 1/4 : FROM busybox:1.36\n"_s, u" ---> 6fd955f66c23\n"_s,
          u"Step 2/4 : COPY . /src\n"_s, u" ---> Using cache\n"_s, u" ---> 0c2c0fb1e0a5\n"_s,
          u"Step 3/4 : RUN make -C /src install\n"_s, u" ---> Running in 5ad1e0b1b1d5\n"_s,
          u"cc -O2 -o vitrine main.c\n"_s, u"install -m 755 vitrine /usr/local/bin\n"_s,
          u"\x1b[32mdone\x1b[0m\n"_s})
        progress->log.take({.stream = text});
    return progress;
}

void showBuildLog(const Guide &guide, models::TaskState state)
{
    const auto progress = writtenBuild();
    models::TaskSnapshot task;
    task.id = 1'000'000; // Of no task that there is.
    task.title = u"team/vitrine:2"_s;
    task.state = state;
    task.hasLog = true;
    task.hasImage = state == models::TaskState::Done;
    task.failure = u"“team/vitrine:2” was not built."_s;
    if (state == models::TaskState::Failed)
        task.error = {
            core::ErrorCode::Network,
            u"The command '/bin/sh -c make -C /src install' returned a non-zero code: 2"_s,
            u"HTTP 200"_s};
    if (models::isFinished(state))
        progress->log.end();
    auto *log = new views::BuildLogWindow(task.id, &guide.window());
    log->setAttribute(Qt::WA_DeleteOnClose);
    log->setTask(task, progress);
    log->show();
}

TourStep buildLog(const Guide &guide, const QString &name, models::TaskState state)
{
    return dialog(
        guide, name, [&guide, state] { showBuildLog(guide, state); }, u"buildLogWindow"_s);
}

QList<TourStep> actionSteps(const Guide &guide, const EngineScene &scene)
{
    return {
        dialog(
            guide, u"22-run"_s, [&guide] { guide.trigger(u"actionRun"_s); }, u"runDialog"_s),
        dialog(
            guide, u"23-push"_s, [&guide] { guide.trigger(u"actionPush"_s); }, u"pushDialog"_s),
        {u"24-build"_s,
         [&guide, scene] {
             guide.closeDialog();
             Q_EMIT guide.window().engineWishes()->buildRequested(scene.context);
         },
         [&guide] {
             const auto *build = guide.find<QPushButton>(u"buildConfirm"_s);
             return build && build->isEnabled();
         }},
        buildLog(guide, u"24a-build-log"_s, models::TaskState::Running),
        buildLog(guide, u"24b-build-done"_s, models::TaskState::Done),
        buildLog(guide, u"24c-build-failed"_s, models::TaskState::Failed),
    };
}

/// In the dialog of an engine that is open: as it stands there, or at \a address.
TourStep testEngine(const Guide &guide, const QString &name, const QString &address)
{
    return {name,
            [&guide, address] {
                if (!address.isEmpty())
                    guide.find<QLineEdit>(u"engineAddress"_s)->setText(address);
                guide.press(u"engineTest"_s);
            },
            [&guide] { return guide.find<QPushButton>(u"engineTest"_s)->isEnabled(); }};
}

QList<TourStep> allSteps(const Guide &guide, const EngineScene &scene)
{
    return {
        {u"25-all"_s,
         [&guide] {
             guide.closeDialog();
             guide.window().chooseStore(views::AllStores);
         },
         [&guide, scene] { return guide.isListed(scene.id); }},
        {u"25a-prune-all"_s,
         [&guide] {
             guide.trigger(u"actionPrune"_s);
             guide.find<QComboBox>(u"pruneWhich"_s)->setCurrentIndex(1);
             guide.find<QCheckBox>(u"pruneContainers"_s)->setChecked(true);
         },
         [&guide] {
             const auto *confirm = guide.find<QPushButton>(u"pruneConfirm"_s);
             return confirm && confirm->isVisible();
         }},
        {u"26-lost-engine"_s,
         [&guide, scene] {
             guide.closeDialog();
             guide.chooseStore(scene.lost);
         },
         [&guide] { return guide.isVisible(u"imagesError"_s); }},
        dialog(
            guide, u"26a-edit-engine"_s, [&guide] { guide.trigger(u"actionEditEngine"_s); },
            u"engineDialog"_s),
        testEngine(guide, u"26b-engine-fails"_s, {}),
        testEngine(guide, u"26c-engine-works"_s, scene.id),
    };
}

} // namespace

QList<TourStep> engineSteps(const Guide &guide, const EngineScene &scene)
{
    return containerSteps(guide, scene) + actionSteps(guide, scene) + allSteps(guide, scene);
}

} // namespace app
