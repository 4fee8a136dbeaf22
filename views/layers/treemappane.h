// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treemaprenderer.h"

#include <QStringList>
#include <QWidget>

#include <memory>

class QComboBox;
class QToolButton;

namespace models {
class FileSieve;
}

namespace views {

class EntryDetails;
class LayerSelection;
class PathBar;
class TreemapLegend;
class TreemapWidget;

/// The treemap with the way to the folder shown and the choices of scale and colours above it, and
/// what is pointed at or selected and the legend below. GUI thread.
class TreemapPane final : public QWidget
{
    Q_OBJECT

public:
    /// \a selection outlives the pane.
    explicit TreemapPane(LayerSelection *selection, QWidget *parent = nullptr);

    /// \a commands made the layers, base first. Null for no image.
    void setImage(const std::shared_ptr<const models::FileSieve> &sieve,
                  const QStringList &commands);
    /// Shows other entries of the same image.
    void setSieve(const std::shared_ptr<const models::FileSieve> &sieve);
    [[nodiscard]] TreemapColors colors() const;
    void setColors(TreemapColors colors);
    /// What is looked at fills the picture.
    [[nodiscard]] bool isScaled() const;
    void setScaled(bool scaled);
    /// Shows \a folder.
    void zoomTo(quint32 folder);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildPathRow();
    QWidget *buildDetailsRow();
    void buildColors();
    void buildScale();
    void showTile(const Tile &tile);
    void showFolder();
    void showDetails();
    void showSelected(quint32 node);

    LayerSelection *m_selection;
    TreemapWidget *m_treemap;
    PathBar *m_path;
    QToolButton *m_scale;
    QComboBox *m_colors;
    EntryDetails *m_details;
    QToolButton *m_preview;
    TreemapLegend *m_legend;
};

} // namespace views
