// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/preview/filepreview.h"

#include <QWidget>

class QStackedWidget;

namespace views {

class ElidedLabel;
class SourceView;

/// One column of a difference.
struct DifferenceColumn
{
    QString text;
    std::vector<FilePreview::LineMark> marks; ///< One a line.
};

/// Both sides of what differenceOf() gave, of equally many lines, with gaps where only the other
/// side has one.
struct DifferenceColumns
{
    DifferenceColumn before;
    DifferenceColumn after;
};
[[nodiscard]] DifferenceColumns columnsOf(const QString &text,
                                          const std::vector<FilePreview::LineMark> &marks);

/// Two texts, the lines in which they differ side by side, or below each other where there is no
/// room for that. GUI thread.
class DifferenceView final : public QWidget
{
    Q_OBJECT

public:
    explicit DifferenceView(QWidget *parent = nullptr);

    /// \a preview is a difference; the titles say what each side is.
    void setDifference(const FilePreview &preview, const QString &beforeTitle,
                       const QString &afterTitle);
    [[nodiscard]] bool isSideBySide() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildColumns();
    void arrange();

    QStackedWidget *m_pages;
    SourceView *m_unified;
    SourceView *m_before;
    SourceView *m_after;
    ElidedLabel *m_beforeTitle;
    ElidedLabel *m_afterTitle;
};

} // namespace views
