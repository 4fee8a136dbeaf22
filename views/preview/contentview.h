// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/preview/filepreview.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace views {

class DifferenceView;
class HexView;
class PairView;
class PictureView;
class Placeholder;
class SourceView;

/// What is in a file: a text, a picture, a dump of its bytes, or two versions and what differs,
/// with
///  a line below that says what it is. GUI thread.
class ContentView final : public QWidget
{
    Q_OBJECT

public:
    /// What the versions of a file are called.
    struct Names
    {
        QString file; ///< Tells the language of a text.
        QString version;
        QString before;
    };

    explicit ContentView(QWidget *parent = nullptr);

    void showPreview(const FilePreview &preview, const Names &names);
    /// A sentence in place of a content.
    void showText(const QString &text);
    void setNote(const QString &note);

private:
    enum Page {
        NothingPage,
        TextPage,
        DifferencePage,
        PicturePage,
        BytesPage,
        PicturePairPage,
        BytesPairPage
    };

    void showContent(const FilePreview &preview, const Names &names);
    void showPair(const FilePreview &preview, const Names &names);
    [[nodiscard]] QString noteOf(const FilePreview &preview) const;

    QStackedWidget *m_pages;
    Placeholder *m_nothing;
    SourceView *m_text;
    DifferenceView *m_difference;
    PictureView *m_picture;
    HexView *m_bytes;
    PictureView *m_pictureBefore;
    PictureView *m_pictureAfter;
    HexView *m_bytesBefore;
    HexView *m_bytesAfter;
    PairView *m_picturePair;
    PairView *m_bytesPair;
    QLabel *m_note;
};

} // namespace views
