// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/layerselection.h"

#include <utility>

namespace views {

using models::LayerScope;
using Extent = models::LayerScope::Extent;

LayerSelection::LayerSelection(QObject *parent)
    : QObject(parent)
{}

void LayerSelection::selectLayer(int layer)
{
    const Extent extent = m_scope.extent == Extent::UpTo ? Extent::UpTo : Extent::Only;
    set(layer, {}, {.extent = extent, .layer = layer, .first = m_scope.first});
}

void LayerSelection::selectNode(quint32 node, int layer)
{
    set(layer, node, m_scope);
}

void LayerSelection::setScope(const LayerScope &scope)
{
    if (m_node)
        set(m_layer, m_node, scope);
    else if (scope.extent == Extent::Image)
        set({}, {}, scope);
    else
        set(scope.layer, {}, scope);
}

void LayerSelection::clear()
{
    set({}, {}, {});
}

void LayerSelection::set(std::optional<int> layer, std::optional<quint32> node,
                         const LayerScope &scope)
{
    const bool otherScope = std::exchange(m_scope, scope) != scope;
    const bool otherLayer = std::exchange(m_layer, layer) != layer;
    const bool otherNode = std::exchange(m_node, node) != node;
    if (otherScope)
        Q_EMIT scopeChanged();
    if (otherScope || otherLayer || otherNode)
        Q_EMIT changed();
}

} // namespace views
