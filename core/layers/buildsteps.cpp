// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/buildsteps.h"

#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace layers {

namespace {

constexpr qsizetype JoinableCommand = 2000;

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

bool isSetting(const QString &line)
{
    return startsWithWord(line, "ENV"_L1) || startsWithWord(line, "ARG"_L1);
}

/// Instructions that could as well stand before the RUN above them.
bool mayBePassed(const QString &line)
{
    return isSetting(line) || startsWithWord(line, "LABEL"_L1) || startsWithWord(line, "EXPOSE"_L1);
}

/// Whether "&& more" may follow \a command: it ends in no comment, here-document or open quote.
bool canGoOn(const QString &command)
{
    QChar quote;
    QChar before = u' ';
    for (qsizetype i = 0; i < command.size(); before = command[i++]) {
        const QChar c = command[i];
        if (c == u'\\' && quote != u'\'') {
            ++i;
            if (i == command.size())
                return false;
        } else if (!quote.isNull()) {
            quote = c == quote ? QChar() : quote;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
        } else if ((c == u'#' && (before.isSpace() || u";&|()"_s.contains(before)))
                   || (c == u'<' && before == u'<')) {
            return false;
        }
    }
    return quote.isNull();
}

} // namespace

std::vector<BuildStep> buildSteps(const oci::ImageConfig &config, std::size_t layers)
{
    std::vector<BuildStep> steps(layers);
    if (layers == 0 || !config.historyOfLayer(0) || !config.historyOfLayer(qsizetype(layers) - 1))
        return steps;
    std::size_t layer = 0;
    quint32 run = 0;
    QStringList settings;
    for (const oci::HistoryEntry &entry : config.history) {
        const QString line = oci::dockerfileLine(entry.createdBy);
        BuildStep step = stepOf(line);
        if (step.kind == BuildStep::Kind::Run) {
            step.run = run;
            step.settings = std::exchange(settings, {});
        } else if (!entry.emptyLayer || !mayBePassed(line)) {
            ++run;
        } else if (isSetting(line)) {
            settings.append(line);
        }
        if (!entry.emptyLayer && layer < layers)
            steps[layer++] = std::move(step);
    }
    return steps;
}

QString mergedRun(std::span<const BuildStep> steps)
{
    QString settings;
    QString run;
    for (const BuildStep &step : steps) {
        if (!canGoOn(step.command) || step.command.size() > JoinableCommand)
            return {};
        run += run.isEmpty() ? u"RUN "_s : u" && \\\n    "_s;
        run += step.command;
        if (&step != &steps.front())
            settings += step.settings.join(u'\n') + (step.settings.isEmpty() ? ""_L1 : "\n"_L1);
    }
    return settings + run;
}

} // namespace layers
