// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/filefacts.h"
#include "views/layers/treemaprenderer.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace views {

/// Says what the colours and the hatching of the treemap mean, in one line or in more where there
/// is no room. GUI thread.
class TreemapLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit TreemapLegend(QWidget *parent = nullptr);

    void setColors(TreemapColors colors);
    /// Null for no image.
    void setFiles(std::shared_ptr<const models::FileFacts> files);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Colours with a word before or after them; never parted by the end of a line.
    struct Item
    {
        QString before = {};
        std::vector<QColor> colors = {};
        int swatchWidth = 12;
        double hatchedFrom = 1;
        std::optional<layers::ChangeKind> mark = {};
        QString after = {};
    };

    void update();
    [[nodiscard]] std::vector<Item> items() const;
    [[nodiscard]] Item layerItem() const;
    [[nodiscard]] Item ageItem() const;
    void addKinds(std::vector<Item> &items) const;
    void addFamilies(std::vector<Item> &items) const;
    [[nodiscard]] QString description() const;
    [[nodiscard]] int widthOf(const Item &item) const;
    void draw(QPainter &painter, const Item &item, QPoint place) const;
    /// Places the items and, with a painter, draws them; the height they take.
    int run(int width, QPainter *painter) const;

    TreemapColors m_colors = TreemapColors::ByLayer;
    std::shared_ptr<const models::FileFacts> m_files;
    std::vector<Item> m_items;
};

} // namespace views
