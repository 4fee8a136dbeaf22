// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"
#include "core/engine/enginemessage.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>

namespace engine {

/// One step of a build: an instruction of the Dockerfile.
struct BuildStep
{
    int number = 0;           ///< From 1, of its stage.
    int count = 0;            ///< Of steps in the stage; of Docker in the whole build.
    int stage = 0;            ///< From 1, of Podman with several stages; else 0.
    QString instruction = {}; ///< "RUN make".
    bool isCached = false;
    qint64 firstLine = 0; ///< Of its log.

    /// "2/5"
    [[nodiscard]] QString position() const;

    friend bool operator==(const BuildStep &, const BuildStep &) = default;
};

/// What a build wrote, in lines, told apart by step: of Docker's classic builder and of Podman. Old
/// lines go when there are too many. Any thread.
class BuildLog final
{
public:
    /// Of all lines together: less than limits::BuildLines of the longest.
    static constexpr qint64 MostCharacters = core::limits::BuildLogCharacters;

    /// A part of the log. Lines are counted from the first that was ever written.
    struct Part
    {
        qint64 firstLine = 0; ///< Number of the first of lines.
        QStringList lines = {};
        QList<BuildStep> steps = {}; ///< All that have begun, the last one is running.
        /// When each of them began, since the log did; and how long that is ago, or was when it
        /// ended.
        QList<std::chrono::milliseconds> begun = {};
        std::chrono::milliseconds elapsed{0};

        [[nodiscard]] qint64 nextLine() const { return firstLine + lines.size(); }
    };

    BuildLog();

    /// What is there from line \a from on, and before \a end.
    [[nodiscard]] Part since(qint64 from, qint64 end = std::numeric_limits<qint64>::max()) const;
    [[nodiscard]] std::optional<BuildStep> currentStep() const;
    /// The image that the last lines name, as far as it was shortened; empty if they do not.
    [[nodiscard]] QString builtId() const;

    void take(const EngineMessage &message);
    /// Nothing more will come: time stands still.
    void end();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] std::chrono::milliseconds sinceStart() const;
    void addLine(QString line);
    void beginStep(const QString &line);

    mutable std::mutex m_mutex;
    std::deque<QString> m_lines;
    qint64 m_firstLine = 0;
    qint64 m_characters = 0; ///< Of all lines.
    QString m_rest;          ///< What came of a line that is not whole.
    QList<BuildStep> m_steps;
    QList<std::chrono::milliseconds> m_begun; ///< As in Part.
    Clock::time_point m_start;
    std::optional<Clock::time_point> m_end;
    QString m_builtId;
};

} // namespace engine
