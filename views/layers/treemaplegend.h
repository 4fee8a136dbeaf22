// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treemaprenderer.h"

#include <QWidget>

class QLabel;

namespace views {

/// One line that says what the colours and the hatching of the treemap mean. GUI thread.
class TreemapLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit TreemapLegend(QWidget *parent = nullptr);

    void setColors(TreemapColors colors);
    void setLayerCount(int count);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Lays out and, with a painter, draws; the width it takes.
    int run(QPainter *painter) const;
    void describe();

    TreemapColors m_colors = TreemapColors::ByLayer;
    int m_layerCount = 1;
};

} // namespace views
