// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/filepreview.h"

#include "core/base/limits.h"
#include "views/preview/pictures.h"
#include "views/preview/visibletext.h"

using namespace Qt::StringLiterals;

namespace views {

namespace {

/// Without the beginning of a character at the end of what is only the beginning of a file.
QByteArrayView wholeCharacters(const FileBytes &file)
{
    const QByteArrayView bytes = file.bytes;
    constexpr qsizetype Longest = 4;
    if (file.isWhole())
        return bytes;
    for (qsizetype back = 1; back <= qMin(Longest, bytes.size()); ++back) {
        const auto byte = uchar(bytes[bytes.size() - back]);
        if ((byte & 0xC0) == 0x80)
            continue; // Not the first of its character.
        const qsizetype length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        return length > back ? bytes.chopped(back) : bytes;
    }
    return bytes;
}

/// Long lines and very many lines would keep the window busy.
void setText(FilePreview &preview, const QString &text)
{
    qsizetype lines = 0;
    for (qsizetype at = 0; at < text.size(); ++lines) {
        if (lines == FilePreview::MaxLines) {
            preview.shownBytes = text.first(at).toUtf8().size();
            break;
        }
        const qsizetype feed = text.indexOf(u'\n', at);
        const qsizetype end = feed < 0 ? text.size() : feed;
        QStringView line = QStringView(text).sliced(at, end - at);
        if (line.endsWith(u'\r'))
            line.chop(1); // Line ends of Windows.
        const bool isLong = line.size() > FilePreview::MaxLineLength;
        preview.text += visibleText(isLong ? line.first(FilePreview::MaxLineLength) : line);
        if (isLong)
            preview.text += u'…';
        preview.hasLongLines |= isLong;
        if (feed >= 0)
            preview.text += u'\n';
        at = end + 1;
    }
}

bool showPicture(FilePreview &preview, const std::optional<Picture> &picture)
{
    if (!picture)
        return false;
    preview.kind = FilePreview::Kind::Picture;
    preview.picture = picture->image;
    preview.pixels = picture->pixels;
    preview.isAnimated = picture->isAnimated;
    return true;
}

} // namespace

qint64 bytesToShow(QByteArrayView head, qint64 size)
{
    const bool isPicture = !pictureFormat(head).isEmpty() && size <= core::limits::PictureBytes;
    return qMin(size, isPicture ? core::limits::PictureBytes : core::limits::PreviewBytes);
}

bool isText(const FileBytes &file)
{
    return !file.bytes.contains('\0') && wholeCharacters(file).isValidUtf8();
}

QString textOf(const FileBytes &file)
{
    return QString::fromUtf8(wholeCharacters(file));
}

FilePreview previewOf(const FileBytes &file)
{
    FilePreview preview{.shownBytes = file.bytes.size(), .size = file.size};
    if (file.isWhole() && showPicture(preview, readPicture(file.bytes)))
        return preview;
    if (isText(file)) {
        const QString text = textOf(file);
        if (file.isWhole() && isDrawing(text) && showPicture(preview, readDrawing(file.bytes)))
            return preview;
        preview.kind = FilePreview::Kind::Text;
        setText(preview, text);
        return preview;
    }
    preview.bytes = file.bytes.first(qMin(file.bytes.size(), core::limits::PreviewBytes));
    preview.shownBytes = preview.bytes.size();
    return preview;
}

} // namespace views
