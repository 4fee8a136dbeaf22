// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/buildsteps.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace layers {

namespace {

bool startsWithWord(const QString &line, QLatin1StringView word)
{
    return line.startsWith(word) && line.size() > word.size() && line[word.size()].isSpace();
}

bool copiesContext(const QString &line)
{
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words.sliced(1)) {
        if (word.startsWith("--from="_L1))
            return false;
        if (!word.startsWith("--"_L1)) // "dir:" is how builders before BuildKit wrote a folder
            return word == "."_L1 || word == "./"_L1 || word.startsWith("dir:"_L1);
    }
    return false;
}

BuildStep stepOf(const QString &line)
{
    if (startsWithWord(line, "RUN"_L1))
        return {.kind = BuildStep::Kind::Run, .command = line.sliced(4).trimmed()};
    if (startsWithWord(line, "COPY"_L1) || startsWithWord(line, "ADD"_L1))
        return {.kind = copiesContext(line) ? BuildStep::Kind::CopyContext : BuildStep::Kind::Copy};
    return {};
}

/// Instructions that could as well stand before the RUN above them.
bool mayBePassed(const QString &line)
{
    return startsWithWord(line, "ENV"_L1) || startsWithWord(line, "ARG"_L1)
           || startsWithWord(line, "LABEL"_L1) || startsWithWord(line, "EXPOSE"_L1);
}

} // namespace

std::vector<BuildStep> buildSteps(const oci::ImageConfig &config, std::size_t layers)
{
    std::vector<BuildStep> steps(layers);
    if (layers == 0 || !config.historyOfLayer(0) || !config.historyOfLayer(qsizetype(layers) - 1))
        return steps;
    std::size_t layer = 0;
    quint32 run = 0;
    for (const oci::HistoryEntry &entry : config.history) {
        const QString line = oci::dockerfileLine(entry.createdBy);
        BuildStep step = stepOf(line);
        if (step.kind == BuildStep::Kind::Run)
            step.run = run;
        else if (!entry.emptyLayer || !mayBePassed(line))
            ++run;
        if (!entry.emptyLayer && layer < layers)
            steps[layer++] = std::move(step);
    }
    return steps;
}

} // namespace layers
