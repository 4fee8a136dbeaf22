// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/sourceview.h"

#include "views/preview/sourcehighlighter.h"
#include "views/theme/colors.h"
#include "views/theme/syntax.h"
#include "views/tr.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QFontDatabase>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace views {

namespace {

/// Scripts have no suffix, but say what runs them.
KSyntaxHighlighting::Definition definitionFor(const QString &text, const QString &name)
{
    auto &repository = syntaxRepository();
    if (auto definition = repository.definitionForFileName(name); definition.isValid())
        return definition;
    const QStringView first = QStringView(text).first(text.indexOf(u'\n') + 1);
    if (!first.startsWith("#!"_L1))
        return {};
    for (const auto &[word, language] :
         {std::pair("python"_L1, u"Python"_s), {"perl"_L1, u"Perl"_s}, {"sh"_L1, u"Bash"_s}}) {
        if (first.contains(word))
            return repository.definitionForName(language);
    }
    return {};
}

} // namespace

SourceView::SourceView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"previewText"_s);
    setAccessibleName(Tr::tr("Content of the file"));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

SourceView::~SourceView() = default;

void SourceView::setSource(const QString &text, const QString &name)
{
    m_highlighter.reset();
    m_marks.clear();
    setPlainText(text);
    const auto definition = definitionFor(text, name);
    if (!definition.isValid())
        return;
    m_highlighter = std::make_unique<SourceHighlighter>(document());
    m_highlighter->begin(definition, syntaxRepository().themeForPalette(palette()));
}

void SourceView::setDifference(const QString &text, std::vector<FilePreview::LineMark> marks)
{
    m_highlighter.reset();
    m_marks = std::move(marks);
    setPlainText(text);
    colorMarks();
}

QString SourceView::language() const
{
    return m_highlighter ? m_highlighter->definition().translatedName() : QString();
}

bool SourceView::isColored() const
{
    return !m_highlighter || m_highlighter->isDone();
}

void SourceView::colorMarks()
{
    using LineMark = FilePreview::LineMark;
    constexpr double Tint = 0.22;
    constexpr double Shade = 0.04;
    const QColor base = palette().color(QPalette::Base);
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    QTextBlock block = document()->begin();
    for (std::size_t i = 0; i < m_marks.size() && block.isValid(); ++i, block = block.next()) {
        if (m_marks[i] == LineMark::Both)
            continue;
        cursor.setPosition(block.position());
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        if (m_marks[i] == LineMark::Before || m_marks[i] == LineMark::After) {
            const auto kind = m_marks[i] == LineMark::After ? layers::ChangeKind::Added
                                                            : layers::ChangeKind::Deleted;
            QTextBlockFormat format;
            format.setBackground(colors::mix(base, colors::change(kind, palette()), Tint));
            cursor.setBlockFormat(format);
        } else if (m_marks[i] == LineMark::Missing) {
            QTextBlockFormat format;
            format.setBackground(colors::mix(base, palette().color(QPalette::Text), Shade));
            cursor.setBlockFormat(format);
        } else {
            QTextCharFormat format;
            format.setForeground(palette().placeholderText());
            cursor.setCharFormat(format);
        }
    }
    cursor.endEditBlock();
}

void SourceView::applyColors()
{
    colorMarks();
    if (m_highlighter)
        m_highlighter->begin(m_highlighter->definition(),
                             syntaxRepository().themeForPalette(palette()));
}

void SourceView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

} // namespace views
