// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/difference.h"

#include "core/base/limits.h"
#include "models/linediff.h"
#include "views/preview/visibletext.h"
#include "views/tr.h"

#include <QImage>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace views {

using models::DiffLine;
using Side = DiffLine::Side;
using LineMark = FilePreview::LineMark;

namespace {

constexpr std::size_t Context = 3;

using Lines = std::vector<QByteArrayView>;

class DifferenceText final
{
public:
    DifferenceText(Lines before, Lines after, FilePreview &preview)
        : m_before(std::move(before))
        , m_after(std::move(after))
        , m_preview(preview)
    {}

    void write(const std::vector<DiffLine> &lines);

private:
    void writePlace(std::span<const DiffLine> hunk);
    void writeLine(const DiffLine &line);
    void append(LineMark mark, const QString &text);

    Lines m_before;
    Lines m_after;
    FilePreview &m_preview;
};

void DifferenceText::append(LineMark mark, const QString &text)
{
    if (!m_preview.marks.empty())
        m_preview.text += u'\n';
    m_preview.marks.push_back(mark);
    m_preview.text += text;
}

/// "@@ -12,7 +12,9 @@": first lines and numbers of lines.
void DifferenceText::writePlace(std::span<const DiffLine> hunk)
{
    const auto linesOf = [hunk](Side other) {
        return std::ranges::count_if(hunk,
                                     [other](const DiffLine &line) { return line.side != other; });
    };
    append(LineMark::Place, u"@@ -%1,%2 +%3,%4 @@"_s.arg(hunk.front().before + 1)
                                .arg(linesOf(Side::After))
                                .arg(hunk.front().after + 1)
                                .arg(linesOf(Side::Before)));
}

void DifferenceText::writeLine(const DiffLine &line)
{
    const bool isAfter = line.side == Side::After;
    QByteArrayView bytes = isAfter ? m_after[line.after] : m_before[line.before];
    const bool hasFeed = bytes.endsWith('\n');
    if (hasFeed)
        bytes.chop(1);
    QString text = QString::fromUtf8(bytes);
    if (text.size() > FilePreview::MaxLineLength) {
        text.truncate(FilePreview::MaxLineLength);
        text += u'…';
        m_preview.hasLongLines = true;
    }
    text = visibleText(text); // Also the differences that could not be seen.
    const auto mark = line.side == Side::Both ? LineMark::Both
                      : isAfter               ? LineMark::After
                                              : LineMark::Before;
    append(mark, QChar::fromLatin1(char(mark)) + u' ' + text);
    if (!hasFeed)
        append(LineMark::Note, u"\\ "_s + Tr::tr("No line feed at the end of the file"));
}

void DifferenceText::write(const std::vector<DiffLine> &lines)
{
    const auto differs = [](const DiffLine &line) { return line.side != Side::Both; };
    const std::span all(lines);
    for (std::size_t at = 0; at < lines.size();) {
        const auto next = std::ranges::find_if(all.subspan(at), differs);
        if (next == all.end())
            break;
        const auto first = std::size_t(next - all.begin());
        const std::size_t begin = std::max(at, first - std::min(first, Context));
        std::size_t end = first;
        // Differences closer than two contexts share one.
        for (std::size_t i = first; i < lines.size() && i <= end + 2 * Context; ++i) {
            if (differs(lines[i]))
                end = i;
        }
        end = std::min(lines.size(), end + 1 + Context);
        writePlace(all.subspan(begin, end - begin));
        for (const DiffLine &line : all.subspan(begin, end - begin))
            writeLine(line);
        at = end;
    }
}

} // namespace

namespace {

qint64 differentBytes(const QByteArray &before, const QByteArray &after)
{
    const qsizetype common = std::min(before.size(), after.size());
    qint64 different = std::max(before.size(), after.size()) - common;
    for (qsizetype i = 0; i < common; ++i)
        different += before[i] != after[i] ? 1 : 0;
    return different;
}

/// Unknown if they are not of one size.
std::optional<qint64> differentDots(const QImage &before, const QImage &after)
{
    if (before.size() != after.size())
        return {};
    const QImage a = before.convertToFormat(QImage::Format_ARGB32);
    const QImage b = after.convertToFormat(QImage::Format_ARGB32);
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y) {
        const std::span rowA(reinterpret_cast<const QRgb *>(a.constScanLine(y)),
                             std::size_t(a.width()));
        const auto *rowB = reinterpret_cast<const QRgb *>(b.constScanLine(y));
        for (const QRgb dot : rowA)
            different += dot != *rowB++ ? 1 : 0;
    }
    return different;
}

FilePreview dumpOf(const FileBytes &file)
{
    FilePreview dump{.bytes = file.bytes.first(qMin(file.bytes.size(), core::limits::PreviewBytes)),
                     .size = file.size};
    dump.shownBytes = dump.bytes.size();
    return dump;
}

/// Both versions, for the eye.
FilePreview pairOf(const FileBytes &before, const FileBytes &after)
{
    FilePreview first = previewOf(before);
    FilePreview second = previewOf(after);
    if (first.kind == FilePreview::Kind::Picture && second.kind == FilePreview::Kind::Picture) {
        second.different = differentDots(first.picture, second.picture);
    } else {
        first = dumpOf(before);
        second = dumpOf(after);
        second.different = differentBytes(first.bytes, second.bytes);
    }
    second.before = std::make_shared<const FilePreview>(std::move(first));
    return second;
}

bool areSame(const FileBytes &before, const FileBytes &after)
{
    return before.isWhole() && after.isWhole() && before.bytes == after.bytes;
}

} // namespace

core::Result<FilePreview> differenceOf(const FileBytes &before, const FileBytes &after,
                                       const std::stop_token &stop)
{
    if ((!isText(before) || !isText(after)) && !areSame(before, after))
        return pairOf(before, after);
    FilePreview preview{.kind = FilePreview::Kind::Difference,
                        .shownBytes = after.bytes.size(),
                        .size = after.size};
    if (!before.isWhole() && after.isWhole()) { // The note speaks of the one that was cut.
        preview.shownBytes = before.bytes.size();
        preview.size = before.size;
    }
    if (areSame(before, after))
        return preview;
    Lines linesBefore = models::splitLines(before.bytes);
    Lines linesAfter = models::splitLines(after.bytes);
    const auto lines = models::diffLines(linesBefore, linesAfter, stop);
    if (!lines)
        return std::unexpected(lines.error());
    DifferenceText(std::move(linesBefore), std::move(linesAfter), preview).write(*lines);
    return preview;
}

} // namespace views
