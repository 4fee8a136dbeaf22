// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour/steps.h"
#include "models/imagelistmodel.h"
#include "views/dialogs/boxes.h"
#include "views/transfer/imagetransfers.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace app {

namespace {

/// By the action that opens it.
TourStep opens(const Guide &guide, const QString &name, const QString &action)
{
    return {name, [&guide, action] { guide.openDialog(action); },
            [&guide] { return guide.dialog() != nullptr; }};
}

QList<TourStep> transferSteps(const Guide &guide)
{
    return {
        opens(guide, u"8b-about"_s, u"actionAbout"_s),
        {u"8c-tag"_s,
         [&guide] {
             guide.openDialog(u"actionTag"_s);
             if (auto *name = guide.find<QLineEdit>(u"tagName"_s))
                 name->setText(u"registry.example.org/team/vitrine:2"_s);
         },
         [&guide] { return guide.isVisible(u"tagDialog"_s); }},
        {u"8c-a-push"_s,
         [&guide] {
             guide.openDialog(u"actionPush"_s);
             if (auto *target = guide.find<QLineEdit>(u"pushTarget"_s))
                 target->setText(u"registry.example.org/team/vitrine:2"_s);
         },
         [&guide] { return guide.isVisible(u"pushDialog"_s); }},
        opens(guide, u"8d-save"_s, u"actionSave"_s),
        opens(guide, u"8e-load"_s, u"actionLoad"_s),
        {u"8f-import"_s,
         [&guide] {
             guide.closeDialog();
             guide.window().transfers()->offerImport({}, u"/srv/images/root.tar.gz"_s);
         },
         [&guide] { return guide.isVisible(u"importDialog"_s); }},
        opens(guide, u"8g-export"_s, u"actionExport"_s),
        {u"8h-quit"_s,
         [&guide] {
             guide.closeDialog();
             views::boxes::openQuit(&guide.window(), 2, [] {});
         },
         [&guide] { return guide.isVisible(u"quitDialog"_s); }},
    };
}

bool isPinned(const Guide &guide)
{
    const auto *images = guide.find<QTreeView>(u"imageTable"_s);
    return images->currentIndex().data(models::ImageListModel::PinnedRole).toBool();
}

QList<TourStep> removalSteps(const Guide &guide)
{
    const auto confirm = [&guide] { return guide.find<QPushButton>(u"pruneConfirm"_s); };
    return {
        opens(guide, u"9-remove"_s, u"actionRemove"_s),
        {u"9a-pinned"_s, [&guide] { guide.openDialog(u"actionPin"_s); },
         [&guide] { return isPinned(guide); }},
        {u"9b-prune"_s, [&guide] { guide.trigger(u"actionPin"_s); },
         [&guide, confirm] {
             // What is unpinned while the review is open does not go by itself.
             if (!isPinned(guide) && !guide.dialog()) {
                 guide.trigger(u"actionPrune"_s);
                 guide.find<QComboBox>(u"pruneWhich"_s)->setCurrentIndex(1);
             }
             return confirm() && confirm()->isEnabled();
         }},
        {u"9c-undo"_s, [confirm] { confirm()->click(); },
         [&guide] { return guide.isVisible(u"undoBar"_s); }},
    };
}

QList<TourStep> comparisonSteps(const Guide &guide, const std::function<void()> &addEarlier)
{
    auto *images = guide.find<QTreeView>(u"imageTable"_s);
    return {{u"8i-compare"_s,
             [&guide, addEarlier] {
                 guide.closeDialog();
                 addEarlier();
             },
             [&guide, images] {
                 const bool isListed = images->model()->rowCount() > 1;
                 if (isListed && images->selectionModel()->selectedRows().size() < 2)
                     images->selectAll();
                 return isListed && guide.isVisible(u"compareFiles"_s);
             }},
            {u"8i-push-both"_s, [&guide] { guide.openDialog(u"actionPush"_s); },
             [&guide] { return guide.isVisible(u"pushTagsDialog"_s); }},
            {u"8j-several"_s,
             [&guide] {
                 guide.closeDialog();
                 guide.selectImage({});
                 guide.showPage(u"overviewPage"_s);
             },
             [&guide] { return guide.isVisible(u"overviewPage"_s); }}};
}

QList<TourStep> lastSteps(const Guide &guide)
{
    return {opens(guide, u"9d-check"_s, u"actionCheckStore"_s),
            opens(guide, u"10-settings"_s, u"actionSettings"_s),
            {u"11-add-engine"_s,
             [&guide] {
                 guide.openDialog(u"actionAddEngine"_s);
                 guide.find<QLineEdit>(u"engineAddress"_s)->setText(u"tcp://build"_s);
             },
             [&guide] { return guide.dialog() != nullptr; }}};
}

} // namespace

QList<TourStep> dialogSteps(const Guide &guide, const std::function<void()> &addEarlier)
{
    return transferSteps(guide) + comparisonSteps(guide, addEarlier) + removalSteps(guide)
           + lastSteps(guide) + registrySteps(guide);
}

} // namespace app
