// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imagediff.h"

#include <QWidget>

#include <array>
#include <memory>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QTreeView;
class QTreeWidget;

namespace models {
class PathDiffModel;
class PathDiffTreeModel;
} // namespace models

namespace views {

class ElidedLabel;
class MessagePanel;
class Placeholder;

/// What distinguishes two images: their files, layers and configurations. GUI thread.
class ComparePage final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePage(QWidget *parent = nullptr);

    /// Names the two at once, the older first; the rest comes with setComparison().
    void setImages(const QString &before, const QString &after);
    void setComparison(std::shared_ptr<const layers::ImageComparison> comparison);
    void setError(const core::Error &error);
    /// Puts the cursor into the filter.
    void activateSearch();

private:
    enum Figure { Added, Removed, Changed, Same, SharedLayers, FigureCount };

    QWidget *buildFigures();
    QWidget *buildFiles();
    void buildTable();
    void buildTree();
    void buildView(QTreeView *view, const QString &name);
    QToolButton *buildToggle(const QString &name, const QString &text, const QString &toolTip);
    QTreeWidget *buildList(const QString &name, const QStringList &titles);
    void showLayers(const layers::LayerDiff &layers);
    void showConfig(const QList<layers::ConfigDifference> &config);
    void showFileList();

    models::PathDiffModel *m_model;
    models::PathDiffTreeModel *m_treeModel;
    ElidedLabel *m_title;
    std::array<QLabel *, FigureCount> m_figures{};
    QLineEdit *m_filter;
    QToolButton *m_asTree;
    QToolButton *m_showsSame;
    QTreeView *m_table;
    QTreeView *m_tree;
    Placeholder *m_noFiles;
    QStackedWidget *m_files;
    QTreeWidget *m_layers;
    QTreeWidget *m_config;
    QTabWidget *m_tabs;
    Placeholder *m_waiting;
    MessagePanel *m_error;
    QStackedWidget *m_pages;
};

} // namespace views
