// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/taskmodel.h"

#include "models/tr.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <climits>

namespace models {

struct TaskModel::Row
{
    TaskSnapshot task;
    int position = 0;
};

namespace {

/// What a row shows, whether it is a task or a layer.
struct Cell
{
    QString name;
    TaskState state;
    qint64 doneBytes;
    qint64 totalBytes;
    double bytesPerSecond;
    qint64 secondsLeft;
    QDateTime waitingUntil;
    bool wasHere = false;
    bool isElsewhere = false;
    bool isShared = false;
    qsizetype doneSteps = 0;
    qsizetype totalSteps = 0;

    [[nodiscard]] double ratio() const
    {
        if (isElsewhere)
            return 0;
        if (state == TaskState::Done)
            return 1;
        if (totalSteps > 0)
            return double(doneSteps) / double(totalSteps);
        if (totalBytes <= 0)
            return -1;
        return std::clamp(double(doneBytes) / double(totalBytes), 0.0, 1.0);
    }

    [[nodiscard]] QString words() const
    {
        if (isElsewhere)
            return Tr::tr("Not in the registry");
        if (isShared)
            return Tr::tr("Comes with another pull");
        return wasHere ? Tr::tr("Already here") : stateText(state);
    }
};

Cell cellOf(const TaskSnapshot &task)
{
    return {.name = task.title,
            .state = task.state,
            .doneBytes = task.doneBytes,
            .totalBytes = task.totalBytes,
            .bytesPerSecond = task.bytesPerSecond,
            .secondsLeft = task.secondsLeft,
            .waitingUntil = task.waitingUntil,
            .doneSteps = task.doneSteps,
            .totalSteps = task.totalSteps};
}

Cell cellOf(const LayerSnapshot &layer)
{
    return {.name = layer.id,
            .state = layer.state,
            .doneBytes = layer.doneBytes,
            .totalBytes = layer.totalBytes,
            .bytesPerSecond = layer.bytesPerSecond,
            .secondsLeft = layer.secondsLeft,
            .waitingUntil = layer.waitingUntil,
            .wasHere = layer.wasHere,
            .isElsewhere = layer.isElsewhere,
            .isShared = layer.isShared};
}

QVariant display(const Cell &cell, int column)
{
    switch (column) {
    case TaskModel::NameColumn:
        return cell.name;
    case TaskModel::ProgressColumn:
        return cell.ratio() < 0 ? QString()
                                : Tr::tr("%1 %").arg(QLocale().toString(int(cell.ratio() * 100)));
    case TaskModel::SizeColumn:
        return cell.totalBytes > 0 ? QVariant(cell.totalBytes) : QVariant();
    case TaskModel::RateColumn:
        return cell.bytesPerSecond > 0 ? QVariant(cell.bytesPerSecond) : QVariant();
    case TaskModel::TimeLeftColumn:
        return cell.secondsLeft >= 0 ? QVariant(int(std::min<qint64>(cell.secondsLeft, INT_MAX)))
                                     : QVariant();
    case TaskModel::StateColumn:
        return cell.words();
    default:
        return {};
    }
}

QVariant sortValue(const Cell &cell, int column)
{
    if (column == TaskModel::ProgressColumn)
        return cell.ratio();
    if (column == TaskModel::StateColumn)
        return int(cell.state);
    return display(cell, column);
}

} // namespace

QString stateText(TaskState state)
{
    switch (state) {
    case TaskState::Queued:
        return Tr::tr("Queued");
    case TaskState::Resolving:
        return Tr::tr("Asking the registry");
    case TaskState::Running:
        return Tr::tr("Running");
    case TaskState::Waiting:
        return Tr::tr("Waiting for the registry");
    case TaskState::Done:
        return Tr::tr("Done");
    case TaskState::Failed:
        return Tr::tr("Failed");
    case TaskState::Cancelled:
        return Tr::tr("Cancelled");
    case TaskState::Paused:
        return Tr::tr("Paused");
    }
    return {};
}

TaskModel::TaskModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

TaskModel::~TaskModel() = default;

void TaskModel::setTasks(const QList<TaskSnapshot> &tasks)
{
    QSet<quint64> kept;
    for (const TaskSnapshot &task : tasks)
        kept.insert(task.id);
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        const quint64 id = m_rows[i]->task.id;
        if (!kept.contains(id))
            removeTask(id);
    }
    for (const TaskSnapshot &task : tasks)
        updateTask(task);
}

void TaskModel::updateTask(const TaskSnapshot &task)
{
    if (Row *known = row(task.id))
        update(*known, task);
    else
        append(task);
}

void TaskModel::removeTask(quint64 id)
{
    const Row *gone = row(id);
    if (!gone)
        return;
    const int position = gone->position;
    beginRemoveRows({}, position, position);
    m_rows.erase(m_rows.begin() + position);
    renumber(std::size_t(position));
    endRemoveRows();
}

void TaskModel::append(const TaskSnapshot &task)
{
    const int position = int(m_rows.size());
    beginInsertRows({}, position, position);
    m_rows.push_back(std::make_unique<Row>(Row{task, position}));
    endInsertRows();
}

void TaskModel::update(Row &row, const TaskSnapshot &task)
{
    if (row.task == task)
        return;
    updateLayers(row, task.layers);
    const QList<LayerSnapshot> layers = std::move(row.task.layers);
    row.task = task;
    row.task.layers = layers;
    Q_EMIT dataChanged(createIndex(row.position, 0), createIndex(row.position, ColumnCount - 1));
}

void TaskModel::updateLayers(Row &row, const QList<LayerSnapshot> &layers)
{
    const QModelIndex parent = createIndex(row.position, 0);
    const int before = int(row.task.layers.size());
    const int after = int(layers.size());
    if (after < before) {
        beginRemoveRows(parent, after, before - 1);
        row.task.layers.resize(after);
        endRemoveRows();
    }
    for (int i = 0; i < std::min(before, after); ++i) {
        if (row.task.layers.at(i) == layers.at(i))
            continue;
        row.task.layers[i] = layers.at(i);
        Q_EMIT dataChanged(createIndex(i, 0, &row), createIndex(i, ColumnCount - 1, &row));
    }
    if (after > before) {
        beginInsertRows(parent, before, after - 1);
        row.task.layers += layers.sliced(before);
        endInsertRows();
    }
}

void TaskModel::renumber(std::size_t from)
{
    for (std::size_t i = from; i < m_rows.size(); ++i)
        m_rows[i]->position = int(i);
}

TaskModel::Row *TaskModel::row(quint64 id) const
{
    const auto it = std::ranges::find_if(m_rows, [id](const auto &r) { return r->task.id == id; });
    return it == m_rows.end() ? nullptr : it->get();
}

const TaskSnapshot *TaskModel::task(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index)) // A task may have gone meanwhile: no warning.
        return nullptr;
    if (index.internalPointer())
        return &static_cast<const Row *>(index.internalPointer())->task;
    return &m_rows[std::size_t(index.row())]->task;
}

QModelIndex TaskModel::indexOf(quint64 id) const
{
    const Row *found = row(id);
    return found ? createIndex(found->position, 0) : QModelIndex();
}

QModelIndex TaskModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    return createIndex(row, column, m_rows[std::size_t(parent.row())].get());
}

QModelIndex TaskModel::parent(const QModelIndex &child) const
{
    const auto *row = static_cast<const Row *>(child.internalPointer());
    return row ? createIndex(row->position, 0) : QModelIndex();
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    if (parent.internalPointer() || parent.column() != 0)
        return 0;
    return int(m_rows[std::size_t(parent.row())]->task.layers.size());
}

int TaskModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    const TaskSnapshot *of = task(index);
    if (!of)
        return {};
    const Cell cell = index.internalPointer() ? cellOf(of->layers.at(index.row())) : cellOf(*of);
    switch (role) {
    case Qt::DisplayRole:
        return display(cell, index.column());
    case SortRole:
        return sortValue(cell, index.column());
    case TaskIdRole:
        return of->id;
    case StateRole:
        return int(cell.state);
    case RatioRole:
        return cell.ratio();
    case DoneBytesRole:
        return cell.doneBytes;
    case TotalBytesRole:
        return cell.totalBytes;
    case WaitingUntilRole:
        return cell.waitingUntil;
    default:
        return {};
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return Tr::tr("Name");
    case ProgressColumn:
        return Tr::tr("Progress");
    case SizeColumn:
        return Tr::tr("Size");
    case RateColumn:
        return Tr::tr("Rate");
    case TimeLeftColumn:
        return Tr::tr("Time left");
    case StateColumn:
        return Tr::tr("State");
    default:
        return {};
    }
}

} // namespace models
