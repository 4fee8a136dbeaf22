// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report/analysisreport.h"
#include "app/report/ruletext.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace report {

QString reasonName(layers::WasteReason reason)
{
    switch (reason) {
    case layers::WasteReason::Removed:
        return u"removed"_s;
    case layers::WasteReason::Replaced:
    case layers::WasteReason::SameContent:
        return u"replaced"_s;
    case layers::WasteReason::Opaque:
        return u"opaque"_s;
    }
    return {};
}

QString changeName(layers::WasteReason reason)
{
    if (reason == layers::WasteReason::Replaced)
        return u"content"_s;
    return reason == layers::WasteReason::SameContent ? u"metadata"_s : QString();
}

namespace {

QString createdBy(const AnalysisReport &report, qsizetype layer)
{
    const oci::HistoryEntry *entry = report.config.historyOfLayer(layer);
    return entry ? entry->createdBy : QString();
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
        QJsonObject row{
            {u"path"_s, pathOf(report, waste.node)},
            {u"bytes"_s, waste.bytes},
            {u"storedIn"_s, storedIn},
            {u"hiddenBy"_s, waste.hiddenBy},
            {u"reason"_s, reasonName(waste.reason)},
        };
        if (const QString change = changeName(waste.reason); !change.isEmpty())
            row[u"change"_s] = change;
        array.append(row);
    }
    return array;
}

QJsonArray duplicatesToJson(const AnalysisReport &report)
{
    const ci::Included &included = report.included;
    QJsonArray array;
    for (const layers::Duplicate &duplicate : included.duplicates) {
        QJsonArray members;
        for (const layers::DuplicateMember &member : duplicate.membersIn(included.duplicateMembers))
            members.append(
                QJsonObject{{u"path"_s, pathOf(report, member.node)}, {u"layer"_s, member.layer}});
        array.append(QJsonObject{
            {u"bytes"_s, duplicate.size},
            {u"count"_s, qint64(duplicate.count)},
            {u"wastedBytes"_s, duplicate.wastedBytes()},
            {u"members"_s, members},
        });
    }
    return array;
}

QString savesName(layers::Advice::Saves saves)
{
    switch (saves) {
    case layers::Advice::Saves::Size:
        return u"size"_s;
    case layers::Advice::Saves::Cache:
        return u"cache"_s;
    case layers::Advice::Saves::Base:
        return u"base"_s;
    }
    return {};
}

QJsonArray adviceToJson(const AnalysisReport &report)
{
    QJsonArray array;
    for (const layers::Advice &advice : report.included.advice) {
        QJsonArray layers;
        for (const quint16 layer : advice.layers)
            layers.append(layer);
        QJsonArray paths;
        for (const layers::AdvicePath &path : advice.paths)
            paths.append(
                QJsonObject{{u"path"_s, pathOf(report, path.node)}, {u"bytes"_s, path.bytes}});
        array.append(QJsonObject{
            {u"id"_s, QString(advice.id)},
            {u"bytes"_s, advice.bytes},
            {u"saves"_s, savesName(advice.saves)},
            {u"layer"_s, advice.layer},
            {u"layers"_s, layers},
            {u"paths"_s, paths},
            {u"text"_s, advice.text},
            {u"line"_s, advice.line},
        });
    }
    return array;
}

QString kindName(layers::SecretKind kind)
{
    switch (kind) {
    case layers::SecretKind::PrivateKey:
        return u"privateKey"_s;
    case layers::SecretKind::KeyStore:
        return u"keyStore"_s;
    case layers::SecretKind::Credentials:
        return u"credentials"_s;
    case layers::SecretKind::Environment:
        return u"environment"_s;
    }
    return {};
}

QJsonArray secretsToJson(const AnalysisReport &report)
{
    QJsonArray array;
    for (const layers::Secret &secret : report.included.secrets) {
        const layers::FileNode node = report.analysis->tree->node(secret.node);
        array.append(QJsonObject{
            {u"path"_s, pathOf(report, secret.node)},
            {u"layer"_s, node.layer},
            {u"hidden"_s, node.isHidden()},
            {u"kind"_s, kindName(secret.kind)},
        });
    }
    return array;
}

/// Numbers that JSON cannot hold are null.
QJsonValue number(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue();
}

QJsonObject ciToJson(const AnalysisReport &report)
{
    QJsonArray rules;
    for (const ci::Check &check : report.checks) {
        const bool isSkipped = check.status == ci::Status::Skip;
        rules.append(QJsonObject{
            {u"rule"_s, check.rule},
            {u"status"_s, QString(statusName(check.status)).toLower()},
            {u"value"_s, number(check.value)},
            {u"limit"_s, isSkipped ? QJsonValue() : QJsonValue(check.limit)},
        });
    }
    return {{u"met"_s, ci::areMet(report.checks)},
            {u"wastedBytes"_s, report.included.wastedBytes},
            {u"rules"_s, rules}};
}

} // namespace

QJsonObject toJson(const AnalysisReport &report)
{
    const layers::ImageAnalysis &analysis = *report.analysis;
    QJsonObject json{
        {u"reference"_s, report.reference},
        {u"platform"_s, report.config.platform.toString()},
        {u"storedBytes"_s, analysis.storedBytes},
        {u"liveBytes"_s, analysis.liveBytes},
        {u"wastedBytes"_s, analysis.wastedBytes},
        {u"efficiency"_s, analysis.efficiency},
        {u"duplicateBytes"_s, analysis.duplicateBytes},
        {u"layers"_s, layersToJson(report)},
        {u"waste"_s, wasteToJson(report)},
        {u"duplicates"_s, duplicatesToJson(report)},
        {u"advice"_s, adviceToJson(report)},
        {u"secrets"_s, secretsToJson(report)},
        {u"dive"_s, QJsonObject{{u"efficiency"_s, analysis.dive.efficiency},
                                {u"wastedBytes"_s, analysis.dive.wastedBytes},
                                {u"userWastedPercent"_s, number(analysis.dive.userWastedPercent)},
                                {u"sizeBytes"_s, analysis.dive.sizeBytes}}},
    };
    if (report.timing)
        json[u"timing"_s] = QJsonObject{{u"readMs"_s, report.timing->readMs},
                                        {u"analyzeMs"_s, report.timing->analyzeMs}};
    if (!report.checks.empty())
        json[u"ci"_s] = ciToJson(report);
    return json;
}

} // namespace report
