// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProgressBar>

class QPainter;

namespace views {

/// A flat bar, \a ratio of it filled with the accent colour; below 0 for "not known yet", empty.
void paintRatioBar(QPainter *painter, const QRectF &rect, double ratio, const QPalette &palette);

/// A QProgressBar that looks so.
class RatioBar final : public QProgressBar
{
    Q_OBJECT

public:
    explicit RatioBar(QWidget *parent = nullptr);

    void setRatio(double ratio);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_ratio = -1;
};

} // namespace views
