// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/hexview.h"

#include "models/hexmodel.h"
#include "views/preview/hexdelegate.h"
#include "views/tr.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace views {

using models::HexModel;

HexView::HexView(QWidget *parent)
    : QTableView(parent)
    , m_model(new HexModel(this))
    , m_delegate(new HexDelegate(this))
{
    setObjectName(u"previewBytes"_s);
    setAccessibleName(Tr::tr("Bytes of the file"));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    arrangeColumns();
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_model->setBytes(bytes);
    scrollToTop();
}

void HexView::setBytes(const QByteArray &bytes, const QByteArray &other, layers::ChangeKind side)
{
    m_delegate->setSide(side);
    m_model->setBytes(bytes, other);
}

void HexView::scrollToDifference()
{
    constexpr int Around = 2; // Rows, to see where one is.
    scrollTo(m_model->index(qMax(0, m_model->firstDifference() - Around), 0), PositionAtTop);
}

int HexView::rowWidth() const
{
    return horizontalHeader()->length() + verticalScrollBar()->sizeHint().width();
}

void HexView::arrangeColumns()
{
    const int unit = fontMetrics().horizontalAdvance(u'0');
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    setColumnWidth(HexModel::OffsetColumn, 11 * unit);
    setColumnWidth(HexModel::BytesColumn, 51 * unit);
    setColumnWidth(HexModel::CharactersColumn, 19 * unit);
}

void HexView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model())
        arrangeColumns();
}

} // namespace views
