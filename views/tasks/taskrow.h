// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tasksnapshot.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QTreeView;

namespace models {
class TaskModel;
}

namespace views {

class ElidedLabel;
class FoldButton;
class MessagePanel;
class RatioBar;

/// One task of the drawer: bar, bytes, rate, time left, its layers or steps when unfolded; in place
/// of the numbers the error if it failed, and what was left undone if something was. Takes the
/// focus: Space pauses and goes on, Delete cancels or closes, and there is a menu.
class TaskRow final : public QWidget
{
    Q_OBJECT

public:
    TaskRow(models::TaskModel *model, const QModelIndex &index, QWidget *parent = nullptr);

    /// Reads the row of the model again.
    void update();

Q_SIGNALS:
    void cancelRequested(quint64 id);
    void pauseRequested(quint64 id);
    /// To be started again, or not to wait any longer.
    void retryRequested(quint64 id);
    /// To be begun in spite of the warning that it failed with.
    void insistRequested(quint64 id);
    /// Room is to be made on the disk.
    void cleanUpRequested();
    void dismissRequested(quint64 id);
    /// What it wrote, or what it made, is to be shown.
    void logRequested(quint64 id);
    void imageRequested(quint64 id);
    /// What TaskSnapshot::remedy offers is wanted.
    void remedyRequested(quint64 id);
    void heightChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void buildMessage();
    void connectButtons();
    void showButtons(const models::TaskSnapshot &task);
    void buildLayers();
    QToolButton *addButton(QHBoxLayout *layout, const QString &name, QLatin1StringView icon,
                           const QString &text);
    QToolButton *addOffer(QHBoxLayout *layout, const QString &name, const QString &text);
    QLabel *addNumber(QHBoxLayout *layout, const QString &widest);
    void showLayers(bool shown);
    void showMessage(const models::TaskSnapshot &task);
    void showNumbers(const models::TaskSnapshot &task);

    models::TaskModel *m_model;
    QPersistentModelIndex m_index;
    quint64 m_id;
    QWidget *m_line;
    FoldButton *m_unfold;
    ElidedLabel *m_title;
    ElidedLabel *m_words; ///< State or summary, where the numbers say nothing.
    RatioBar *m_bar;
    QLabel *m_percent;
    QLabel *m_bytes;
    QLabel *m_rate;
    QLabel *m_left;
    QToolButton *m_image;
    QToolButton *m_log;
    QToolButton *m_retryNow;
    QToolButton *m_resume;
    QToolButton *m_pause;
    QToolButton *m_cancel;
    QToolButton *m_retry;
    QToolButton *m_dismiss;
    MessagePanel *m_error;
    QPushButton *m_cleanUp;
    QPushButton *m_anyway;
    QPushButton *m_remedy;
    QPushButton *m_again;
    QPushButton *m_errorLog;
    QTreeView *m_layers;
};

} // namespace views
