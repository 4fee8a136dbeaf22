// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analysisreport.h"

#include "app/cli/console.h"
#include "app/tr.h"
#include "views/format.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

namespace {

constexpr std::size_t WasteRows = 20;

QString createdBy(const AnalysisReport &report, qsizetype layer)
{
    const oci::HistoryEntry *entry = report.config.historyOfLayer(layer);
    return entry ? entry->createdBy : QString();
}

QString reasonName(layers::WasteReason reason)
{
    switch (reason) {
    case layers::WasteReason::Removed:
        return u"removed"_s;
    case layers::WasteReason::Replaced:
        return u"replaced"_s;
    case layers::WasteReason::Opaque:
        return u"opaque"_s;
    }
    return {};
}

QString pathOf(const AnalysisReport &report, const layers::Waste &waste)
{
    const layers::FileTree &tree = *report.analysis->tree;
    return tree.displayPath(tree.node(waste.node));
}

QJsonArray layersToJson(const AnalysisReport &report)
{
    QJsonArray array;
    for (std::size_t i = 0; i < report.analysis->layers.size(); ++i) {
        const layers::LayerTotals &totals = report.analysis->layers[i];
        array.append(QJsonObject{
            {u"index"_s, qint64(i)},
            {u"digest"_s, report.layers[qsizetype(i)].digest.toString()},
            {u"diffId"_s, report.analysis->tocs[i]->diffId().toString()},
            {u"createdBy"_s, createdBy(report, qsizetype(i))},
            {u"entries"_s, totals.entries},
            {u"files"_s, totals.files},
            {u"storedBytes"_s, totals.storedBytes},
            {u"liveBytes"_s, totals.liveBytes},
            {u"hiddenBytes"_s, totals.hiddenBytes},
        });
    }
    return array;
}

QJsonArray wasteToJson(const AnalysisReport &report)
{
    QJsonArray array;
    for (const layers::Waste &waste : report.analysis->waste) {
        QJsonArray storedIn;
        for (const quint16 layer : waste.storedIn)
            storedIn.append(layer);
        array.append(QJsonObject{
            {u"path"_s, pathOf(report, waste)},
            {u"bytes"_s, waste.bytes},
            {u"storedIn"_s, storedIn},
            {u"hiddenBy"_s, waste.hiddenBy},
            {u"reason"_s, reasonName(waste.reason)},
        });
    }
    return array;
}

void printLayers(const Console &console, const AnalysisReport &report)
{
    QList<QStringList> rows;
    for (std::size_t i = 0; i < report.analysis->layers.size(); ++i) {
        const layers::LayerTotals &totals = report.analysis->layers[i];
        rows.append(
            {QString::number(i), format::size(totals.storedBytes), format::size(totals.hiddenBytes),
             format::count(totals.files),
             format::elideMiddle(oci::dockerfileLine(createdBy(report, qsizetype(i))), 90)});
    }
    console.print(
        {Tr::tr("Layer"), Tr::tr("Stored"), Tr::tr("Wasted"), Tr::tr("Files"), Tr::tr("Command")},
        rows, {0, 1, 2, 3});
}

void printWaste(const Console &console, const AnalysisReport &report)
{
    const auto &waste = report.analysis->waste;
    if (waste.empty())
        return;
    QList<QStringList> rows;
    for (std::size_t i = 0; i < std::min(waste.size(), WasteRows); ++i)
        rows.append({format::size(waste[i].bytes), QString::number(waste[i].storedIn.front()),
                     QString::number(waste[i].hiddenBy), pathOf(report, waste[i])});
    console.printRaw("\n");
    console.print({Tr::tr("Wasted"), Tr::tr("Stored in"), Tr::tr("Hidden by"), Tr::tr("Path")},
                  rows, {0, 1, 2});
    if (waste.size() > WasteRows)
        console.printRaw((Tr::tr("… and %n more path(s); --json has all.", nullptr,
                                 int(waste.size() - WasteRows))
                          + u'\n')
                             .toUtf8());
}

} // namespace

QJsonObject toJson(const AnalysisReport &report)
{
    const layers::ImageAnalysis &analysis = *report.analysis;
    return {
        {u"reference"_s, report.reference},
        {u"platform"_s, report.config.platform.toString()},
        {u"storedBytes"_s, analysis.storedBytes},
        {u"liveBytes"_s, analysis.liveBytes},
        {u"wastedBytes"_s, analysis.wastedBytes},
        {u"efficiency"_s, analysis.efficiency},
        {u"duplicateBytes"_s, analysis.duplicateBytes},
        {u"layers"_s, layersToJson(report)},
        {u"waste"_s, wasteToJson(report)},
        {u"advice"_s, QJsonArray()},
        {u"dive"_s, QJsonObject{{u"efficiency"_s, analysis.dive.efficiency},
                                {u"wastedBytes"_s, analysis.dive.wastedBytes},
                                {u"userWastedPercent"_s, analysis.dive.userWastedPercent},
                                {u"sizeBytes"_s, analysis.dive.sizeBytes}}},
        {u"timing"_s,
         QJsonObject{{u"readMs"_s, report.readMs}, {u"analyzeMs"_s, report.analyzeMs}}},
    };
}

void print(const Console &console, const AnalysisReport &report)
{
    const layers::ImageAnalysis &analysis = *report.analysis;
    const QString sums =
        Tr::tr("%1 (%2): %3 stored, %4 live, %5 wasted, efficiency %6")
            .arg(report.reference, report.config.platform.toString(),
                 format::size(analysis.storedBytes), format::size(analysis.liveBytes),
                 format::size(analysis.wastedBytes), format::percent(analysis.efficiency, 1));
    console.printRaw((sums + u"\n\n"_s).toUtf8());
    printLayers(console, report);
    printWaste(console, report);
}

} // namespace cli
