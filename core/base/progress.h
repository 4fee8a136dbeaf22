// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"
#include "core/base/ratemeter.h"

#include <QList>
#include <QString>

#include <mutex>

namespace core {

/// A part of some work that is told on its own: a layer.
struct ProgressPart
{
    enum class Stage {
        Waiting,
        Running,
        Done,
        Present, ///< Nothing to do: the other side had it already.
    };

    QString id; ///< Short, unique inside the work.
    Stage stage = Stage::Waiting;
    qint64 doneBytes = 0;
    qint64 totalBytes = 0; ///< 0 while unknown.

    friend bool operator==(const ProgressPart &, const ProgressPart &) = default;
};

/// Some work at one moment.
struct ProgressStatus
{
    QString step = {}; ///< What is being done, in words; empty if the title of the work says it.
    qint64 doneBytes = 0;
    qint64 totalBytes = -1;    ///< -1 while unknown.
    double bytesPerSecond = 0; ///< Over the last seconds.
    qint64 secondsLeft = -1;   ///< -1 while it cannot be told.
    QList<ProgressPart> parts = {};
};

/// Where an operation that takes a while writes how far it is, and others read it: by polling, so
/// that telling costs the operation next to nothing. All members from any thread.
class Progress final
{
public:
    /// No more parts than this are kept; whoever names more is not to be believed.
    static constexpr qsizetype MaxParts = core::limits::ProgressParts;

    Progress() = default;
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    [[nodiscard]] ProgressStatus status() const;

    // For the operation:
    void setStep(const QString &step);
    /// -1 for unknown.
    void setTotal(qint64 bytes);
    void setDone(qint64 bytes);
    void add(qint64 bytes);
    /// Replaces the part of the same ID, or appends it.
    void setPart(const ProgressPart &part);

private:
    mutable std::mutex m_mutex;
    ProgressStatus m_status;
    mutable RateMeter m_rate;
};

} // namespace core
