// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/diffreport.h"

#include "app/cli/console.h"
#include "app/tr.h"
#include "core/layers/filetree.h"
#include "views/format.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

namespace {

using layers::PathChange;
using layers::PathDifference;

QLatin1StringView keyOf(PathChange change)
{
    constexpr std::array Keys{"added"_L1,    "removed"_L1, "content"_L1,
                              "metadata"_L1, "type"_L1,    "same"_L1};
    return Keys[std::size_t(change)];
}

/// One letter, as version control has it.
QString markOf(PathChange change)
{
    constexpr std::array Marks{u'A', u'D', u'M', u'm', u'T', u'='};
    return QString(Marks[std::size_t(change)]);
}

QString sizesOf(const PathDifference &path)
{
    const QString a = format::size(path.sizeA);
    const QString b = format::size(path.sizeB);
    switch (path.change) {
    case PathChange::Added:
        return path.type == layers::EntryType::Directory ? QString() : b;
    case PathChange::Removed:
        return path.type == layers::EntryType::Directory ? QString() : a;
    case PathChange::Metadata:
        return {};
    case PathChange::Same:
        return path.type == layers::EntryType::File ? b : QString();
    default:
        return path.sizeA == path.sizeB ? b : a + u" → "_s + b;
    }
}

QJsonArray toJson(const QList<oci::DiffId> &layers)
{
    QJsonArray array;
    for (const oci::DiffId &layer : layers)
        array.append(layer.toString());
    return array;
}

void printTable(const Console &console, const layers::ImageDiff &diff)
{
    QList<QStringList> rows;
    for (const PathDifference &path : diff.paths)
        rows.append({markOf(path.change), sizesOf(path), layers::FileTree::displayText(path.path)});
    if (!rows.isEmpty())
        console.print({QString(), Tr::tr("Size"), Tr::tr("Path")}, rows, {1});
}

/// Each folder once, with what differs in it indented.
void printTree(const Console &console, const layers::ImageDiff &diff)
{
    QString text;
    QStringList folders;
    for (const PathDifference &path : diff.paths) {
        QStringList names =
            layers::FileTree::displayText(path.path).split(u'/', Qt::SkipEmptyParts);
        const QString name = names.takeLast();
        qsizetype common = 0;
        while (common < names.size() && common < folders.size() && names[common] == folders[common])
            ++common;
        for (qsizetype i = common; i < names.size(); ++i)
            text += u"  "_s + QString(2 * i, u' ') + names[i] + u"/\n"_s;
        const bool isFolder = path.type == layers::EntryType::Directory;
        text += markOf(path.change) + u' ' + QString(2 * names.size(), u' ') + name
                + (isFolder ? u"/"_s : QString());
        if (const QString sizes = sizesOf(path); !sizes.isEmpty())
            text += u"  ("_s + sizes + u')';
        text += u'\n';
        folders = isFolder ? names << name : names;
    }
    console.printText(text);
}

constexpr qsizetype MostLayers = 50; ///< Of a kind.

void addRows(QList<QStringList> &rows, const DiffReport &report, const QString &where,
             const QList<oci::DiffId> &layers)
{
    for (const oci::DiffId &layer : layers.first(std::min(layers.size(), MostLayers))) {
        const DiffLayer facts = report.layerFacts.value(layer);
        rows.append({where, layer.digest().shortForm(), format::size(facts.storedBytes),
                     format::elideMiddle(oci::dockerfileLine(facts.createdBy), 90)});
    }
    if (layers.size() > MostLayers)
        rows.append({where, u"…"_s, QString(),
                     Tr::tr("and %n more layer(s); --json has all.", nullptr,
                            int(layers.size() - MostLayers))});
}

void printLayers(const Console &console, const DiffReport &report)
{
    console.printText(u'\n'
                      + Tr::tr("Layers: %1 shared, %2 only in A, %3 only in B")
                            .arg(report.layers.shared.size())
                            .arg(report.layers.onlyA.size())
                            .arg(report.layers.onlyB.size())
                      + u'\n');
    QList<QStringList> rows;
    addRows(rows, report, u"A B"_s, report.layers.shared);
    addRows(rows, report, u"A"_s, report.layers.onlyA);
    addRows(rows, report, u"  B"_s, report.layers.onlyB);
    if (!rows.isEmpty())
        console.print({QString(), Tr::tr("Layer"), Tr::tr("Stored"), Tr::tr("Command")}, rows, {2});
}

void printConfig(const Console &console, const QList<layers::ConfigDifference> &config)
{
    if (config.isEmpty())
        return;
    QList<QStringList> rows;
    for (const layers::ConfigDifference &difference : config)
        rows.append({difference.key, format::elideMiddle(difference.a, 60),
                     format::elideMiddle(difference.b, 60)});
    console.printRaw("\n");
    console.print({Tr::tr("Setting"), u"A"_s, u"B"_s}, rows);
}

} // namespace

QJsonObject toJson(const DiffReport &report)
{
    QJsonArray config;
    for (const layers::ConfigDifference &difference : report.config)
        config.append(QJsonObject{
            {u"key"_s, difference.key}, {u"a"_s, difference.a}, {u"b"_s, difference.b}});
    QJsonArray paths;
    for (const PathDifference &path : report.files.paths)
        paths.append(QJsonObject{{u"path"_s, layers::FileTree::displayText(path.path)},
                                 {u"change"_s, keyOf(path.change)},
                                 {u"sizeA"_s, path.sizeA},
                                 {u"sizeB"_s, path.sizeB}});
    return {
        {u"a"_s, report.a},
        {u"b"_s, report.b},
        {u"addedBytes"_s, report.files.addedBytes},
        {u"removedBytes"_s, report.files.removedBytes},
        {u"changedBytes"_s, report.files.changedBytesB},
        {u"changedBytesBefore"_s, report.files.changedBytesA},
        {u"samePaths"_s, report.files.same},
        {u"layers"_s, QJsonObject{{u"shared"_s, toJson(report.layers.shared)},
                                  {u"onlyA"_s, toJson(report.layers.onlyA)},
                                  {u"onlyB"_s, toJson(report.layers.onlyB)}}},
        {u"config"_s, config},
        {u"paths"_s, paths},
    };
}

void print(const Console &console, const DiffReport &report, bool asTree)
{
    console.printText(u"A: "_s + report.a + u"\nB: "_s + report.b + u'\n');
    console.printText(
        Tr::tr("%1 added, %2 removed, %3 changed (were %4); %n path(s) the same", nullptr,
               int(report.files.same))
            .arg(format::size(report.files.addedBytes), format::size(report.files.removedBytes),
                 format::size(report.files.changedBytesB), format::size(report.files.changedBytesA))
        + u'\n');
    printLayers(console, report);
    printConfig(console, report.config);
    if (report.files.paths.empty())
        return;
    console.printRaw("\n");
    if (asTree)
        printTree(console, report.files);
    else
        printTable(console, report.files);
    console.printText(
        Tr::tr("A added, D removed, M other content, m other owner or permissions, T other type, "
               "= the same")
        + u'\n');
}

} // namespace cli
