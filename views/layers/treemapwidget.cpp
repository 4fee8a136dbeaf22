// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemapwidget.h"

#include "views/layers/layerselection.h"
#include "views/layers/marks.h"
#include "views/layers/tiletext.h"
#include "views/layers/treemapaccessible.h"
#include "views/layers/treemapinput.h"
#include "views/layers/treemapnavigation.h"
#include "views/layers/zoomanimation.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <utility>

using namespace Qt::StringLiterals;

namespace views {

TreemapWidget::TreemapWidget(LayerSelection *selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_animation(new ZoomAnimation(this))
    , m_input(std::make_unique<TreemapInput>(this))
{
    constexpr int ResizePause = 60;
    TreemapAccessible::install();
    setObjectName(u"treemap"_s);
    setAccessibleName(Tr::tr("Treemap of the files"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_resized.setSingleShot(true);
    m_resized.setInterval(ResizePause);
    connect(&m_resized, &QTimer::timeout, this, &TreemapWidget::applySize);
    connect(m_animation, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(m_animation, &QVariantAnimation::finished, this, qOverload<>(&QWidget::update));
    connect(m_selection, &LayerSelection::changed, this, &TreemapWidget::followSelection);
    installEventFilter(m_input.get());
    applyAppearance();
}

TreemapWidget::~TreemapWidget() = default;

void TreemapWidget::setSieve(std::shared_ptr<const models::FileSieve> sieve)
{
    m_animation->stop();
    if (sieve && m_scene.sieve() && &m_scene.sieve()->files() == &sieve->files()) {
        m_scene.setSieve(std::move(sieve));
        return m_scene.isScaled() ? followLayout() : update();
    }
    m_history.clear();
    m_hovered = Tile::None;
    m_ringed = Tile::None;
    m_scene.setSieve(std::move(sieve));
    m_scene.setSize(size());
    followSelection();
    update();
    TreemapAccessible::tilesChanged(this);
    Q_EMIT rootChanged();
    Q_EMIT hoverChanged();
}

void TreemapWidget::setColors(TreemapColors colors)
{
    m_scene.setColors(colors);
    update();
}

void TreemapWidget::setScaled(bool scaled)
{
    m_animation->stop();
    m_scene.setScaled(scaled);
    followLayout();
}

quint32 TreemapWidget::tileAt(const QPointF &point) const
{
    return m_scene.layout().tileAt(point);
}

bool TreemapWidget::isZooming() const
{
    return m_animation->isRunning();
}

bool TreemapWidget::canZoomOut() const
{
    return m_scene.tree() && root() != 0;
}

void TreemapWidget::applyAppearance()
{
    m_scene.setAppearance(palette(), font(), devicePixelRatioF());
    update();
}

void TreemapWidget::applySize()
{
    m_scene.setSize(size());
    followLayout();
}

/// The same image has other tiles.
void TreemapWidget::followLayout()
{
    m_hovered = Tile::None;
    m_ringed = selectedTile();
    update();
    TreemapAccessible::tilesChanged(this);
    Q_EMIT hoverChanged();
}

/// Styles say with this hint that the person wants no motion.
bool TreemapWidget::isAnimationWanted() const
{
    return m_animated && isVisible()
           && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
}

// --- Selection and pointer -----------------------------------------------------------------------

quint32 TreemapWidget::selectedTile() const
{
    if (!m_scene.tree() || !m_selection->node())
        return Tile::None;
    const TreemapLayout &layout = m_scene.layout();
    const quint32 tile = layout.tileOf(*m_scene.tree(), *m_selection->node());
    return tile != Tile::None && layout.tiles()[tile].kind == Tile::Kind::Open
                   && layout.tiles()[tile].titleHeight <= 0
               ? Tile::None
               : tile;
}

void TreemapWidget::selectTile(quint32 tile)
{
    if (tile == Tile::None || tile == 0) {
        m_selection->clear();
        return;
    }
    const Tile &chosen = m_scene.layout().tiles()[tile];
    m_selection->selectNode(chosen.node, m_scene.summary().nature(chosen).layer);
}

void TreemapWidget::followSelection()
{
    updateTile(std::exchange(m_ringed, selectedTile()));
    updateTile(m_ringed);
    if (m_ringed != Tile::None)
        TreemapAccessible::selectionChanged(this, m_ringed);
}

void TreemapWidget::updateTile(quint32 tile)
{
    if (tile == Tile::None || tile >= m_scene.layout().tiles().size())
        return;
    const QRectF rect = m_scene.layout().tiles()[tile].rect;
    update(rect.adjusted(-2, -2, 2, 2).toAlignedRect());
}

void TreemapWidget::setHoveredTile(quint32 tile)
{
    if (tile == 0)
        tile = Tile::None;
    if (tile == m_hovered)
        return;
    updateTile(std::exchange(m_hovered, tile));
    updateTile(tile);
    Q_EMIT hoverChanged();
}

// --- Zoom ----------------------------------------------------------------------------------------

void TreemapWidget::zoomTo(quint32 folder)
{
    if (!m_scene.tree() || folder == root() || m_scene.tree()->node(folder).childCount == 0)
        return;
    if (navigation::isInside(*m_scene.tree(), folder, root()))
        m_history.push_back(root());
    else
        m_history.clear();
    setRoot(folder);
}

void TreemapWidget::zoomIn()
{
    if (!m_scene.tree() || !m_selection->node())
        return;
    if (const auto folder =
            navigation::folderTowards(*m_scene.tree(), root(), *m_selection->node()))
        zoomTo(*folder);
}

void TreemapWidget::zoomOut()
{
    if (!canZoomOut())
        return;
    quint32 folder = m_scene.tree()->node(root()).parent;
    if (!m_history.empty()) {
        folder = m_history.back();
        m_history.pop_back();
    }
    setRoot(folder);
}

void TreemapWidget::setRoot(quint32 folder)
{
    m_scene.setSize(size());
    const quint32 before = root();
    const QImage picture = m_scene.image();
    const quint32 inner = m_scene.layout().tileOf(*m_scene.tree(), folder);
    const QRectF place = inner == Tile::None ? QRectF() : m_scene.layout().tiles()[inner].rect;

    m_hovered = Tile::None;
    m_ringed = Tile::None;
    m_scene.setRoot(folder);
    m_ringed = selectedTile();
    if (isAnimationWanted()) {
        if (!place.isEmpty()) {
            m_animation->run(ZoomAnimation::Way::In, picture, m_scene.image(), place);
        } else if (const quint32 outer = m_scene.layout().tileOf(*m_scene.tree(), before);
                   outer != Tile::None) {
            m_animation->run(ZoomAnimation::Way::Out, m_scene.image(), picture,
                             m_scene.layout().tiles()[outer].rect);
        }
    }
    update();
    TreemapAccessible::tilesChanged(this);
    Q_EMIT rootChanged();
    Q_EMIT hoverChanged();
}

// --- Painting ------------------------------------------------------------------------------------

void TreemapWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!m_scene.tree())
        return;
    if (m_animation->isRunning()) {
        m_animation->paint(painter, rect());
        return;
    }
    if (m_resized.isActive()) {
        painter.drawImage(rect(), m_scene.image());
        return;
    }
    painter.drawImage(QPoint(), m_scene.image());
    const auto tiles = m_scene.layout().tiles();
    if (tiles.empty())
        drawNothing(painter);
    const TreemapRenderer &renderer = m_scene.renderer();
    if (m_hovered < tiles.size())
        renderer.drawLifted(painter, tiles[m_hovered]);
    if (m_ringed < tiles.size())
        marks::drawRing(
            painter, renderer.visibleRect(tiles[m_ringed]).adjusted(-1, -1, 1, 1) & QRectF(rect()),
            palette());
    if (hasFocus() && m_ringed == Tile::None)
        marks::drawRing(painter, rect(), palette());
}

void TreemapWidget::drawNothing(QPainter &painter) const
{
    constexpr int Margin = 16;
    painter.setPen(palettes::quietText(palette()));
    painter.drawText(rect().adjusted(Margin, Margin, -Margin, -Margin),
                     Qt::AlignCenter | Qt::TextWordWrap,
                     m_scene.scale() && !m_scene.scale()->showsAll()
                         ? Tr::tr("Nothing of what is looked at is in this folder.")
                         : Tr::tr("Nothing in this folder takes up space."));
}

void TreemapWidget::resizeEvent(QResizeEvent *)
{
    // The first picture at once, the pictures of a drag when the hand rests.
    if (m_scene.size().isEmpty() || !isVisible())
        applySize();
    else
        m_resized.start();
}

void TreemapWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        applyAppearance();
    QWidget::changeEvent(event);
}

bool TreemapWidget::event(QEvent *event)
{
    if (event->type() == QEvent::DevicePixelRatioChange) {
        applyAppearance();
    } else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTip(help->globalPos(), help->pos());
        return true;
    }
    return QWidget::event(event);
}

void TreemapWidget::showToolTip(const QPoint &globalPosition, const QPointF &position)
{
    const quint32 tile = m_scene.tree() ? tileAt(position) : Tile::None;
    if (tile == Tile::None || tile == 0) {
        QToolTip::hideText();
        return;
    }
    const Tile &shown = m_scene.layout().tiles()[tile];
    QToolTip::showText(
        globalPosition,
        tiletext::toolTip(*m_scene.tree(), shown, m_scene.summary().nature(shown), m_scene.scale()),
        this, shown.rect.toRect());
}

void TreemapWidget::copyPath() const
{
    if (m_scene.tree() && m_selection->node())
        QGuiApplication::clipboard()->setText(
            m_scene.tree()->displayPath(m_scene.tree()->node(*m_selection->node())));
}

} // namespace views
