// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report/reportfiles.h"
#include "app/report/ruletext.h"
#include "app/report/wastetext.h"
#include "app/tr.h"
#include "core/base/printable.h"
#include "models/wastemodel.h"
#include "views/format.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace report {

namespace {

constexpr std::size_t MostPaths = 500;

constexpr QLatin1StringView
    Style("body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;"
          "color:#1d1f21;background:#fff}"
          "h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}"
          ".sums{display:flex;flex-wrap:wrap;gap:2rem;margin:1rem 0}.sums b{display:block;"
          "font-size:1.3rem;font-weight:500}.quiet{color:#666}"
          "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .75rem "
          ".25rem 0;"
          "border-bottom:1px solid #ddd;vertical-align:top}td.n,th.n{text-align:right;width:1%;"
          "font-variant-numeric:tabular-nums;white-space:nowrap}"
          "code,pre{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}"
          "pre{background:#f4f4f5;padding:.5rem .75rem;white-space:pre-wrap}"
          "svg{width:100%;height:auto}");

QString element(const QString &name, const QString &text)
{
    return u'<' + name + u'>' + text.toHtmlEscaped() + u"</"_s + name + u'>';
}

QString figure(const QString &caption, const QString &number)
{
    return u"<div>"_s + element(u"span"_s, caption) + element(u"b"_s, number) + u"</div>"_s;
}

/// \a cells are markup; the first \a numbers of them are numbers.
QString row(const QStringList &cells, qsizetype numbers, const QString &tag = u"td"_s)
{
    QString html = u"<tr>"_s;
    for (qsizetype i = 0; i < cells.size(); ++i)
        html += u'<' + tag + (i < numbers ? u" class=\"n\">"_s : u">"_s) + cells[i] + u"</"_s + tag
                + u'>';
    return html + u"</tr>\n"_s;
}

QString sums(const AnalysisReport &report)
{
    const layers::ImageAnalysis &analysis = *report.analysis;
    return u"<div class=\"sums\">"_s + figure(Tr::tr("Stored"), format::size(analysis.storedBytes))
           + figure(Tr::tr("Live"), format::size(analysis.liveBytes))
           + figure(Tr::tr("Wasted"), format::size(analysis.wastedBytes))
           + figure(Tr::tr("Duplicated"), format::size(analysis.duplicateBytes))
           + figure(Tr::tr("Efficiency"), format::percent(analysis.efficiency, 1))
           + u"</div>\n<p class=\"quiet\">"_s + format::diveText(analysis.dive).toHtmlEscaped()
           + u"</p>\n"_s;
}

QString layersTable(const AnalysisReport &report)
{
    QString html = element(u"h2"_s, Tr::tr("Layers")) + u"<table>"_s
                   + row({Tr::tr("Layer"), Tr::tr("Stored"), Tr::tr("Wasted"), Tr::tr("Files"),
                          Tr::tr("Command")},
                         4, u"th"_s);
    for (std::size_t i = 0; i < report.analysis->layers.size(); ++i) {
        const layers::LayerTotals &totals = report.analysis->layers[i];
        const oci::HistoryEntry *history = report.config.historyOfLayer(qsizetype(i));
        const QString command = history ? oci::dockerfileLine(history->createdBy) : QString();
        html += row({QString::number(i), format::size(totals.storedBytes),
                     format::size(totals.hiddenBytes), format::count(totals.files),
                     element(u"code"_s, format::elideMiddle(command, 1000))},
                    4);
    }
    return html + u"</table>\n"_s;
}

QString wasteTable(const AnalysisReport &report)
{
    const auto &waste = report.included.waste;
    if (waste.empty())
        return {};
    QString html = element(u"h2"_s, Tr::tr("What is wasted")) + u"<table>"_s
                   + row({Tr::tr("Wasted"), Tr::tr("Stored in"), Tr::tr("Hidden by"),
                          Tr::tr("Reason"), Tr::tr("Path")},
                         3, u"th"_s);
    for (std::size_t i = 0; i < std::min(waste.size(), MostPaths); ++i)
        html += row({format::size(waste[i].bytes), layerNumbers(waste[i].storedIn),
                     QString::number(waste[i].hiddenBy),
                     models::wasteReasonText(waste[i].reason).toHtmlEscaped(),
                     element(u"code"_s, pathOf(report, waste[i].node))},
                    3);
    html += u"</table>\n"_s;
    if (waste.size() > MostPaths)
        html += element(u"p"_s,
                        Tr::tr("… and %n more path(s).", nullptr, int(waste.size() - MostPaths)));
    return html;
}

QString placesList(const AnalysisReport &report, const layers::Advice &advice)
{
    QString html = element(u"span"_s, layersOf(advice));
    for (const layers::AdvicePath &path : advice.paths)
        html += u"<br/>"_s + element(u"code"_s, pathOf(report, path.node))
                + u" (%1)"_s.arg(format::size(path.bytes));
    return u"<p class=\"quiet\">"_s + html + u"</p>"_s;
}

QString adviceList(const AnalysisReport &report)
{
    if (report.included.advice.empty())
        return {};
    QString html = element(u"h2"_s, Tr::tr("What to change"));
    for (const layers::Advice &advice : report.included.advice) {
        html += u"<p>"_s + element(u"strong"_s, format::size(advice.bytes)) + u' '
                + advice.text.toHtmlEscaped() + u"</p>"_s + placesList(report, advice);
        if (!advice.line.isEmpty())
            html += element(u"pre"_s, advice.line);
    }
    return html;
}

QString secretsList(const AnalysisReport &report)
{
    if (report.included.secrets.empty())
        return {};
    QString html = element(u"h2"_s, Tr::tr("Files that look like secrets")) + u"<ul>"_s;
    const std::size_t shown = std::min(report.included.secrets.size(), MostPaths);
    for (std::size_t i = 0; i < shown; ++i)
        html += u"<li>"_s + element(u"code"_s, pathOf(report, report.included.secrets[i].node))
                + u"</li>"_s;
    return html + u"</ul>\n"_s;
}

} // namespace

QByteArray toHtml(const AnalysisReport &report, const QByteArray &treemap)
{
    const QString html = u"<!doctype html>\n<html lang=\""_s + QLocale().bcp47Name()
                         + u"\"><head><meta charset=\"utf-8\">"
                           "<meta name=\"viewport\" content=\"width=device-width\">"_s
                         + element(u"title"_s, report.reference) + u"<style>"_s + Style
                         + u"</style></head><body>\n"_s + element(u"h1"_s, report.reference)
                         + u"<div class=\"quiet\">"_s
                         + report.config.platform.toString().toHtmlEscaped() + u"</div>\n"_s
                         + sums(report);
    const QString tables = secretsList(report) + adviceList(report) + layersTable(report)
                           + wasteTable(report) + u"</body></html>\n"_s;
    return core::printable(html).toUtf8() + treemap + core::printable(tables).toUtf8();
}

} // namespace report
