// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treemapscene.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

namespace views {

class LayerSelection;
class TreemapInput;
class ZoomAnimation;

/// The picture of everything that an image stores. Pointing at a tile lifts it, a click selects it,
/// a double click or the wheel goes into a folder, Backspace goes back; arrows, Enter, Escape and
/// Home do the same (TreemapInput). Space, or a double click on a file of the folder shown, asks
/// for what is in it. Screen readers find the tiles as children (TreemapAccessible).
///
/// Keeps a finished picture and draws what moves over it. GUI thread.
class TreemapWidget final : public QWidget
{
    Q_OBJECT

public:
    /// \a selection outlives the widget.
    explicit TreemapWidget(LayerSelection *selection, QWidget *parent = nullptr);
    ~TreemapWidget() override;

    /// Shows all of another image, or other entries of the same one; null for nothing.
    void setSieve(std::shared_ptr<const models::FileSieve> sieve);
    void setColors(TreemapColors colors);
    /// Lets what the sieve shows fill the picture, instead of what it leaves out being pale.
    void setScaled(bool scaled);
    /// Motion besides what the style asks for; on by default.
    void setAnimated(bool animated) { m_animated = animated; }

    [[nodiscard]] const TreemapScene &scene() const { return m_scene; }
    /// The folder shown, a node of the tree.
    [[nodiscard]] quint32 root() const { return m_scene.root(); }
    /// The tile under the pointer, Tile::None if there is none.
    [[nodiscard]] quint32 hoveredTile() const { return m_hovered; }
    /// The tile that shows what is selected, Tile::None if it is not in the picture.
    [[nodiscard]] quint32 selectedTile() const;
    [[nodiscard]] bool canZoomOut() const;
    [[nodiscard]] bool isZooming() const;

    [[nodiscard]] QSize sizeHint() const override { return {560, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 120}; }

    /// The innermost tile at \a point, Tile::None outside.
    [[nodiscard]] quint32 tileAt(const QPointF &point) const;
    void setHoveredTile(quint32 tile);
    /// Selects \a tile and the layer it is of. The folder shown, or Tile::None, is nothing.
    void selectTile(quint32 tile);

public Q_SLOTS:
    /// Shows \a folder, wherever it is in the tree.
    void zoomTo(quint32 folder);
    /// One step towards the selection, if that leads into a folder.
    void zoomIn();
    /// Back where one came from; to the folder above if one did not come by zooming.
    void zoomOut();
    void copyPath() const;

Q_SIGNALS:
    void rootChanged();
    /// Another tile is under the pointer, or none.
    void hoverChanged();
    /// What is in the selected entry is wanted.
    void previewRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool isAnimationWanted() const;
    void applyAppearance();
    void applySize();
    void followLayout();
    void drawNothing(QPainter &painter) const;
    void followSelection();
    void updateTile(quint32 tile);
    void setRoot(quint32 folder);
    void showToolTip(const QPoint &globalPosition, const QPointF &position);

    LayerSelection *m_selection;
    TreemapScene m_scene;
    ZoomAnimation *m_animation;
    std::unique_ptr<TreemapInput> m_input; ///< Gone before the widget is half gone.
    QTimer m_resized;                      ///< Merges the pictures of a resize.
    std::vector<quint32> m_history;        ///< Folders to go back to.
    quint32 m_hovered = Tile::None;
    quint32 m_ringed = Tile::None; ///< The tile that has the ring.
    bool m_animated = true;
};

} // namespace views
