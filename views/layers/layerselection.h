// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/layerscope.h"

#include <QObject>

#include <optional>

namespace views {

/// What is selected of one image, and how much of it is looked at, shared by all that shows it. A
/// layer can be selected, or a stored entry and with it its layer. GUI thread.
class LayerSelection final : public QObject
{
    Q_OBJECT

public:
    explicit LayerSelection(QObject *parent = nullptr);

    [[nodiscard]] std::optional<int> layer() const { return m_layer; }
    /// A node of the FileTree.
    [[nodiscard]] std::optional<quint32> node() const { return m_node; }
    [[nodiscard]] const models::LayerScope &scope() const { return m_scope; }

    /// Selects all of \a layer, and no single entry, and looks at it: only at it, unless one is
    /// looking at all up to some layer.
    void selectLayer(int layer);
    /// Selects an entry; what is looked at stays.
    void selectNode(quint32 node, int layer);
    /// Looks at \a scope; a selected entry stays selected.
    void setScope(const models::LayerScope &scope);
    /// Selects nothing and looks at the whole image.
    void clear();

Q_SIGNALS:
    void changed();
    /// Before changed().
    void scopeChanged();
    /// What is in the selected entry is wanted, here or outside of the program.
    void previewRequested();
    void dragRequested();

private:
    void set(std::optional<int> layer, std::optional<quint32> node,
             const models::LayerScope &scope);

    std::optional<int> m_layer;
    std::optional<quint32> m_node;
    models::LayerScope m_scope;
};

} // namespace views
