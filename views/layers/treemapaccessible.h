// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessibleWidget>
#include <QHash>

#include <vector>

namespace views {

class TreemapWidget;

/// A TreemapWidget for screen readers: a list whose items are the tiles that can be seen, each with
/// its path, size, layer and waste as its name. GUI thread.
class TreemapAccessible final : public QAccessibleWidget, public QAccessibleSelectionInterface
{
public:
    explicit TreemapAccessible(TreemapWidget *treemap);
    ~TreemapAccessible() override;

    /// Makes Qt know of it; may be called again.
    static void install();
    /// \a treemap shows other tiles than before.
    static void tilesChanged(TreemapWidget *treemap);
    /// \a tile has been selected in \a treemap.
    static void selectionChanged(TreemapWidget *treemap, quint32 tile);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    int selectedItemCount() const override;
    QList<QAccessibleInterface *> selectedItems() const override;
    bool isSelected(QAccessibleInterface *item) const override;
    bool select(QAccessibleInterface *item) override;
    bool unselect(QAccessibleInterface *item) override;
    bool selectAll() override { return false; }
    bool clear() override;

private:
    [[nodiscard]] TreemapWidget *treemap() const;
    [[nodiscard]] const std::vector<quint32> &tiles() const;
    [[nodiscard]] QAccessibleInterface *ofTile(quint32 tile) const;
    void drop();

    mutable std::vector<quint32> m_tiles; ///< Those that can be seen; made when asked for.
    mutable QHash<quint32, QAccessible::Id> m_children;
};

} // namespace views
