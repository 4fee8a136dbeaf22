// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tasksnapshot.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace models {

/// The tasks of this session, oldest first, with the layers of each below it. A live list: updates
/// change rows in place. GUI thread.
class TaskModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        ProgressColumn,
        SizeColumn,
        RateColumn,     ///< Raw: double, bytes per second; nothing if it is not running.
        TimeLeftColumn, ///< Raw: int, seconds; nothing while it is not known.
        StateColumn,
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the cell.
        TaskIdRole,              ///< quint64; of the task also on its layers.
        StateRole,               ///< int of TaskState.
        RatioRole,               ///< double, 0..1, or -1 while the total is unknown. Feeds bars.
        DoneBytesRole,           ///< qint64.
        TotalBytesRole,          ///< qint64, 0 while unknown.
        WaitingUntilRole,        ///< QDateTime, invalid if nothing is waited for.
    };
    Q_ENUM(Role)

    explicit TaskModel(QObject *parent = nullptr);
    ~TaskModel() override;

    /// Shows \a tasks and nothing else. Rows of tasks that were shown before stay.
    void setTasks(const QList<TaskSnapshot> &tasks);
    /// Replaces the task of the same id, or appends it.
    void updateTask(const TaskSnapshot &task);
    /// Forgets a task; nothing happens if there is none of this id.
    void removeTask(quint64 id);

    /// The task at \a index or above it, or null. Valid until the model changes.
    [[nodiscard]] const TaskSnapshot *task(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(quint64 id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row;

    [[nodiscard]] Row *row(quint64 id) const;
    void append(const TaskSnapshot &task);
    void update(Row &row, const TaskSnapshot &task);
    void updateLayers(Row &row, const QList<LayerSnapshot> &layers);
    void renumber(std::size_t from);

    std::vector<std::unique_ptr<Row>> m_rows;
};

/// A state in one word or two.
[[nodiscard]] QString stateText(TaskState state);

} // namespace models
