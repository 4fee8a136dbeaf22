// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/enginemessage.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <deque>
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
    /// A part of the log. Lines are counted from the first that was ever written.
    struct Part
    {
        qint64 firstLine = 0; ///< Number of the first of lines.
        QStringList lines = {};
        QList<BuildStep> steps = {}; ///< All that have begun, the last one is running.

        [[nodiscard]] qint64 nextLine() const { return firstLine + lines.size(); }
    };

    /// What is there from line \a from on.
    [[nodiscard]] Part since(qint64 from) const;
    [[nodiscard]] std::optional<BuildStep> currentStep() const;
    /// The image that the last lines name, as far as it was shortened; empty if they do not.
    [[nodiscard]] QString builtId() const;

    void take(const EngineMessage &message);

private:
    void addLine(QString line);
    void beginStep(const QString &line);

    mutable std::mutex m_mutex;
    std::deque<QString> m_lines;
    qint64 m_firstLine = 0;
    QString m_rest; ///< What came of a line that is not whole.
    QList<BuildStep> m_steps;
    QString m_builtId;
};

} // namespace engine
