// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/referencedrag.h"

#include "models/draggedreferences.h"
#include "views/shortened.h"
#include "views/theme/palettes.h"

#include <QAbstractItemView>
#include <QDrag>
#include <QFontDatabase>
#include <QMimeData>
#include <QPainter>

#include <memory>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr qsizetype MostLines = 4;
constexpr int Margin = 8;

QPixmap pictureOf(const QStringList &lines, const QWidget &widget)
{
    const QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFontMetrics metrics(font);
    int width = 0;
    for (const QString &line : lines)
        width = qMax(width, metrics.horizontalAdvance(line));
    const QSize size(width + 2 * Margin, int(lines.size()) * metrics.lineSpacing() + 2 * Margin);
    QPixmap picture(size * widget.devicePixelRatio());
    picture.setDevicePixelRatio(widget.devicePixelRatio());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palettes::line(widget.palette()));
    painter.setBrush(widget.palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF({}, size).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(font);
    painter.setPen(widget.palette().color(QPalette::Text));
    painter.drawText(QRect({}, size).adjusted(Margin, Margin, -Margin, -Margin),
                     Qt::AlignLeft | Qt::AlignTop, lines.join(u'\n'));
    return picture;
}

} // namespace

QStringList dragLines(const QStringList &names, const QString &note)
{
    QStringList lines = shortened(names, MostLines);
    if (!note.isEmpty())
        lines += note;
    return lines;
}

void dragSelection(QAbstractItemView &view, const QString &note)
{
    std::unique_ptr<QMimeData> dragged(
        view.model()->mimeData(view.selectionModel()->selectedRows()));
    const QStringList names = models::draggedReferences(dragged.get());
    if (names.isEmpty())
        return;
    auto *drag = new QDrag(&view); // Goes by itself.
    drag->setMimeData(dragged.release());
    drag->setPixmap(pictureOf(dragLines(names, note), view));
    drag->setHotSpot({-12, -12});
    drag->exec(Qt::CopyAction, Qt::CopyAction);
}

} // namespace views
