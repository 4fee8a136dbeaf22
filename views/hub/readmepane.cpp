// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/readmepane.h"

#include "core/base/limits.h"
#include "views/hub/readmeview.h"
#include "views/tr.h"
#include "views/widgets/placeholder.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace views {

namespace {} // namespace

ReadmePane::ReadmePane(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_view(new ReadmeView)
    , m_note(new Placeholder)
    , m_bar(new QWidget)
    , m_words(new QLabel)
    , m_show(new QPushButton(Tr::tr("Show Pictures")))
{
    setObjectName(u"readmePane"_s);
    m_view->setObjectName(u"readme"_s);
    m_words->setObjectName(u"readmePictures"_s);
    m_words->setWordWrap(true);
    m_show->setObjectName(u"showPictures"_s);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(12, 6, 8, 6);
    row->addWidget(m_words, 1);
    row->addWidget(m_show);
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);
    m_bar->hide();
    connect(m_show, &QPushButton::clicked, this, &ReadmePane::askForPictures);
    connect(m_view, &ReadmeView::linkActivated, this, &ReadmePane::linkActivated);
}

void ReadmePane::setReadme(const QString &readme, const QUrl &page)
{
    m_view->setReadme(readme, page);
    m_pages->setCurrentWidget(m_view);
    offerPictures();
}

void ReadmePane::setNote(const QString &heading, const QString &text)
{
    m_note->setTexts(heading, text);
    m_pages->setCurrentWidget(m_note);
    m_bar->hide();
}

void ReadmePane::offerPictures()
{
    const QList<QUrl> missing = m_view->missingPictures();
    QStringList hosts;
    for (const QUrl &picture : missing)
        hosts += picture.host();
    hosts.removeDuplicates();
    hosts.sort();
    m_words->setText(
        Tr::tr("%n picture(s) are not shown. They come from %1.", nullptr, int(missing.size()))
            .arg(hosts.size() > 3 ? hosts.first(3).join(u", "_s) + u" …"_s : hosts.join(u", "_s)));
    m_show->setToolTip(Tr::tr("Fetch them; their hosts learn your address"));
    m_bar->setVisible(!missing.isEmpty());
}

void ReadmePane::askForPictures()
{
    const QList<QUrl> missing = m_view->missingPictures();
    m_bar->hide();
    for (const QUrl &picture : missing.first(qMin(missing.size(), core::limits::ReadmePictures)))
        Q_EMIT pictureRequested(picture);
}

void ReadmePane::showPicture(const QUrl &address, const QImage &picture)
{
    m_view->showPicture(address, picture);
}

} // namespace views
