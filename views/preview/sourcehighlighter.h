// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QTimer>

namespace views {

/// Colours a text from its beginning on, a few milliseconds at a time, so that a long one does not
/// keep the window busy. GUI thread.
class SourceHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT

public:
    /// Belongs to \a document, which has its text.
    explicit SourceHighlighter(QTextDocument *document);

    void begin(const KSyntaxHighlighting::Definition &definition,
               const KSyntaxHighlighting::Theme &theme);
    /// True when all of the text has its colours.
    [[nodiscard]] bool isDone() const { return !m_timer.isActive(); }

protected:
    void highlightBlock(const QString &text) override;

private:
    void proceed();

    QTimer m_timer;
    int m_reached = -1; ///< The last line that is to have colours.
};

} // namespace views
