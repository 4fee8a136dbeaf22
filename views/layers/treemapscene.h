// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treemaplayout.h"
#include "views/layers/treemaprenderer.h"
#include "views/layers/treesummary.h"

#include <QImage>
#include <QSize>

#include <memory>
#include <optional>

namespace views {

/// The files of an image, the folder of them that is shown, its layout and its picture. The latter
/// two are made when they are asked for and something has changed. GUI thread.
class TreemapScene final
{
    Q_DISABLE_COPY_MOVE(TreemapScene)

public:
    TreemapScene() = default;

    /// What \a sieve, which may be null, leaves out is pale, or has no place if scaled. The root of
    /// another image is shown, and the same folder of the same image.
    void setSieve(std::shared_ptr<const models::FileSieve> sieve);
    [[nodiscard]] const models::FileSieve *sieve() const { return m_sieve.get(); }
    [[nodiscard]] const layers::FileTree *tree() const;

    /// Lets what the sieve shows fill the picture.
    void setScaled(bool scaled);
    [[nodiscard]] bool isScaled() const { return m_isScaled; }
    /// What the areas of the layout stand for: null for all that is stored.
    [[nodiscard]] const models::FileSieve *scale() const
    {
        return m_isScaled ? m_sieve.get() : nullptr;
    }

    void setRoot(quint32 folder);
    [[nodiscard]] quint32 root() const { return m_root; }

    void setSize(QSize size);
    [[nodiscard]] QSize size() const { return m_size; }
    void setColors(TreemapColors colors);
    [[nodiscard]] TreemapColors colors() const { return m_style.colors; }
    void setAppearance(const QPalette &palette, const QFont &font, qreal pixelRatio);

    [[nodiscard]] const TreemapLayout &layout() const;
    [[nodiscard]] const QImage &image() const;
    /// Only with a tree.
    [[nodiscard]] const TreemapRenderer &renderer() const;
    [[nodiscard]] const TreeSummary &summary() const { return m_summary; }

private:
    void dropLayout();
    void dropPicture();

    std::shared_ptr<const models::FileSieve> m_sieve;
    TreeSummary m_summary;
    TreemapStyle m_style;
    bool m_isScaled = false;
    quint32 m_root = 0;
    QSize m_size;
    mutable std::optional<TreemapLayout> m_layout;
    mutable std::optional<TreemapRenderer> m_renderer;
    mutable QImage m_image; ///< Null if it has to be drawn.
};

} // namespace views
