// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report/export.h"

#include "app/report/reportfiles.h"
#include "app/tr.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QSaveFile>

using app::Tr;

namespace report {

namespace {

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray bytesOf(const views::ExportRequest &request)
{
    const AnalysisReport report{.reference = request.reference,
                                .layers = request.details.manifest.layers,
                                .config = request.details.config,
                                .analysis = request.analysis,
                                .included =
                                    ci::included(*request.analysis, request.details.config, {})};
    switch (request.format) {
    case views::ExportRequest::Format::Html:
        return toHtml(report, request.picture.svg);
    case views::ExportRequest::Format::Json:
        return QJsonDocument(toJson(report)).toJson();
    case views::ExportRequest::Format::Csv:
        return toCsv(report);
    case views::ExportRequest::Format::Svg:
        return request.picture.svg;
    case views::ExportRequest::Format::Png:
        return pngOf(request.picture.image);
    }
    return {};
}

} // namespace

core::Result<void> writeExport(const views::ExportRequest &request)
{
    QSaveFile file(request.path);
    const QByteArray bytes = bytesOf(request);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return core::fail(core::ErrorCode::Io,
                          Tr::tr("The file “%1” cannot be written.").arg(request.path),
                          file.errorString());
    return {};
}

} // namespace report
