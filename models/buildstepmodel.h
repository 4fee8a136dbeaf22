// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/buildprogress.h"
#include "models/tasksnapshot.h"

#include <QAbstractTableModel>

#include <memory>

namespace models {

/// The steps of a build, as far as it is: first that the context is sent, then a row for each
/// instruction. A live list: refresh() reads the progress that it shares with the build. GUI
/// thread.
class BuildStepModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StepColumn,        ///< "2/5".
        InstructionColumn, ///< "RUN make"; a stranger's text.
        StateColumn,
        TimeColumn,
        ColumnCount
    };

    enum Role {
        StateRole = Qt::UserRole, ///< int of State.
        TimeRole,                 ///< qint64, milliseconds that it took, or takes up to now.
    };
    Q_ENUM(Role)

    enum class State { Running, Done, Cached, Failed, Cancelled };

    /// The lines of the log that a step wrote.
    struct Lines
    {
        qint64 from = 0;
        qint64 end = -1; ///< -1: it may still write some.

        friend bool operator==(const Lines &, const Lines &) = default;
    };

    explicit BuildStepModel(QObject *parent = nullptr);
    ~BuildStepModel() override;

    /// Shows this build from now on; null for none.
    void setProgress(std::shared_ptr<const engine::BuildProgress> progress);
    /// Reads how far it is; \a task is the state of the task that builds.
    void refresh(TaskState task);

    [[nodiscard]] const engine::BuildProgress *progress() const { return m_progress.get(); }
    [[nodiscard]] Lines linesOf(int row) const;
    [[nodiscard]] State state(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] std::chrono::milliseconds timeOf(int row) const;
    [[nodiscard]] QString textOf(int row, int column) const;

    std::shared_ptr<const engine::BuildProgress> m_progress;
    QList<engine::BuildStep> m_steps;
    QList<std::chrono::milliseconds> m_begun; ///< Of each step.
    std::chrono::milliseconds m_elapsed{0};
    TaskState m_task = TaskState::Queued;
};

/// "0.4 s", "12 s", "3 min 20 s", "1 h 5 min".
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

/// One word or two.
[[nodiscard]] QString stateText(BuildStepModel::State state);

} // namespace models
