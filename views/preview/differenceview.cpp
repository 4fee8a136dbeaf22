// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/differenceview.h"

#include "views/preview/pairview.h"
#include "views/preview/sourceview.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"

#include <QGridLayout>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace views {

using LineMark = FilePreview::LineMark;

namespace {

void append(DifferenceColumn &column, QStringView line, LineMark mark)
{
    if (!column.marks.empty())
        column.text += u'\n';
    column.text += line;
    column.marks.push_back(mark);
}

void fillUp(DifferenceColumn &column, std::size_t lines)
{
    while (column.marks.size() < lines)
        append(column, {}, LineMark::Missing);
}

SourceView *newSide(const QString &name, const QString &accessible)
{
    auto *view = new SourceView;
    view->setObjectName(name);
    view->setAccessibleName(accessible);
    return view;
}

} // namespace

DifferenceColumns columnsOf(const QString &text, const std::vector<LineMark> &marks)
{
    DifferenceColumns columns;
    auto &[before, after] = columns;
    LineMark side = LineMark::Both; // What a note is about.
    std::size_t at = 0;
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        if (at == marks.size())
            break;
        const LineMark mark = marks[at++];
        if (mark != LineMark::Note)
            side = mark;
        const bool isBoth = side != LineMark::Before && side != LineMark::After;
        if (isBoth && mark != LineMark::Note) {
            fillUp(before, after.marks.size());
            fillUp(after, before.marks.size());
        }
        if (side != LineMark::After)
            append(before, line, mark);
        if (side != LineMark::Before)
            append(after, line, mark);
    }
    fillUp(before, after.marks.size());
    fillUp(after, before.marks.size());
    return columns;
}

DifferenceView::DifferenceView(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_unified(newSide(u"previewDifference"_s, Tr::tr("Differences")))
    , m_before(newSide(u"previewDifferenceBefore"_s, Tr::tr("Version before")))
    , m_after(newSide(u"previewDifferenceAfter"_s, Tr::tr("Version after")))
    , m_beforeTitle(new ElidedLabel)
    , m_afterTitle(new ElidedLabel)
{
    m_pages->addWidget(m_unified);
    m_pages->addWidget(buildColumns());
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    scrollTogether(m_before, m_after);
}

QWidget *DifferenceView::buildColumns()
{
    auto *columns = new QWidget;
    auto *grid = new QGridLayout(columns);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_beforeTitle, 0, 0);
    grid->addWidget(m_afterTitle, 0, 1);
    grid->addWidget(m_before, 1, 0);
    grid->addWidget(m_after, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return columns;
}

void DifferenceView::setDifference(const FilePreview &preview, const QString &beforeTitle,
                                   const QString &afterTitle)
{
    const DifferenceColumns columns = columnsOf(preview.text, preview.marks);
    m_unified->setDifference(preview.text, preview.marks);
    m_before->setDifference(columns.before.text, columns.before.marks);
    m_after->setDifference(columns.after.text, columns.after.marks);
    m_beforeTitle->setFullText(beforeTitle);
    m_afterTitle->setFullText(afterTitle);
    arrange();
}

bool DifferenceView::isSideBySide() const
{
    return m_pages->currentIndex() == 1;
}

void DifferenceView::arrange()
{
    constexpr int Readable = 100; // Characters, of both sides together.
    m_pages->setCurrentIndex(width() >= Readable * m_unified->fontMetrics().averageCharWidth());
}

void DifferenceView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace views
