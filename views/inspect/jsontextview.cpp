// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/inspect/jsontextview.h"

#include "views/theme/syntax.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QFontDatabase>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr qsizetype MaxMarked = 1000;

const QRegularExpression &digestPattern()
{
    static const QRegularExpression pattern(u"sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})"_s);
    return pattern;
}

} // namespace

/// Colours of the JSON definition, and a line under the digests that lead somewhere.
class JsonTextView::Highlighter final : public KSyntaxHighlighting::SyntaxHighlighter
{
public:
    Highlighter(QTextDocument *document, const QSet<QString> *links, const QPalette *palette)
        : SyntaxHighlighter(document)
        , m_links(links)
        , m_palette(palette)
    {}

protected:
    void highlightBlock(const QString &text) override
    {
        SyntaxHighlighter::highlightBlock(text);
        for (auto it = digestPattern().globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            if (!m_links->contains(match.captured()))
                continue;
            QTextCharFormat link;
            link.setForeground(m_palette->link());
            link.setFontUnderline(true);
            setFormat(int(match.capturedStart()), int(match.capturedLength()), link);
        }
    }

private:
    const QSet<QString> *m_links;
    const QPalette *m_palette;
};

JsonTextView::JsonTextView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    viewport()->setMouseTracking(true);
}

JsonTextView::~JsonTextView() = default;

void JsonTextView::setJsonText(const QString &text)
{
    m_highlighter.reset();
    setPlainText(text);
    if (text.size() > MaxHighlighted)
        return;
    m_highlighter = std::make_unique<Highlighter>(document(), &m_links, &palette());
    m_highlighter->setDefinition(syntaxRepository().definitionForName(u"JSON"_s));
    applyTheme();
}

bool JsonTextView::isHighlighted() const
{
    return m_highlighter != nullptr;
}

void JsonTextView::setLinks(const QSet<QString> &digests)
{
    m_links = digests;
    if (m_highlighter)
        m_highlighter->rehighlight();
}

void JsonTextView::applyTheme()
{
    if (!m_highlighter)
        return;
    m_highlighter->setTheme(syntaxRepository().themeForPalette(palette()));
    m_highlighter->rehighlight();
}

void JsonTextView::showMatches(const QList<qsizetype> &positions, qsizetype length,
                               qsizetype current)
{
    QList<QTextEdit::ExtraSelection> marks;
    const qsizetype first = qMax<qsizetype>(0, current - MaxMarked / 2);
    for (qsizetype i = first; i < qMin(positions.size(), first + MaxMarked); ++i) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(int(positions.at(i)));
        mark.cursor.setPosition(int(positions.at(i) + length), QTextCursor::KeepAnchor);
        const bool isCurrent = i == current;
        QColor back = palette().color(isCurrent ? QPalette::Highlight : QPalette::Accent);
        back.setAlphaF(isCurrent ? 1.0F : 0.3F);
        mark.format.setBackground(back);
        if (isCurrent)
            mark.format.setForeground(palette().highlightedText());
        marks.append(mark);
    }
    setExtraSelections(marks);
    if (current < 0 || current >= positions.size())
        return;
    QTextCursor cursor(document());
    cursor.setPosition(int(positions.at(current)));
    setTextCursor(cursor);
    centerCursor();
}

std::optional<oci::Digest> JsonTextView::linkAt(const QTextCursor &cursor, bool wholeLine) const
{
    const int column = cursor.positionInBlock();
    for (auto it = digestPattern().globalMatch(cursor.block().text()); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool here =
            wholeLine || (column >= match.capturedStart() && column < match.capturedEnd());
        if (!here || !m_links.contains(match.captured()))
            continue;
        if (auto digest = oci::Digest::parse(match.captured()))
            return *digest;
    }
    return {};
}

void JsonTextView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void JsonTextView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const auto digest = linkAt(textCursor(), true)) {
            Q_EMIT digestActivated(*digest);
            return;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

void JsonTextView::mouseMoveEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    const bool onLink = linkAt(cursorForPosition(event->position().toPoint()), false).has_value();
    viewport()->setCursor(onLink ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void JsonTextView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || textCursor().hasSelection())
        return;
    if (const auto digest = linkAt(cursorForPosition(event->position().toPoint()), false))
        Q_EMIT digestActivated(*digest);
}

} // namespace views
