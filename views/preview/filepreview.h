// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace views {

/// What is to be shown: a file, alone or beside another version of it. Nodes of the FileTree.
struct PreviewRequest
{
    quint32 node = 0;
    std::optional<quint32> before = {};

    friend bool operator==(const PreviewRequest &, const PreviewRequest &) = default;
};

/// The beginning of a file, or all of it.
struct FileBytes
{
    QByteArray bytes;
    qint64 size = 0; ///< Of the whole file.

    [[nodiscard]] bool isWhole() const { return bytes.size() == size; }
};

/// A file made ready to be shown.
struct FilePreview
{
    enum class Kind { Text, Difference, Picture, Bytes };
    /// A line of a difference; Place says which lines follow, Missing is a gap beside one that only
    /// the other side has.
    enum class LineMark : char {
        Both = ' ',
        Before = '-',
        After = '+',
        Place = '@',
        Note = '\\',
        Missing = '.'
    };

    Kind kind = Kind::Bytes;
    QString text = {};                ///< Of a text or a difference.
    std::vector<LineMark> marks = {}; ///< Of a difference: one a line.
    QImage picture = {};              ///< At most MaxPictureSide wide and high.
    QSize pixels = {};                ///< Of the picture as it is stored, the right way up.
    bool isAnimated = false;          ///< The picture is the first frame.
    QByteArray bytes = {};            ///< Of what is neither text nor picture.
    qint64 shownBytes = 0;            ///< How much of the file this is made of.
    qint64 size = 0;                  ///< Bytes of the whole file.
    bool hasLongLines = false;        ///< Lines were cut at MaxLineLength.
    /// Of pictures and bytes that are compared: the other version, of the same kind.
    std::shared_ptr<const FilePreview> before = {};
    /// Then: how many of the bytes, or of the dots of pictures of one size; else unknown.
    std::optional<qint64> different = {};

    static constexpr qsizetype MaxLineLength = 4000;
    static constexpr qsizetype MaxLines = 100'000;
    static constexpr int MaxPictureSide = 2048;
};

/// How much of a file that begins with \a head and has \a size bytes is needed to show it.
[[nodiscard]] qint64 bytesToShow(QByteArrayView head, qint64 size);

/// Text if it is UTF-8 without NUL, a picture if it can be read as one, else bytes. Decodes, so
/// not on the GUI thread.
[[nodiscard]] FilePreview previewOf(const FileBytes &file);

/// True if the bytes are UTF-8 without NUL, apart from a character that the end cuts.
[[nodiscard]] bool isText(const FileBytes &file);
/// The text of such bytes.
[[nodiscard]] QString textOf(const FileBytes &file);

} // namespace views
