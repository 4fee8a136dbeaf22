// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/pictures.h"

#include "core/base/limits.h"
#include "views/preview/filepreview.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr QSize MaxSize(FilePreview::MaxPictureSide, FilePreview::MaxPictureSide);

QSize fitting(QSize size)
{
    const bool fits = size.width() <= MaxSize.width() && size.height() <= MaxSize.height();
    return (fits ? size : size.scaled(MaxSize, Qt::KeepAspectRatio)).expandedTo({1, 1});
}

/// Qt opens files that an image or a style sheet names; the others can nest into more work than
/// any machine does.
bool isLeftOut(QStringView element)
{
    static constexpr std::array LeftOut{
        "image"_L1,   "feImage"_L1, "foreignObject"_L1, "script"_L1,  "filter"_L1,
        "pattern"_L1, "mask"_L1,    "marker"_L1,        "animate"_L1, "animateTransform"_L1};
    return std::ranges::any_of(LeftOut, [element](auto name) { return element == name; });
}

/// Empty if \a bytes are not well formed, or nest too much.
QByteArray harmless(const QByteArray &bytes)
{
    constexpr int Deepest = 200;
    constexpr int MostUses = 16; // Each may draw others several times.
    QByteArray result;
    QXmlStreamReader reader(bytes);
    QXmlStreamWriter writer(&result);
    int depth = 0;
    int uses = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            if (isLeftOut(reader.name())) {
                reader.skipCurrentElement();
                break;
            }
            uses += reader.name() == "use"_L1;
            if (++depth > Deepest || uses > MostUses)
                return {};
            writer.writeCurrentToken(reader);
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            [[fallthrough]];
        case QXmlStreamReader::Characters:
            writer.writeCurrentToken(reader);
            break;
        default:
            break; // Document types, processing instructions, comments.
        }
    }
    return reader.hasError() ? QByteArray() : result;
}

} // namespace

QByteArray pictureFormat(QByteArrayView head)
{
    if (head.startsWith("\x89PNG\r\n\x1a\n"))
        return "png"_ba;
    if (head.startsWith("\xff\xd8\xff"))
        return "jpeg"_ba;
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
        return "gif"_ba;
    if (head.startsWith("RIFF") && head.sliced(4).size() >= 8 && head.sliced(8).startsWith("WEBP"))
        return "webp"_ba;
    return {};
}

std::optional<Picture> readPicture(const QByteArray &bytes)
{
    const QByteArray format = pictureFormat(bytes);
    if (format.isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > core::limits::PicturePixels)
        return {};
    if (fitting(size) != size)
        reader.setScaledSize(fitting(size));
    reader.setAutoTransform(true);
    const bool isOnItsSide =
        reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    const bool isAnimated = reader.imageCount() > 1;
    const QImage image = reader.read();
    if (image.isNull())
        return {};
    return Picture{image, isOnItsSide ? size.transposed() : size, isAnimated};
}

bool isDrawing(QStringView text)
{
    constexpr qsizetype Head = 4096; // A licence may come first.
    return text.trimmed().startsWith(u'<')
           && text.first(qMin(Head, text.size())).contains("<svg"_L1);
}

std::optional<Picture> readDrawing(const QByteArray &bytes)
{
    const QByteArray drawing = harmless(bytes);
    QSvgRenderer renderer;
    renderer.setOptions(QtSvg::Tiny12FeaturesOnly);
    if (drawing.isEmpty() || !renderer.load(drawing) || renderer.defaultSize().isEmpty())
        return {};
    QImage image(fitting(renderer.defaultSize()), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return {};
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    return Picture{image, renderer.defaultSize()};
}

} // namespace views
