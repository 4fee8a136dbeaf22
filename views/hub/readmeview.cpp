// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/readmeview.h"

#include "models/readmetext.h"
#include "views/tr.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace views {

ReadmeView::ReadmeView(QWidget *parent)
    : QTextBrowser(parent)
{
    setAccessibleName(Tr::tr("Description"));
    setFrameShape(NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(12);
    connect(this, &QTextBrowser::anchorClicked, this, &ReadmeView::follow);
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl &link) {
        const auto web = models::webLink(link, m_page);
        const QString address = web ? web->toDisplayString() : link.toDisplayString();
        setToolTip(address);
        Q_EMIT linkPointedAt(address);
    });
}

void ReadmeView::setReadme(const QString &readme, const QUrl &page)
{
    m_markdown = models::readmeMarkdown(readme);
    m_page = page;
    m_pictures.clear();
    render();
    verticalScrollBar()->setValue(0);
}

void ReadmeView::render()
{
    m_wanted.clear();
    document()->clear();
    document()->setMarkdown(m_markdown,
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                | QTextDocument::MarkdownNoHTML);
    static_cast<void>(document()->size()); // Now, so that pictures are asked for.
}

QList<QUrl> ReadmeView::missingPictures() const
{
    QList<QUrl> missing;
    for (const QUrl &wanted : m_wanted) {
        if (!m_pictures.contains(wanted))
            missing += wanted;
    }
    return missing;
}

void ReadmeView::showPicture(const QUrl &address, const QImage &picture)
{
    m_pictures.insert(address, picture);
    const int scrolled = verticalScrollBar()->value();
    render();
    verticalScrollBar()->setValue(scrolled);
}

/// Nothing is read from the disk or the network, whatever the text names.
QVariant ReadmeView::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return QByteArray();
    const auto address = models::webLink(name, m_page);
    if (address && address->scheme() == "https"_L1 && !m_wanted.contains(*address))
        m_wanted += *address;
    QImage picture = address ? m_pictures.value(*address) : QImage();
    if (picture.isNull()) {
        picture = QImage(1, 1, QImage::Format_ARGB32);
        picture.fill(Qt::transparent);
        return picture;
    }
    const int room = qMax(64, viewport()->width() - 48);
    return picture.width() > room ? picture.scaledToWidth(room, Qt::SmoothTransformation) : picture;
}

void ReadmeView::follow(const QUrl &link)
{
    if (link.isRelative() && link.path().isEmpty() && link.hasFragment())
        return scrollToAnchor(link.fragment());
    if (const auto web = models::webLink(link, m_page))
        Q_EMIT linkActivated(*web);
}

void ReadmeView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_markdown.isEmpty())
        render(); // The colours of links and code are in the text.
}

} // namespace views
