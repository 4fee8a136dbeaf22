// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/tagtable.h"

#include "models/taglistmodel.h"
#include "views/format.h"
#include "views/hub/referencedrag.h"
#include "views/hub/repositoryview.h"
#include "views/images/valuedelegate.h"
#include "views/tr.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace views {

using models::TagListModel;

TagTable::TagTable(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"tagTable"_s);
    setAccessibleName(Tr::tr("Tags"));
    setFrameShape(NoFrame);
    const QSet<int> numbers{TagListModel::SizeColumn};
    setHeader(new ValueHeader(numbers));
    auto *delegate = new ValueDelegate(this);
    delegate->setNumeric(numbers);
    delegate->setMonospaced(TagListModel::DigestColumn);
    delegate->setToolTipRole(TagListModel::DigestColumn, TagListModel::DigestRole);
    delegate->setToolTipRole(TagListModel::HereColumn, TagListModel::HereMeaningRole);
    setItemDelegate(delegate);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    fetchEarly(*this);
}

void TagTable::fitColumns()
{
    const QFontMetrics text = fontMetrics();
    const QFontMetrics digits(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const QDateTime now = QDateTime::currentDateTime();
    const auto widthOf = [&](int column) {
        switch (column) {
        case TagListModel::NameColumn:
            return text.averageCharWidth() * 19 + indentation();
        case TagListModel::HereColumn:
            return text.averageCharWidth() * 13;
        case TagListModel::SizeColumn:
            return text.horizontalAdvance(format::size(888'000'000)) + 2 * text.averageCharWidth();
        case TagListModel::PushedColumn:
            return qMax(text.horizontalAdvance(format::age(now.addMonths(-12))),
                        text.horizontalAdvance(format::age(now.addSecs(-20 * 3600))));
        case TagListModel::PlatformsColumn:
            return text.horizontalAdvance(u"amd64, arm/v7 +5"_s);
        default:
            return digits.horizontalAdvance(QString(12, u'0'));
        }
    };
    for (int column = 0; column < TagListModel::ColumnCount; ++column) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        const int least = text.horizontalAdvance(title) + text.averageCharWidth();
        setColumnWidth(column, qMax(widthOf(column), least) + 12);
    }
}

void TagTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter)
        return Q_EMIT entered();
    QTreeView::keyPressEvent(event);
}

void TagTable::startDrag(Qt::DropActions)
{
    Q_EMIT dragging(true);
    dragSelection(*this, m_dragNote);
    Q_EMIT dragging(false);
}

} // namespace views
