// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QWidget>

class QPlainTextEdit;
class QTreeView;

namespace models {
class HistoryModel;
}

namespace views {

/// How an image was built: the steps with their layers, and the whole command of the current one.
class HistoryPage final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(QWidget *parent = nullptr);

    void setDetails(const store::ImageDetails &details);
    void clear();

Q_SIGNALS:
    /// A step that made a layer was activated (double click, Enter); 0 is the base.
    void layerActivated(int layer);

private:
    void buildTable();
    void showStep(const QModelIndex &index);

    models::HistoryModel *m_model;
    QTreeView *m_table;
    QPlainTextEdit *m_command;
};

} // namespace views
