// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace models {

enum class TaskState : quint8 {
    Queued,    ///< Will start when another task ends.
    Resolving, ///< Asks the registry what the name means.
    Running,   ///< Bytes are coming.
    Waiting,   ///< The registry asked for a pause; see TaskSnapshot::waitingUntil.
    Done,
    Failed, ///< See TaskSnapshot::error.
    Cancelled,
    Paused, ///< By the person, or by the end of an earlier run of the program.
};

/// True for the states that nothing follows unless the person wants it.
[[nodiscard]] constexpr bool isFinished(TaskState state)
{
    return state >= TaskState::Done;
}

/// How far one layer of a task is, or one of its steps.
struct LayerSnapshot
{
    QString id; ///< Short digest of the layer, stable and unique inside its task; or a name.
    TaskState state = TaskState::Queued;
    qint64 doneBytes = 0;
    qint64 totalBytes = 0;
    bool wasHere = false;        ///< Nothing to fetch: the store had the layer already.
    bool isElsewhere = false;    ///< Left out: the registry does not have it and need not.
    bool isShared = false;       ///< Another task fetches it, and it comes with that one.
    double bytesPerSecond = 0;   ///< While it is Running.
    qint64 secondsLeft = -1;     ///< -1 while it is not known.
    QDateTime waitingUntil = {}; ///< Only while Waiting.

    friend bool operator==(const LayerSnapshot &, const LayerSnapshot &) = default;
};

/// How far one task is, as a value: made wherever the work runs, shown by TaskModel.
struct TaskSnapshot
{
    quint64 id = 0; ///< Stable and unique while the program runs.
    QString title;  ///< What the person asked for: "nginx:1.24".
    QString step;   ///< What is being done, in words; empty if the title says it.
    TaskState state = TaskState::Queued;
    qint64 doneBytes = 0;
    qint64 totalBytes = 0; ///< 0 while it is not known.
    qsizetype doneSteps = 0;
    qsizetype totalSteps = 0; ///< 0 unless the work is a list of steps, which stand for layers.
    double bytesPerSecond = 0;
    qint64 secondsLeft = -1; ///< -1 while it is not known.
    /// Valid while a registry asked to wait with all of it (then it is Waiting) or a part of it.
    QDateTime waitingUntil;
    core::Error error; ///< Only if Failed.
    QString registry;  ///< Whom it asks, "docker.io"; empty if it is no registry.
    /// What the person can do about the error, after which it is worth another try.
    enum class Remedy : quint8 { None, SignIn, Certificate, Platform };
    Remedy remedy = Remedy::None;
    QString failure;            ///< Heading of the error; empty for a general one.
    QString summary;            ///< What was done, in one line, once Done.
    QStringList kept;           ///< What was not done although it is Done, and why, a line each.
    QStringList warnings;       ///< What the registry has to say, a line each.
    QString pausedHost;         ///< The registry that asked all its tasks to wait,
    QDateTime pausedUntil;      ///< and how long.
    bool canPause = false;      ///< And go on later from where it is, also in a later run.
    bool isInterrupted = false; ///< Paused because an earlier run of the program ended.
    bool lacksSpace = false;    ///< It failed for want of room on the disk.
    bool canInsist = false;     ///< And could be begun in spite of that.
    bool hasLog = false;        ///< It wrote more than fits here, which can be looked at.
    bool hasImage = false;      ///< What it made can be looked at, once Done.
    QList<LayerSnapshot> layers;

    friend bool operator==(const TaskSnapshot &, const TaskSnapshot &) = default;
};

} // namespace models
