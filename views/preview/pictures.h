// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QString>

#include <optional>

/// Strangers' pictures, made small enough to be shown. Any thread, but not that of the GUI.
namespace views {

struct Picture
{
    QImage image;            ///< At most FilePreview::MaxPictureSide wide and high.
    QSize pixels;            ///< As stored, the right way up.
    bool isAnimated = false; ///< And the image is the first of its frames.
};

/// "png", "jpeg", "gif" or "webp" by the first bytes; empty for anything else.
[[nodiscard]] QByteArray pictureFormat(QByteArrayView head);
/// Nothing if it is no picture of these formats, damaged, or larger than limits::PicturePixels.
[[nodiscard]] std::optional<Picture> readPicture(const QByteArray &bytes);

/// True if \a text looks like SVG.
[[nodiscard]] bool isDrawing(QStringView text);
/// Draws SVG, without what it names outside of itself and what could take long to draw. Nothing if
/// it is damaged.
[[nodiscard]] std::optional<Picture> readDrawing(const QByteArray &bytes);

} // namespace views
