// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/build/steptext.h"

#include "core/base/limits.h"
#include "views/tr.h"

#include <QFontDatabase>
#include <QLocale>
#include <QScrollBar>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr int MostLines = 5000;

} // namespace

StepText::StepText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"stepText"_s);
    setAccessibleName(Tr::tr("What the step wrote"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(NoWrap);
    setMaximumBlockCount(MostLines);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    document()->setDocumentMargin(8);
}

void StepText::showLines(const engine::BuildLog &log, const models::BuildStepModel::Lines &lines)
{
    clear();
    m_next = lines.from;
    m_isEmpty = true;
    appendLines(log, lines);
    goToEnd();
}

bool StepText::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void StepText::goToEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void StepText::resizeEvent(QResizeEvent *event)
{
    const bool follows = isAtEnd();
    QPlainTextEdit::resizeEvent(event);
    if (follows)
        goToEnd();
}

void StepText::appendLines(const engine::BuildLog &log, const models::BuildStepModel::Lines &lines)
{
    const qint64 end = lines.end < 0 ? std::numeric_limits<qint64>::max() : lines.end;
    engine::BuildLog::Part part = log.since(m_next, end);
    const qint64 next = part.nextLine();
    if (part.lines.isEmpty())
        return;
    qint64 lost = part.firstLine - m_next;
    if (part.lines.size() > MostLines) {
        lost += part.lines.size() - MostLines;
        part.lines = part.lines.last(MostLines);
    }
    if (lost > 0) // The line that says so takes the place of one more.
        part.lines.first() = Tr::tr("… %n line(s) before are not shown.", nullptr, int(lost + 1));
    m_next = next;
    const bool follows = isAtEnd();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (!std::exchange(m_isEmpty, false))
        cursor.insertBlock();
    cursor.insertText(part.lines.join(u'\n'));
    if (follows)
        goToEnd();
}

} // namespace views
