// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/preview/filepreview.h"

#include <QPlainTextEdit>

#include <memory>

namespace views {

class SourceHighlighter;

/// A text in the colours of its language, or the lines in which two differ. Read only.
class SourceView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SourceView(QWidget *parent = nullptr);
    ~SourceView() override;

    /// \a name tells the language, or the first line does.
    void setSource(const QString &text, const QString &name);
    /// One of \a marks a line.
    void setDifference(const QString &text, std::vector<FilePreview::LineMark> marks);
    /// "Python"; empty without colours.
    [[nodiscard]] QString language() const;
    /// True when all of the text has its colours; that takes a while.
    [[nodiscard]] bool isColored() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void colorMarks();

    std::unique_ptr<SourceHighlighter> m_highlighter;
    std::vector<FilePreview::LineMark> m_marks;
};

} // namespace views
