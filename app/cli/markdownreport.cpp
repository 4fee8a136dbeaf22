// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reportformats.h"
#include "app/report/ruletext.h"
#include "app/report/wastetext.h"
#include "app/tr.h"
#include "core/base/printable.h"
#include "models/wastemodel.h"
#include "views/format.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

using namespace report;

namespace {

constexpr std::size_t MostPaths = 10;

/// \a text as it stands: punctuation as entities, so that nothing in it is markup.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar character : core::printable(text)) {
        if (character.unicode() < 0x80 && !character.isLetterOrNumber() && character != u' ')
            result += u"&#%1;"_s.arg(character.unicode());
        else
            result += character;
    }
    return result;
}

QString code(const QString &text)
{
    return u"<code>"_s + escaped(text) + u"</code>"_s;
}

QString tableRow(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString table(const QStringList &header, const QList<QStringList> &rows)
{
    QString text = tableRow(header) + tableRow(QStringList(header.size(), u"---"_s));
    for (const QStringList &row : rows)
        text += tableRow(row);
    return text + u'\n';
}

QString title(const AnalysisReport &report)
{
    if (report.checks.empty())
        return u"### "_s + code(report.reference) + u"\n\n"_s;
    const QString verdict = ci::areMet(report.checks) ? Tr::tr("%1 meets the rules")
                                                      : Tr::tr("%1 does not meet the rules");
    return u"### "_s + verdict.arg(code(report.reference)) + u"\n\n"_s;
}

QString checks(const AnalysisReport &report)
{
    QList<QStringList> rows;
    for (const ci::Check &check : report.checks) {
        const bool isSkipped = check.status == ci::Status::Skip;
        const bool isFailed = check.status == ci::Status::Fail;
        rows.append({(isFailed    ? u"❌ "_s
                      : isSkipped ? u"⏭️ "_s
                                  : u"✅ "_s)
                         + statusName(check.status),
                     check.rule, amountText(check, check.value),
                     isSkipped ? QString() : amountText(check, check.limit)});
    }
    return rows.isEmpty()
               ? QString()
               : table({QString(), Tr::tr("Rule"), Tr::tr("Value"), Tr::tr("Limit")}, rows);
}

QString waste(const AnalysisReport &report)
{
    const auto &all = report.included.waste;
    if (all.empty())
        return {};
    QList<QStringList> rows;
    for (std::size_t i = 0; i < std::min(all.size(), MostPaths); ++i)
        rows.append({format::size(all[i].bytes), layerNumbers(all[i].storedIn),
                     QString::number(all[i].hiddenBy), models::wasteReasonText(all[i].reason),
                     code(pathOf(report, all[i].node))});
    return table({Tr::tr("Wasted"), Tr::tr("Stored in"), Tr::tr("Hidden by"), Tr::tr("Reason"),
                  Tr::tr("Path")},
                 rows);
}

QString secrets(const AnalysisReport &report)
{
    QString text;
    for (const PathFinding &finding :
         findings(report, {.rule = QLatin1StringView("noSecrets")}, MostPaths))
        text += u"- "_s + code(finding.path) + u": "_s + finding.text + u'\n';
    return text.isEmpty() ? text : text + u'\n';
}

QString advice(const AnalysisReport &report)
{
    QString text;
    for (const layers::Advice &advice : report.included.advice) {
        QString fence = u"```"_s;
        while (advice.line.contains(fence))
            fence += u'`';
        text += u"- **%1** %2\n\n"_s.arg(format::size(advice.bytes), advice.text);
        QStringList paths;
        for (const layers::AdvicePath &path : advice.paths)
            paths += code(pathOf(report, path.node)) + u" ("_s + format::size(path.bytes) + u')';
        text += u"  "_s + layersOf(advice) + (paths.isEmpty() ? QString() : u": "_s)
                + paths.join(u", "_s) + u"\n\n"_s;
        QString line = advice.line;
        text += u"  %1dockerfile\n  %2\n  %1\n"_s.arg(fence, line.replace(u'\n', u"\n  "_s));
    }
    return text.isEmpty() ? text : text + u'\n';
}

} // namespace

QByteArray toMarkdown(const AnalysisReport &report)
{
    const layers::ImageAnalysis &analysis = *report.analysis;
    const QString sums =
        Tr::tr("%1 stored, %2 live, %3 wasted, efficiency %4.")
            .arg(format::size(analysis.storedBytes), format::size(analysis.liveBytes),
                 format::size(analysis.wastedBytes), format::percent(analysis.efficiency, 1));
    return core::printable(title(report) + sums + u"\n\n"_s + format::diveText(analysis.dive)
                           + u"\n\n"_s + checks(report) + waste(report) + secrets(report)
                           + advice(report))
        .toUtf8();
}

} // namespace cli
