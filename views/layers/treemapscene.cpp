// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemapscene.h"

#include <utility>

namespace views {

void TreemapScene::setSieve(std::shared_ptr<const models::FileSieve> sieve)
{
    const bool sameImage = m_sieve && sieve && &m_sieve->files() == &sieve->files();
    m_sieve = std::move(sieve);
    m_summary = m_sieve ? TreeSummary(m_sieve) : TreeSummary();
    if (!sameImage)
        m_root = 0;
    if (sameImage && !m_isScaled)
        dropPicture();
    else
        dropLayout();
}

void TreemapScene::setScaled(bool scaled)
{
    if (std::exchange(m_isScaled, scaled) != scaled)
        dropLayout();
}

const layers::FileTree *TreemapScene::tree() const
{
    return m_sieve ? &m_sieve->files().tree() : nullptr;
}

void TreemapScene::setRoot(quint32 folder)
{
    if (std::exchange(m_root, folder) != folder)
        dropLayout();
}

void TreemapScene::setSize(QSize size)
{
    if (std::exchange(m_size, size) != size)
        dropLayout();
}

void TreemapScene::setColors(TreemapColors colors)
{
    if (std::exchange(m_style.colors, colors) != colors)
        dropPicture();
}

void TreemapScene::setAppearance(const QPalette &palette, const QFont &font, qreal pixelRatio)
{
    m_style.palette = palette;
    m_style.font = font;
    m_style.pixelRatio = pixelRatio;
    dropLayout();
}

void TreemapScene::dropLayout()
{
    m_layout.reset();
    dropPicture();
}

void TreemapScene::dropPicture()
{
    m_renderer.reset();
    m_image = {};
}

const TreemapLayout &TreemapScene::layout() const
{
    if (!m_layout && m_sieve) {
        // The last row and column are the gap of the tiles there.
        const QRectF area(0, 0, m_size.width() + 1, m_size.height() + 1);
        m_layout.emplace(*tree(), m_root, area, TreemapRenderer::metrics(m_style.font), scale());
    } else if (!m_layout) {
        m_layout.emplace();
    }
    return *m_layout;
}

const QImage &TreemapScene::image() const
{
    if (m_image.isNull() && m_sieve)
        m_image = renderer().render(layout(), m_size);
    return m_image;
}

const TreemapRenderer &TreemapScene::renderer() const
{
    if (!m_renderer)
        m_renderer.emplace(*m_sieve, m_summary, m_style);
    return *m_renderer;
}

} // namespace views
