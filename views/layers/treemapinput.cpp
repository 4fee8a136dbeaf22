// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemapinput.h"

#include "views/layers/treemapnavigation.h"
#include "views/layers/treemapwidget.h"
#include "views/tr.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

namespace views {

using navigation::Direction;

TreemapInput::TreemapInput(TreemapWidget *treemap)
    : m_treemap(treemap)
{}

bool TreemapInput::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_treemap || !m_treemap->scene().tree())
        return false;
    switch (event->type()) {
    case QEvent::MouseMove:
        if (!m_treemap->isZooming())
            m_treemap->setHoveredTile(
                m_treemap->tileAt(static_cast<const QMouseEvent *>(event)->position()));
        return true;
    case QEvent::Leave:
        m_treemap->setHoveredTile(Tile::None);
        return false;
    case QEvent::MouseButtonPress:
        return press(*static_cast<const QMouseEvent *>(event));
    case QEvent::MouseButtonDblClick:
        return zoomAt(*static_cast<const QMouseEvent *>(event));
    case QEvent::Wheel:
        return wheel(*static_cast<const QWheelEvent *>(event));
    case QEvent::KeyPress:
        return key(*static_cast<const QKeyEvent *>(event));
    case QEvent::ContextMenu:
        return menu(*static_cast<const QContextMenuEvent *>(event));
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        m_treemap->update();
        return false;
    default:
        return false;
    }
}

bool TreemapInput::press(const QMouseEvent &event)
{
    if (event.button() == Qt::BackButton) {
        m_treemap->zoomOut();
        return true;
    }
    if (m_treemap->isZooming())
        return true;
    m_treemap->selectTile(m_treemap->tileAt(event.position()));
    return true;
}

bool TreemapInput::zoomAt(const QMouseEvent &event)
{
    const quint32 tile = m_treemap->tileAt(event.position());
    if (event.button() != Qt::LeftButton || tile == Tile::None || m_treemap->isZooming())
        return false;
    const TreemapScene &scene = m_treemap->scene();
    const quint32 folder = navigation::folderOf(*scene.tree(), scene.layout().tiles()[tile]);
    if (folder == m_treemap->root() && m_treemap->selectedTile() != Tile::None)
        Q_EMIT m_treemap->previewRequested();
    else
        m_treemap->zoomTo(folder);
    return true;
}

bool TreemapInput::wheel(const QWheelEvent &event)
{
    constexpr int Step = QWheelEvent::DefaultDeltasPerStep;
    if (m_treemap->isZooming())
        return true;
    m_turned += event.angleDelta().y();
    if (qAbs(m_turned) < Step)
        return true;
    const bool deeper = m_turned > 0;
    m_turned = 0;
    if (!deeper) {
        m_treemap->zoomOut();
        return true;
    }
    const TreemapScene &scene = m_treemap->scene();
    const quint32 tile = m_treemap->tileAt(event.position());
    if (tile == Tile::None)
        return true;
    if (const auto folder = navigation::folderTowards(*scene.tree(), m_treemap->root(),
                                                      scene.layout().tiles()[tile].node))
        m_treemap->zoomTo(*folder);
    return true;
}

bool TreemapInput::key(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Copy)) {
        m_treemap->copyPath();
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return move(event.key());
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Plus:
        m_treemap->zoomIn();
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Minus:
        m_treemap->zoomOut();
        return true;
    case Qt::Key_Escape:
        return escape();
    case Qt::Key_Home:
        m_treemap->zoomTo(0);
        return true;
    case Qt::Key_Space:
        if (m_treemap->selectedTile() != Tile::None)
            Q_EMIT m_treemap->previewRequested();
        return true;
    default:
        return false;
    }
}

bool TreemapInput::move(int key)
{
    const TreemapLayout &layout = m_treemap->scene().layout();
    const quint32 selected = m_treemap->selectedTile();
    if (selected == Tile::None) {
        m_treemap->selectTile(navigation::first(layout));
        return true;
    }
    const Direction direction = key == Qt::Key_Left    ? Direction::Left
                                : key == Qt::Key_Right ? Direction::Right
                                : key == Qt::Key_Up    ? Direction::Up
                                                       : Direction::Down;
    m_treemap->selectTile(navigation::neighbour(layout, selected, direction));
    return true;
}

/// Out of the folder, then out of the selection, then out of the treemap.
bool TreemapInput::escape()
{
    if (m_treemap->canZoomOut()) {
        m_treemap->zoomOut();
        return true;
    }
    const bool selected = m_treemap->selectedTile() != Tile::None;
    m_treemap->selectTile(Tile::None);
    return selected;
}

bool TreemapInput::menu(const QContextMenuEvent &event)
{
    if (event.reason() == QContextMenuEvent::Mouse)
        m_treemap->selectTile(m_treemap->tileAt(event.pos()));
    auto *menu = new QMenu(m_treemap);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool selected = m_treemap->selectedTile() != Tile::None;
    menu->addAction(Tr::tr("Zoom In"), m_treemap, &TreemapWidget::zoomIn)->setEnabled(selected);
    menu->addAction(Tr::tr("Zoom Out"), m_treemap, &TreemapWidget::zoomOut)
        ->setEnabled(m_treemap->canZoomOut());
    menu->addSeparator();
    menu->addAction(Tr::tr("Preview"), m_treemap, &TreemapWidget::previewRequested)
        ->setEnabled(selected);
    menu->addAction(Tr::tr("Copy Path"), m_treemap, &TreemapWidget::copyPath)->setEnabled(selected);
    menu->popup(event.globalPos());
    return true;
}

} // namespace views
