// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/contentview.h"

#include "views/format.h"
#include "views/preview/differenceview.h"
#include "views/preview/hexview.h"
#include "views/preview/pairview.h"
#include "views/preview/pictureview.h"
#include "views/preview/sourceview.h"
#include "views/tr.h"
#include "views/widgets/placeholder.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

using Kind = FilePreview::Kind;
using LineMark = FilePreview::LineMark;

namespace {

QStringList changesOf(const FilePreview &preview)
{
    const auto count = [&preview](LineMark mark) {
        return int(std::ranges::count(preview.marks, mark));
    };
    return {Tr::tr("%n line(s) removed", nullptr, count(LineMark::Before)),
            Tr::tr("%n line(s) added", nullptr, count(LineMark::After))};
}

QString amountOf(const FilePreview &preview)
{
    const bool isDifference = preview.kind == Kind::Difference;
    if (preview.shownBytes >= preview.size)
        return isDifference ? QString() : format::size(preview.size);
    const QString shown = format::size(preview.shownBytes);
    return isDifference ? Tr::tr("only the first %1 of each are compared").arg(shown)
                        : Tr::tr("the first %1 of %2").arg(shown, format::size(preview.size));
}

QString pixelsOf(const FilePreview &preview)
{
    return Tr::tr("Picture of %1 × %2 pixels")
        .arg(preview.pixels.width())
        .arg(preview.pixels.height());
}

/// Of one of two versions.
QString captionOf(const FilePreview &preview)
{
    const QString size = format::size(preview.size);
    return preview.kind == Kind::Picture ? pixelsOf(preview) + u" · "_s + size : size;
}

QString picturesNoteOf(const FilePreview &before, const FilePreview &after)
{
    if (after.pixels != before.pixels || !after.different)
        return Tr::tr("The pictures differ in size");
    const bool isSmaller = after.picture.size() != after.pixels;
    QString note = *after.different > 0 ? Tr::tr("The pictures differ")
                   : isSmaller          ? Tr::tr("No difference can be seen at this size")
                                        : Tr::tr("Both show the same");
    if (before.isAnimated || after.isAnimated)
        note += u" · "_s + Tr::tr("only the first frame of each is compared");
    return note;
}

QString pairNoteOf(const FilePreview &preview)
{
    const FilePreview &before = *preview.before;
    if (preview.kind == Kind::Picture)
        return picturesNoteOf(before, preview);
    QStringList parts{Tr::tr("%n byte(s) differ", nullptr, int(preview.different.value_or(0)))};
    const FilePreview &cut = before.shownBytes < before.size ? before : preview;
    if (cut.shownBytes < cut.size)
        parts += Tr::tr("only the first %1 of each are compared").arg(format::size(cut.shownBytes));
    return parts.join(u" · "_s);
}

} // namespace

ContentView::ContentView(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_nothing(new Placeholder)
    , m_text(new SourceView)
    , m_difference(new DifferenceView)
    , m_picture(new PictureView)
    , m_bytes(new HexView)
    , m_pictureBefore(new PictureView)
    , m_pictureAfter(new PictureView)
    , m_bytesBefore(new HexView)
    , m_bytesAfter(new HexView)
    , m_picturePair(new PairView({m_pictureBefore, u"previewPictureBefore"_s},
                                 {m_pictureAfter, u"previewPictureAfter"_s}, 0))
    , m_bytesPair(new PairView({m_bytesBefore, u"previewBytesBefore"_s},
                               {m_bytesAfter, u"previewBytesAfter"_s},
                               2 * m_bytesBefore->rowWidth()))
    , m_note(new QLabel)
{
    m_pages->addWidget(m_nothing); // In the order of Page.
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_difference);
    m_pages->addWidget(m_picture);
    m_pages->addWidget(m_bytes);
    m_pages->addWidget(m_picturePair);
    m_pages->addWidget(m_bytesPair);
    scrollTogether(m_bytesBefore, m_bytesAfter);
    for (QWidget *view :
         {static_cast<QWidget *>(m_pictureBefore), static_cast<QWidget *>(m_bytesBefore)})
        view->setAccessibleName(Tr::tr("Version before"));
    for (QWidget *view :
         {static_cast<QWidget *>(m_pictureAfter), static_cast<QWidget *>(m_bytesAfter)})
        view->setAccessibleName(Tr::tr("Version after"));
    m_note->setObjectName(u"previewNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_pages, 1);
    column->addWidget(m_note);
}

void ContentView::showText(const QString &text)
{
    m_nothing->setTexts({}, text);
    m_pages->setCurrentIndex(NothingPage);
    m_note->clear();
}

void ContentView::setNote(const QString &note)
{
    m_note->setText(note);
}

void ContentView::showPreview(const FilePreview &preview, const Names &names)
{
    if (preview.kind == Kind::Difference && preview.marks.empty())
        return showText(Tr::tr("Both versions have the same content."));
    if (preview.kind != Kind::Difference && preview.size == 0 && !preview.before)
        return showText(Tr::tr("The file is empty."));
    if (preview.before)
        showPair(preview, names);
    else
        showContent(preview, names);
    m_note->setText(noteOf(preview));
}

void ContentView::showContent(const FilePreview &preview, const Names &names)
{
    switch (preview.kind) {
    case Kind::Text:
        m_text->setSource(preview.text, names.file);
        return m_pages->setCurrentIndex(TextPage);
    case Kind::Difference:
        m_difference->setDifference(preview, names.before, names.version);
        return m_pages->setCurrentIndex(DifferencePage);
    case Kind::Picture:
        m_picture->setPicture(preview.picture);
        return m_pages->setCurrentIndex(PicturePage);
    case Kind::Bytes:
        m_bytes->setBytes(preview.bytes);
        return m_pages->setCurrentIndex(BytesPage);
    }
}

void ContentView::showPair(const FilePreview &preview, const Names &names)
{
    const FilePreview &before = *preview.before;
    const bool isPicture = preview.kind == Kind::Picture;
    PairView *pair = isPicture ? m_picturePair : m_bytesPair;
    pair->setTitles(names.before, names.version);
    pair->setCaptions(captionOf(before), captionOf(preview));
    if (isPicture) {
        const QSize room = before.pixels.expandedTo(preview.pixels);
        m_pictureBefore->setPicture(before.picture, before.pixels, room);
        m_pictureAfter->setPicture(preview.picture, preview.pixels, room);
    } else {
        m_bytesBefore->setBytes(before.bytes, preview.bytes, layers::ChangeKind::Deleted);
        m_bytesAfter->setBytes(preview.bytes, before.bytes, layers::ChangeKind::Added);
    }
    m_pages->setCurrentIndex(isPicture ? PicturePairPage : BytesPairPage);
    m_bytesAfter->scrollToDifference();
}

QString ContentView::noteOf(const FilePreview &preview) const
{
    if (preview.before)
        return pairNoteOf(preview);
    QStringList parts;
    switch (preview.kind) {
    case Kind::Text:
        parts += m_text->language().isEmpty() ? Tr::tr("Text") : m_text->language();
        break;
    case Kind::Difference:
        parts += changesOf(preview);
        break;
    case Kind::Picture:
        parts += pixelsOf(preview);
        break;
    case Kind::Bytes:
        parts += Tr::tr("Neither a text nor a picture");
        break;
    }
    parts += amountOf(preview);
    if (preview.hasLongLines)
        parts += Tr::tr("long lines are cut");
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace views
