// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QAbstractScrollArea;
class QBoxLayout;
class QLabel;

namespace views {

class ElidedLabel;

/// Two versions of a file side by side, or below each other where there is no room for that, each
/// with a line above and one below it. GUI thread.
class PairView final : public QWidget
{
    Q_OBJECT

public:
    struct Side
    {
        QWidget *view;
        QString name; ///< Of the objects around it.
    };

    /// Takes both views, which need \a readableWidth side by side.
    PairView(const Side &before, const Side &after, int readableWidth, QWidget *parent = nullptr);

    void setTitles(const QString &before, const QString &after);
    void setCaptions(const QString &before, const QString &after);
    [[nodiscard]] bool isSideBySide() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addSide(const Side &side, ElidedLabel *title, QLabel *caption);

    QBoxLayout *m_sides;
    ElidedLabel *m_beforeTitle;
    ElidedLabel *m_afterTitle;
    QLabel *m_beforeCaption;
    QLabel *m_afterCaption;
    int m_readableWidth;
};

/// Where one of \a a and \a b is scrolled, so is the other, as far as it goes.
void scrollTogether(QAbstractScrollArea *a, QAbstractScrollArea *b);

} // namespace views
