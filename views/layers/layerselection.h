// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <optional>

namespace views {

/// What is selected of one image, shared by all that shows it: a layer, or a stored entry and with
/// it its layer. GUI thread.
class LayerSelection final : public QObject
{
    Q_OBJECT

public:
    explicit LayerSelection(QObject *parent = nullptr);

    [[nodiscard]] std::optional<int> layer() const { return m_layer; }
    /// A node of the FileTree.
    [[nodiscard]] std::optional<quint32> node() const { return m_node; }

    /// Selects all of \a layer, and no single entry.
    void selectLayer(int layer) { set(layer, {}); }
    void selectNode(quint32 node, int layer) { set(layer, node); }
    void clear() { set({}, {}); }

Q_SIGNALS:
    void changed();

private:
    void set(std::optional<int> layer, std::optional<quint32> node);

    std::optional<int> m_layer;
    std::optional<quint32> m_node;
};

} // namespace views
