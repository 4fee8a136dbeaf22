// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/rig.h"
#include "tests/reliability/run.h"
#include "tests/support/tools.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace reliability;

namespace {

struct Row
{
    Scenario scenario;
    Outcome ours;
    std::optional<Outcome> theirs; ///< None: not comparable.
};

struct Table
{
    QString title;
    QList<Row> rows;
};

QString kept(qint64 again)
{
    return again > 4096 ? u", %1 KB came again"_s.arg(again / 1000) : QString();
}

/// What happened, in a cell.
QString cell(const Outcome &outcome)
{
    if (!outcome.broken.isEmpty())
        return u"**"_s + outcome.broken.join(u", "_s) + u"**"_s;
    return outcome.isPulled ? u"pulled"_s + kept(outcome.again) : u"refused"_s;
}

QString cell(const Row &row)
{
    return row.theirs ? cell(*row.theirs) : u"– ("_s + row.scenario.notForOthers + u')';
}

QString expectation(const Scenario &scenario)
{
    if (!scenario.expected.error)
        return u"pulled"_s;
    return scenario.expected.kept > 0 ? u"an error; what came is kept"_s : u"an error"_s;
}

QString escaped(QString text)
{
    return text.replace(u'|', u"\\|"_s).replace(u'*', u"\\*"_s);
}

void printSums(QTextStream &out, const QList<Table> &tables)
{
    out << "| group | scenarios | Millefeuille | skopeo |\n| --- | --- | --- | --- |\n";
    qsizetype all = 0;
    qsizetype allOurs = 0;
    qsizetype allTheirs = 0;
    qsizetype allComparable = 0;
    for (const Table &table : tables) {
        const auto ours = std::ranges::count_if(
            table.rows, [](const Row &row) { return row.ours.broken.isEmpty(); });
        const auto comparable = std::ranges::count_if(
            table.rows, [](const Row &row) { return row.theirs.has_value(); });
        const auto theirs = std::ranges::count_if(
            table.rows, [](const Row &row) { return row.theirs && row.theirs->broken.isEmpty(); });
        out << "| " << table.title << " | " << table.rows.size() << " | " << ours << " | " << theirs
            << " of " << comparable << " |\n";
        all += table.rows.size();
        allOurs += ours;
        allTheirs += theirs;
        allComparable += comparable;
    }
    out << "| **all** | **" << all << "** | **" << allOurs << "** | **" << allTheirs << " of "
        << allComparable << "** |\n\n";
}

void printRows(QTextStream &out, const Table &table)
{
    out << "<details><summary>" << table.title << "</summary>\n\n"
        << "| scenario | has to come out | Millefeuille | skopeo |\n| --- | --- | --- | --- |\n";
    for (const Row &row : table.rows)
        out << "| " << escaped(row.scenario.name) << " | " << expectation(row.scenario) << " | "
            << cell(row.ours) << " | " << cell(row) << " |\n";
    out << "\n</details>\n\n";
}

} // namespace

/// Runs every scenario against Millefeuille and skopeo and prints what came of it, in Markdown.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    QTextStream progress(stderr);
    const QString missing =
        support::missingTools({u"docker-registry"_s, u"htpasswd"_s, u"skopeo"_s});
    if (!missing.isEmpty()) {
        progress << missing << '\n';
        return 1;
    }
    Rig rig;
    QList<Table> tables;
    for (const Group &group : allGroups()) {
        Table table{group.title, {}};
        for (const Scenario &scenario : group.scenarios) {
            Row row{scenario, runOurs(rig, scenario), {}};
            if (scenario.notForOthers.isEmpty())
                row.theirs = runSkopeo(rig, scenario);
            progress << group.title << " | " << scenario.name << " | " << cell(row.ours) << " | "
                     << cell(row) << " | " << (row.theirs ? row.theirs->words : QString()) << '\n';
            progress.flush();
            table.rows.append(row);
        }
        tables.append(table);
    }
    const auto version = support::runTool(u"skopeo"_s, {u"--version"_s});
    out << "Against " << QString::fromUtf8(version.output).trimmed() << ".\n\n";
    printSums(out, tables);
    for (const Table &table : tables)
        printRows(out, table);
    return 0;
}
