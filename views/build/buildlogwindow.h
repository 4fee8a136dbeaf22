// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/buildstepmodel.h"
#include "models/tasksnapshot.h"

#include <QDialog>

#include <memory>

class QLabel;
class QPushButton;
class QTreeView;

namespace views {

class ElidedLabel;
class MessagePanel;
class RatioBar;
class StepText;

/// The log of a build by step, as it comes: what was done, how long each step took, and what it
/// wrote. The step that runs is the one that is shown, until the person chooses another one; a step
/// that failed comes to the front. Does not stand in the way of the window.
class BuildLogWindow final : public QDialog
{
    Q_OBJECT

public:
    explicit BuildLogWindow(quint64 task, QWidget *parent = nullptr);

    [[nodiscard]] quint64 task() const { return m_task.id; }
    /// How far it is. Another \a progress than before begins anew: it was tried again.
    void setTask(const models::TaskSnapshot &task,
                 const std::shared_ptr<const engine::BuildProgress> &progress);
    /// The task was forgotten; what it wrote stays to be read.
    void setGone();

Q_SIGNALS:
    void cancelRequested(quint64 task);
    void retryRequested(quint64 task);
    /// The layers of what was built are wanted.
    void imageRequested(quint64 task);

private:
    QWidget *buildSteps();
    QWidget *buildButtons();
    QPushButton *addButton(const QString &name, const QString &text);
    void follow();
    void showStep(int row);
    void showState();
    [[nodiscard]] QString wordsOf(bool isSending) const;
    void copyLog();

    models::TaskSnapshot m_task;
    std::shared_ptr<const engine::BuildProgress> m_progress;
    models::BuildStepModel *m_model;
    ElidedLabel *m_title;
    QLabel *m_words;
    RatioBar *m_bar;
    MessagePanel *m_error;
    QTreeView *m_steps;
    StepText *m_text;
    QPushButton *m_copy = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_image = nullptr;
    int m_shown = -1;       ///< The row whose text is shown.
    bool m_follows = true;  ///< The step that runs is shown.
    bool m_wasTold = false; ///< The error was shown; the person may have closed it.
    bool m_isGone = false;
};

} // namespace views
