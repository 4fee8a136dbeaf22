// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/exportdialog.h"

#include "views/filename.h"
#include "views/tr.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace views {

namespace {

/// By ExportRequest::Format.
constexpr std::array Suffixes{"html", "json", "csv", "svg", "png"};

} // namespace

ExportDialog::ExportDialog(ExportRequest request, QWidget *parent)
    : QFileDialog(parent, Tr::tr("Export Report"))
    , m_request(std::move(request))
    , m_filters{Tr::tr("Report as a web page (*.html)"), Tr::tr("Analysis as JSON (*.json)"),
                Tr::tr("Waste as a table (*.csv)"), Tr::tr("Picture, scalable (*.svg)"),
                Tr::tr("Picture (*.png)")}
{
    setObjectName(u"exportDialog"_s);
    setAcceptMode(AcceptSave);
    setFileMode(AnyFile);
    setNameFilters(m_filters);
    setDefaultSuffix(QString::fromLatin1(Suffixes.front()));
    selectFile(plainFileName(m_request.reference) + u'.' + defaultSuffix());
    connect(this, &QFileDialog::filterSelected, this, &ExportDialog::follow);
    connect(this, &QFileDialog::fileSelected, this, &ExportDialog::finish);
}

void ExportDialog::follow(const QString &filter)
{
    const qsizetype format = std::max<qsizetype>(m_filters.indexOf(filter), 0);
    setDefaultSuffix(QString::fromLatin1(Suffixes[std::size_t(format)]));
}

/// What the name says counts over the list of forms.
void ExportDialog::finish(const QString &path)
{
    const QString suffix = path.section(u'.', -1).toLower();
    const auto named = std::ranges::find_if(
        Suffixes, [&suffix](const char *known) { return suffix == QLatin1StringView(known); });
    m_request.format = named != Suffixes.end() ? ExportRequest::Format(named - Suffixes.begin())
                                               : ExportRequest::Format(std::max<qsizetype>(
                                                     m_filters.indexOf(selectedNameFilter()), 0));
    m_request.path = path;
    Q_EMIT requested(m_request);
}

} // namespace views
