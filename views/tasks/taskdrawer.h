// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace models {
class TaskModel;
}

namespace views {

class FoldButton;
class TaskNotices;
class TaskRow;

/// The tasks at the bottom of the window. Comes with the first task, folds to one line, and lets go
/// of what is done after a few seconds; what failed, left something undone, or offers what it made,
/// stays until the person closes it.
class TaskDrawer final : public QWidget
{
    Q_OBJECT

public:
    /// Shows \a model, which must outlive the drawer.
    explicit TaskDrawer(models::TaskModel *model, QWidget *parent = nullptr);

    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

    /// While something can be dropped here the drawer is there, and says so; empty ends that.
    void setInvitation(const QString &text);

    /// All rows, but never more than two fifths of the window.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// How long done tasks are shown, in milliseconds.
    void setLingering(int milliseconds) { m_lingering = milliseconds; }

Q_SIGNALS:
    void cancelRequested(quint64 id);
    void pauseRequested(quint64 id);
    /// To be begun in spite of the warning that it failed with.
    void insistRequested(quint64 id);
    void retryRequested(quint64 id);
    void dismissRequested(quint64 id);
    void logRequested(quint64 id);
    void imageRequested(quint64 id);
    /// The disk is full: images are to be looked at that can go.
    void cleanUpRequested();
    /// A login at this registry is to be saved.
    void signInRequested(const QString &host);
    void remedyRequested(quint64 id);
    void openChanged(bool open);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyOpen();
    void addRows(int first, int last);
    void updateRows(const QModelIndex &first, const QModelIndex &last);
    void dropRows();
    void letGo(quint64 id);
    void updateSummary();

    models::TaskModel *m_model;
    FoldButton *m_toggle;
    QLabel *m_summary;
    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
    TaskNotices *m_notices;
    QHash<quint64, TaskRow *> m_rows;
    QString m_invitation;
    int m_lingering = 8000;
};

} // namespace views
