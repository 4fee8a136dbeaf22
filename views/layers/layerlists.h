// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

#include <memory>

class QAbstractItemModel;
class QTabBar;

namespace models {
class FileSieve;
} // namespace models

namespace views {

class FileTreeView;
class LayerSelection;
class LayerTable;
class ScopeBar;

/// The layers and the files of an image, one in front of the other, and the walk through the layers
/// above them. GUI thread.
class LayerLists final : public QWidget
{
    Q_OBJECT

public:
    enum List { LayerList, FileList };

    /// \a layers is a models::LayerListModel. Both outlive the lists.
    LayerLists(LayerSelection *selection, QAbstractItemModel *layers, QWidget *parent = nullptr);

    /// \a commands made the layers, base first. Null for no image.
    void setImage(const std::shared_ptr<const models::FileSieve> &sieve,
                  const QStringList &commands);
    /// Shows other entries of the same image.
    void setSieve(const std::shared_ptr<const models::FileSieve> &sieve);

    [[nodiscard]] List list() const;
    void setList(List list);

Q_SIGNALS:
    /// A folder of the tree was activated.
    void folderActivated(quint32 folder);

private:
    QTabBar *m_tabs;
    ScopeBar *m_scope;
    LayerTable *m_table;
    FileTreeView *m_tree;
};

} // namespace views
