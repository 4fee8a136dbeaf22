// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

#include <memory>
#include <set>

namespace models {
class FileSieve;
class FileTreeModel;
} // namespace models

namespace views {

class FileDelegate;
class LayerSelection;

/// The entries of an image as a tree, with a sign for what happened to each. The current row is the
/// entry of \a selection, both ways; folders stay open when other entries are shown. Shift+Right
/// opens all folders, as far as that can be looked through, Shift+Left closes them. GUI thread.
class FileTreeView final : public QTreeView
{
    Q_OBJECT

public:
    /// \a selection outlives the view.
    explicit FileTreeView(LayerSelection *selection, QWidget *parent = nullptr);
    ~FileTreeView() override;

    /// Shows another image; null for nothing.
    void setImage(std::shared_ptr<const models::FileSieve> sieve);
    /// Shows other entries of the same image.
    void setSieve(std::shared_ptr<const models::FileSieve> sieve);

    [[nodiscard]] models::FileTreeModel *files() const { return m_files; }
    [[nodiscard]] QSize sizeHint() const override { return {420, 240}; }

Q_SIGNALS:
    /// A double click or Enter on a folder, or its files are wanted in the treemap.
    void folderActivated(quint32 folder);
    /// A double click or Enter on a file, or Space on anything: what is in it is wanted.
    void fileActivated();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrangeColumns();
    void followSelection();
    void addOpening();
    void openFolders();
    void openAll();
    void closeAll();
    void remember(const QModelIndex &folder, bool open);
    void activate(const QModelIndex &index);
    void showInTreemap(const QModelIndex &index);
    void copyPath() const;
    void showMenu(const QPoint &position);

    LayerSelection *m_selection;
    models::FileTreeModel *m_files;
    FileDelegate *m_delegate;
    QAction *m_openAll;
    QAction *m_closeAll;
    std::set<quint32> m_open; ///< Folders, parents before what is in them.
    bool m_isOpening = false; ///< Folders are opened by us.
    bool m_following = false; ///< The row changes because the selection did.
};

} // namespace views
