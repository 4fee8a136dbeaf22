// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/buildstepmodel.h"

#include "core/base/text.h"
#include "models/tr.h"

#include <QLocale>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {

using State = BuildStepModel::State;

namespace {

constexpr qsizetype ShownCharacters = 2000; ///< Of an instruction.

} // namespace

QString durationText(std::chrono::milliseconds duration)
{
    const QLocale locale;
    const qint64 seconds = std::chrono::floor<std::chrono::seconds>(duration).count();
    if (duration < 10s)
        return Tr::tr("%1 s", "seconds")
            .arg(locale.toString(double(duration.count()) / 1000, 'f', 1));
    if (seconds < 60)
        return Tr::tr("%1 s", "seconds").arg(locale.toString(seconds));
    if (seconds < 3600)
        return Tr::tr("%1 min %2 s")
            .arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    return Tr::tr("%1 h %2 min")
        .arg(locale.toString(seconds / 3600), locale.toString(seconds % 3600 / 60));
}

QString stateText(State state)
{
    switch (state) {
    case State::Running:
        return Tr::tr("Running");
    case State::Done:
        return Tr::tr("Done");
    case State::Cached:
        return Tr::tr("From the cache");
    case State::Failed:
        return Tr::tr("Failed");
    case State::Cancelled:
        return Tr::tr("Cancelled");
    }
    return {};
}

BuildStepModel::BuildStepModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

BuildStepModel::~BuildStepModel() = default;

void BuildStepModel::setProgress(std::shared_ptr<const engine::BuildProgress> progress)
{
    beginResetModel();
    m_progress = std::move(progress);
    m_steps.clear();
    m_begun.clear();
    m_elapsed = 0ms;
    m_task = TaskState::Queued;
    endResetModel();
}

void BuildStepModel::refresh(TaskState task)
{
    if (!m_progress)
        return;
    const qint64 noLines = std::numeric_limits<qint64>::max();
    engine::BuildLog::Part part = m_progress->log.since(noLines);
    const int before = int(m_steps.size());
    const int added = std::max(0, int(part.steps.size()) - before);
    if (added > 0)
        beginInsertRows({}, before + 1, before + added);
    m_steps = std::move(part.steps);
    m_begun = std::move(part.begun);
    m_elapsed = part.elapsed;
    m_task = task;
    if (added > 0)
        endInsertRows();
    // Only the one that was the last may have changed, and the one that is.
    Q_EMIT dataChanged(index(before, 0), index(rowCount() - 1, ColumnCount - 1));
}

BuildStepModel::Lines BuildStepModel::linesOf(int row) const
{
    const auto beginOf = [this](int at) {
        return at == 0 ? qint64(0) : m_steps.at(at - 1).firstLine;
    };
    if (row < 0 || row >= rowCount())
        return {.from = 0, .end = 0};
    return {.from = beginOf(row), .end = row + 1 < rowCount() ? beginOf(row + 1) : -1};
}

State BuildStepModel::state(int row) const
{
    const bool isCached = row > 0 && m_steps.at(row - 1).isCached;
    if (row + 1 < rowCount() || m_task == TaskState::Done)
        return isCached ? State::Cached : State::Done;
    if (m_task == TaskState::Failed)
        return State::Failed;
    return m_task == TaskState::Cancelled ? State::Cancelled : State::Running;
}

std::chrono::milliseconds BuildStepModel::timeOf(int row) const
{
    const auto begun = row == 0 ? 0ms : m_begun.at(row - 1);
    return (row < m_begun.size() ? m_begun.at(row) : m_elapsed) - begun;
}

int BuildStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_progress ? 0 : int(m_steps.size()) + 1;
}

int BuildStepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BuildStepModel::textOf(int row, int column) const
{
    switch (column) {
    case StepColumn:
        return row == 0 ? QString() : m_steps.at(row - 1).position();
    case InstructionColumn:
        return row == 0 ? Tr::tr("Send the folder")
                        : core::excerpt(m_steps.at(row - 1).instruction, ShownCharacters);
    case StateColumn:
        return stateText(state(row));
    case TimeColumn:
        return durationText(timeOf(row));
    default:
        return {};
    }
}

QVariant BuildStepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index.row(), index.column());
    case StateRole:
        return int(state(index.row()));
    case TimeRole:
        return qint64(timeOf(index.row()).count());
    case Qt::AccessibleTextRole:
        if (index.column() == StepColumn && index.row() == 0)
            return Tr::tr("Before the first step");
        return textOf(index.row(), index.column());
    default:
        return {};
    }
}

QVariant BuildStepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StepColumn:
        return Tr::tr("Step", "of a build, such as 2/5");
    case InstructionColumn:
        return Tr::tr("Instruction");
    case StateColumn:
        return Tr::tr("State");
    case TimeColumn:
        return Tr::tr("Time");
    default:
        return {};
    }
}

} // namespace models
