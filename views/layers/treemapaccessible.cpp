// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemapaccessible.h"

#include "views/layers/tiletext.h"
#include "views/layers/treemapnavigation.h"
#include "views/layers/treemapwidget.h"
#include "views/tr.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

namespace {

/// One tile. Lives until the treemap shows others.
class TileAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    TileAccessible(TreemapWidget *treemap, quint32 tile)
        : m_treemap(treemap)
        , m_index(tile)
    {}

    [[nodiscard]] quint32 index() const { return m_index; }

    bool isValid() const override
    {
        return m_treemap && m_index < m_treemap->scene().layout().tiles().size();
    }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_treemap);
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Name || !isValid())
            return {};
        const TreemapScene &scene = m_treemap->scene();
        return tiletext::spoken(*scene.tree(), tile(), scene.summary().nature(tile()),
                                scene.scale());
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = m_treemap->scene().renderer().visibleRect(tile()).toAlignedRect();
        return {m_treemap->mapToGlobal(rect.topLeft()), rect.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.selectable = true;
        state.focusable = true;
        state.selected = isValid() && m_treemap->selectedTile() == m_index;
        state.focused = state.selected && m_treemap->hasFocus();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface
                   ? static_cast<QAccessibleActionInterface *>(this)
                   : nullptr;
    }

    QStringList actionNames() const override
    {
        return isValid() && isFolder() ? QStringList{pressAction(), zoomAction()}
                                       : QStringList{pressAction()};
    }
    QString localizedActionName(const QString &name) const override
    {
        return name == zoomAction() ? Tr::tr("Zoom In")
                                    : QAccessibleActionInterface::localizedActionName(name);
    }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        const TreemapScene &scene = m_treemap->scene();
        if (name == pressAction())
            m_treemap->selectTile(m_index);
        else if (name == zoomAction())
            m_treemap->zoomTo(navigation::folderOf(*scene.tree(), tile()));
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    static QString zoomAction() { return u"Zoom"_s; }
    [[nodiscard]] const Tile &tile() const { return m_treemap->scene().layout().tiles()[m_index]; }
    [[nodiscard]] bool isFolder() const
    {
        return m_treemap->scene().tree()->node(tile().node).childCount > 0;
    }

    QPointer<TreemapWidget> m_treemap;
    quint32 m_index;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className != QLatin1StringView(TreemapWidget::staticMetaObject.className()))
        return nullptr;
    auto *treemap = qobject_cast<TreemapWidget *>(object);
    return treemap ? new TreemapAccessible(treemap) : nullptr;
}

TreemapAccessible *existing(TreemapWidget *treemap)
{
    return dynamic_cast<TreemapAccessible *>(QAccessible::queryAccessibleInterface(treemap));
}

} // namespace

TreemapAccessible::TreemapAccessible(TreemapWidget *treemap)
    : QAccessibleWidget(treemap, QAccessible::List)
{}

TreemapAccessible::~TreemapAccessible()
{
    drop();
}

void TreemapAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

void TreemapAccessible::tilesChanged(TreemapWidget *treemap)
{
    if (TreemapAccessible *accessible = existing(treemap))
        accessible->drop();
    QAccessibleEvent event(treemap, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void TreemapAccessible::selectionChanged(TreemapWidget *treemap, quint32 tile)
{
    const TreemapAccessible *accessible = QAccessible::isActive() ? existing(treemap) : nullptr;
    QAccessibleInterface *item = accessible ? accessible->ofTile(tile) : nullptr;
    if (!item)
        return;
    const int index = accessible->indexOfChild(item);
    for (const auto type : {QAccessible::Selection, QAccessible::Focus}) {
        QAccessibleEvent event(treemap, type);
        event.setChild(index);
        QAccessible::updateAccessibility(&event);
    }
}

void TreemapAccessible::drop()
{
    m_tiles.clear();
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
    m_children.clear();
}

TreemapWidget *TreemapAccessible::treemap() const
{
    return qobject_cast<TreemapWidget *>(object());
}

/// Open folders can be seen only by their titles.
const std::vector<quint32> &TreemapAccessible::tiles() const
{
    if (!m_tiles.empty() || !treemap())
        return m_tiles;
    const auto all = treemap()->scene().layout().tiles();
    for (quint32 i = 1; i < all.size(); ++i) {
        if (all[i].kind != Tile::Kind::Open || all[i].titleHeight > 0)
            m_tiles.push_back(i);
    }
    return m_tiles;
}

int TreemapAccessible::childCount() const
{
    return int(tiles().size());
}

QAccessibleInterface *TreemapAccessible::ofTile(quint32 tile) const
{
    if (tile == Tile::None || !std::ranges::binary_search(tiles(), tile))
        return nullptr;
    if (const auto known = m_children.constFind(tile); known != m_children.cend())
        return QAccessible::accessibleInterface(*known);
    auto *item = new TileAccessible(treemap(), tile);
    m_children.insert(tile, QAccessible::registerAccessibleInterface(item));
    return item;
}

QAccessibleInterface *TreemapAccessible::child(int index) const
{
    return index >= 0 && index < childCount() ? ofTile(tiles()[std::size_t(index)]) : nullptr;
}

QAccessibleInterface *TreemapAccessible::childAt(int x, int y) const
{
    return ofTile(treemap()->tileAt(treemap()->mapFromGlobal(QPointF(x, y))));
}

QAccessibleInterface *TreemapAccessible::focusChild() const
{
    return treemap()->hasFocus() ? ofTile(treemap()->selectedTile()) : nullptr;
}

int TreemapAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const TileAccessible *>(child);
    if (!item)
        return -1;
    const auto found = std::ranges::lower_bound(tiles(), item->index());
    return found != tiles().end() && *found == item->index() ? int(found - tiles().begin()) : -1;
}

void *TreemapAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::SelectionInterface)
        return static_cast<QAccessibleSelectionInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

int TreemapAccessible::selectedItemCount() const
{
    return int(selectedItems().size());
}

QList<QAccessibleInterface *> TreemapAccessible::selectedItems() const
{
    QAccessibleInterface *item = ofTile(treemap()->selectedTile());
    return item ? QList{item} : QList<QAccessibleInterface *>();
}

bool TreemapAccessible::isSelected(QAccessibleInterface *item) const
{
    return item && selectedItems().contains(item);
}

bool TreemapAccessible::select(QAccessibleInterface *item)
{
    const int index = indexOfChild(item);
    if (index < 0)
        return false;
    treemap()->selectTile(tiles()[std::size_t(index)]);
    return true;
}

bool TreemapAccessible::unselect(QAccessibleInterface *item)
{
    return isSelected(item) && clear();
}

bool TreemapAccessible::clear()
{
    treemap()->selectTile(Tile::None);
    return true;
}

} // namespace views
