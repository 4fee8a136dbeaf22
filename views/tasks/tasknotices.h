// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace models {
class TaskModel;
}

namespace views {

class MessagePanel;

/// What concerns several tasks at once, above their rows: pulls that were not at their end when an
/// earlier run of the program was, and registries that asked to wait, each with one countdown.
class TaskNotices final : public QWidget
{
    Q_OBJECT

public:
    /// Of the tasks in \a model, which outlives this.
    explicit TaskNotices(const models::TaskModel *model, QWidget *parent = nullptr);

    /// Reads the model again.
    void update();

Q_SIGNALS:
    void retryRequested(quint64 id);
    void dismissRequested(quint64 id);
    /// A login may raise what \a host allows.
    void signInRequested(const QString &host);
    void heightChanged();

private:
    /// A registry that is left alone for a while, and those that wait for it.
    struct Pause
    {
        QDateTime until;
        QList<quint64> tasks;
    };

    void showInterrupted();
    void showPauses();
    [[nodiscard]] QMap<QString, Pause> pauses() const;
    MessagePanel *addPause(const QString &host);
    void resumeAll();
    void forgetAll();

    const models::TaskModel *m_model;
    QVBoxLayout *m_layout;
    MessagePanel *m_interrupted;
    QList<quint64> m_interruptedTasks;
    QMap<QString, MessagePanel *> m_pauses; ///< By the host.
    QTimer m_second;
};

} // namespace views
