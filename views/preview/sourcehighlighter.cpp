// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/sourcehighlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

#include <QElapsedTimer>
#include <QTextBlock>
#include <QTextDocument>

using namespace std::chrono_literals;

namespace views {

SourceHighlighter::SourceHighlighter(QTextDocument *document)
    : SyntaxHighlighter(document)
{
    m_timer.setInterval(0ms);
    connect(&m_timer, &QTimer::timeout, this, &SourceHighlighter::proceed);
}

void SourceHighlighter::begin(const KSyntaxHighlighting::Definition &definition,
                              const KSyntaxHighlighting::Theme &theme)
{
    m_reached = -1;
    setTheme(theme);
    setDefinition(definition);
    m_timer.start();
}

void SourceHighlighter::highlightBlock(const QString &text)
{
    if (currentBlock().blockNumber() <= m_reached)
        SyntaxHighlighter::highlightBlock(text);
}

void SourceHighlighter::proceed()
{
    constexpr auto Slice = 8ms;
    QElapsedTimer clock;
    clock.start();
    while (clock.durationElapsed() < Slice) {
        const QTextBlock block = document()->findBlockByNumber(++m_reached);
        if (!block.isValid())
            return m_timer.stop();
        rehighlightBlock(block);
    }
}

} // namespace views
