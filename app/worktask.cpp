// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/worktask.h"

using core::ProgressPart;
using models::TaskState;

namespace app {

namespace {

TaskState stateOf(ProgressPart::Stage stage)
{
    switch (stage) {
    case ProgressPart::Stage::Waiting:
        return TaskState::Queued;
    case ProgressPart::Stage::Running:
        return TaskState::Running;
    case ProgressPart::Stage::Done:
    case ProgressPart::Stage::Present:
        break;
    }
    return TaskState::Done;
}

} // namespace

WorkTask::WorkTask(QString key, QString title, Function function, QObject *parent)
    : Task(std::move(key), std::move(title), parent)
    , m_function(std::move(function))
    , m_progress(std::make_shared<core::Progress>())
{}

Task::Work WorkTask::begin()
{
    m_progress = std::make_shared<core::Progress>();
    return [function = m_function, progress = m_progress](std::stop_token stop) {
        return function(*progress, std::move(stop));
    };
}

void WorkTask::describe(models::TaskSnapshot &snapshot) const
{
    const core::ProgressStatus status = m_progress->status();
    snapshot.step = status.step;
    snapshot.doneBytes = status.doneBytes;
    snapshot.totalBytes = qMax(qint64(0), status.totalBytes);
    snapshot.bytesPerSecond = status.bytesPerSecond;
    snapshot.secondsLeft = status.secondsLeft;
    for (const ProgressPart &part : status.parts)
        snapshot.layers.append({.id = part.id,
                                .state = stateOf(part.stage),
                                .doneBytes = part.doneBytes,
                                .totalBytes = part.totalBytes,
                                .wasHere = part.stage == ProgressPart::Stage::Present});
}

} // namespace app
