// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"
#include "app/tour/steps.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace app {

namespace {

TourStep shows(const Guide &guide, const QString &name, std::function<void()> act,
               const QString &widget)
{
    return {name, std::move(act), [&guide, widget] { return guide.isVisible(widget); }};
}

QList<TourStep> firstSteps(const Guide &guide)
{
    return {
        shows(
            guide, u"1-empty"_s, [] {}, u"imagesEmpty"_s),
        shows(
            guide, u"2-reference"_s,
            [&guide] { guide.window().offerToPull(u"docker pull nginx:1.24"_s); }, u"pullHint"_s),
        shows(
            guide, u"3-overview"_s,
            [&guide] {
                guide.window().offerToPull({});
                guide.session().openSample();
            },
            u"overviewPage"_s),
    };
}

QList<TourStep> layerSteps(const Guide &guide)
{
    return {
        shows(
            guide, u"3a-first-visit"_s, [&guide] { guide.showPage(u"layersPage"_s); },
            u"treemap"_s),
        shows(
            guide, u"4-layers"_s,
            [&guide] {
                guide.find<QWidget>(u"layersIntroduction"_s)
                    ->findChild<QToolButton *>(u"messageClose"_s)
                    ->click();
            },
            u"treemap"_s),
        shows(
            guide, u"4a-files"_s, [&guide] { guide.showFiles(); }, u"fileTree"_s),
        shows(
            guide, u"4b-walk"_s, [&guide] { guide.walkTo(3); }, u"fileTree"_s),
        shows(
            guide, u"4ba-range"_s, [&guide] { guide.chooseExtent(3); }, u"scopeFirst"_s),
        shows(
            guide, u"4c-change"_s, [&guide] { guide.chooseColors(1); }, u"treemap"_s),
        shows(
            guide, u"4d-waste"_s,
            [&guide] {
                guide.chooseExtent(0);
                guide.find<QTabBar>(u"layerLists"_s)->setCurrentIndex(0);
                guide.chooseColors(2);
            },
            u"treemap"_s),
        shows(
            guide, u"4e-type"_s, [&guide] { guide.chooseColors(3); }, u"treemap"_s),
        shows(
            guide, u"4f-age"_s, [&guide] { guide.chooseColors(4); }, u"treemap"_s),
    };
}

QList<TourStep> fileSteps(const Guide &guide)
{
    return {
        shows(
            guide, u"4fa-preview"_s,
            [&guide] { guide.showPreview(u"/opt/vitrine/vitrine.toml"_s); }, u"previewText"_s),
        shows(
            guide, u"4fb-versions"_s,
            [&guide] {
                auto *before = guide.find<QComboBox>(u"previewBefore"_s);
                before->setCurrentIndex(1);
                Q_EMIT before->activated(1);
            },
            u"previewDifferenceAfter"_s),
        shows(
            guide, u"4fc-bytes"_s, [&guide] { guide.showPreview(u"/opt/vitrine/bin/vitrine"_s); },
            u"previewBytes"_s),
        shows(
            guide, u"4g-search"_s,
            [&guide] {
                guide.closeDialog();
                guide.chooseColors(0);
                guide.find<QToolButton>(u"fileCriteriaButton"_s)->setChecked(true);
                guide.find<QLineEdit>(u"fileSearch"_s)->setText(u"vitrine"_s);
            },
            u"fileTree"_s),
    };
}

QList<TourStep> otherPageSteps(const Guide &guide)
{
    const auto page = [&guide](const QString &name, const QString &widget) {
        return shows(guide, name, [&guide, widget] { guide.showPage(widget); }, widget);
    };
    return {
        page(u"4h-waste-page"_s, u"wastePage"_s),
        page(u"5-manifest"_s, u"manifestPage"_s),
        page(u"6-config"_s, u"configPage"_s),
        page(u"7-history"_s, u"historyPage"_s),
        page(u"7a-used-by-none"_s, u"usedByPage"_s),
        // Nothing listens on port 1: a pull that fails, with its words.
        shows(
            guide, u"8-failed-pull"_s,
            [&guide] {
                guide.showPage(u"layersPage"_s);
                Q_EMIT guide.window().pullRequested(
                    {}, *oci::Reference::parse(u"127.0.0.1:1/library/nginx:1.24"_s), {});
            },
            u"taskError"_s),
        {u"8a-help"_s,
         [&guide] {
             guide.find<QWidget>(u"taskError"_s)
                 ->findChild<QToolButton *>(u"messageClose"_s)
                 ->click();
             guide.trigger(u"actionHelp"_s);
         },
         [&guide] { return guide.isVisible(u"helpText"_s); }},
    };
}

} // namespace

QList<TourStep> pageSteps(const Guide &guide)
{
    return firstSteps(guide) + layerSteps(guide) + fileSteps(guide) + otherPageSteps(guide);
}

} // namespace app
