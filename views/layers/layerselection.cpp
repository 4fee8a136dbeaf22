// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/layerselection.h"

namespace views {

LayerSelection::LayerSelection(QObject *parent)
    : QObject(parent)
{}

void LayerSelection::set(std::optional<int> layer, std::optional<quint32> node)
{
    if (layer == m_layer && node == m_node)
        return;
    m_layer = layer;
    m_node = node;
    Q_EMIT changed();
}

} // namespace views
