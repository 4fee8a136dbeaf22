// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stepstask.h"

#include <algorithm>

using models::LayerSnapshot;
using models::TaskState;

namespace app {

Steps::Steps(const QStringList &names)
{
    for (const QString &name : names)
        m_steps.append({.id = name});
}

void Steps::begin(qsizetype step)
{
    const std::scoped_lock lock(m_mutex);
    for (LayerSnapshot &each : m_steps) {
        if (each.state == TaskState::Running)
            each.state = TaskState::Done;
    }
    m_steps[step].state = TaskState::Running;
}

void Steps::end(qsizetype step, bool hasSucceeded)
{
    const std::scoped_lock lock(m_mutex);
    m_steps[step].state = hasSucceeded ? TaskState::Done : TaskState::Failed;
}

void Steps::finish()
{
    const std::scoped_lock lock(m_mutex);
    for (LayerSnapshot &each : m_steps) {
        if (each.state == TaskState::Running)
            each.state = TaskState::Done;
        else if (each.state == TaskState::Queued)
            each.state = TaskState::Cancelled;
    }
}

QList<LayerSnapshot> Steps::status() const
{
    const std::scoped_lock lock(m_mutex);
    return m_steps;
}

StepsTask::StepsTask(QString key, QString title, QStringList steps, Function function,
                     QObject *parent)
    : Task(std::move(key), std::move(title), parent)
    , m_names(std::move(steps))
    , m_function(std::move(function))
    , m_steps(std::make_shared<Steps>(m_names))
{}

Task::Work StepsTask::begin()
{
    m_steps = std::make_shared<Steps>(m_names);
    return [function = m_function, steps = m_steps](std::stop_token stop) {
        auto outcome = function(*steps, std::move(stop));
        steps->finish();
        return outcome;
    };
}

void StepsTask::describe(models::TaskSnapshot &snapshot) const
{
    snapshot.layers = m_steps->status();
    snapshot.totalSteps = snapshot.layers.size();
    for (const LayerSnapshot &step : std::as_const(snapshot.layers)) {
        snapshot.doneSteps += models::isFinished(step.state) ? 1 : 0;
        if (step.state == TaskState::Running)
            snapshot.step = step.id;
    }
}

} // namespace app
