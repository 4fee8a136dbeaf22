// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/buildlog.h"

#include "core/base/limits.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// What a terminal would show of \a line: without colours, and of what was written over itself the
/// last.
QString plain(QString line)
{
    static const QRegularExpression steering(u"\x1b\\[[0-9;?]*[ -/]*[@-~]|\x1b."_s);
    if (line.contains(u'\x1b'))
        line.remove(steering);
    while (line.endsWith(u'\r'))
        line.chop(1);
    line = line.sliced(line.lastIndexOf(u'\r') + 1);
    for (QChar &c : line) {
        if (!c.isPrint() && !c.isSurrogate() && c != u'\t')
            c = QChar::ReplacementCharacter;
    }
    return line.first(std::min<qsizetype>(line.size(), core::limits::BuildLine));
}

} // namespace

QString BuildStep::position() const
{
    return u"%1/%2"_s.arg(number).arg(count);
}

BuildLog::BuildLog()
    : m_start(Clock::now())
{}

BuildLog::Part BuildLog::since(qint64 from, qint64 end) const
{
    const std::scoped_lock lock(m_mutex);
    const qint64 nextLine = m_firstLine + qint64(m_lines.size());
    Part part{.firstLine = std::clamp(from, m_firstLine, nextLine),
              .steps = m_steps,
              .begun = m_begun,
              .elapsed = sinceStart()};
    const qint64 last = std::clamp(end, part.firstLine, nextLine);
    std::copy(m_lines.begin() + (part.firstLine - m_firstLine),
              m_lines.begin() + (last - m_firstLine), std::back_inserter(part.lines));
    return part;
}

std::chrono::milliseconds BuildLog::sinceStart() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_end.value_or(Clock::now())
                                                                 - m_start);
}

void BuildLog::end()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_rest.isEmpty())
        addLine(std::exchange(m_rest, {}));
    m_end = Clock::now();
}

std::optional<BuildStep> BuildLog::currentStep() const
{
    const std::scoped_lock lock(m_mutex);
    return m_steps.isEmpty() ? std::nullopt : std::optional(m_steps.last());
}

QString BuildLog::builtId() const
{
    const std::scoped_lock lock(m_mutex);
    return m_builtId;
}

void BuildLog::take(const EngineMessage &message)
{
    const std::scoped_lock lock(m_mutex);
    if (const QString id = message.aux["ID"_L1].toString(); !id.isEmpty())
        m_builtId = id;
    // What a base image is pulled with, but not how far each layer is.
    QString text = message.stream;
    if (text.isEmpty() && !message.status.isEmpty() && !message.progress)
        text = (message.id.isEmpty() ? QString() : message.id + u": "_s) + message.status + u'\n';
    m_rest += text;
    qsizetype start = 0;
    for (qsizetype end = m_rest.indexOf(u'\n'); end >= 0; end = m_rest.indexOf(u'\n', start)) {
        addLine(m_rest.sliced(start, end - start));
        start = end + 1;
    }
    m_rest.remove(0, start);
    if (m_rest.size() > core::limits::BuildLine)
        addLine(std::exchange(m_rest, {}));
}

void BuildLog::addLine(QString line)
{
    line = plain(std::move(line));
    beginStep(line);
    const QString trimmed = line.trimmed();
    if (!m_steps.isEmpty()
        && (trimmed == "---> Using cache"_L1 || trimmed.startsWith("--> Using cache "_L1)))
        m_steps.last().isCached = true;
    static const QRegularExpression built(
        u"^Successfully built ([0-9a-f]{12,64})$|^([0-9a-f]{64})$"_s);
    if (const auto match = built.match(trimmed); match.hasMatch()) {
        // Docker says the whole ID first.
        const QString id = match.captured(match.hasCaptured(2) ? 2 : 1);
        if (!m_builtId.section(u':', -1).startsWith(id))
            m_builtId = id;
    }
    m_characters += line.size();
    m_lines.push_back(std::move(line));
    while (qint64(m_lines.size()) > core::limits::BuildLines || m_characters > MostCharacters) {
        m_characters -= m_lines.front().size();
        m_lines.pop_front();
        ++m_firstLine;
    }
}

// The programs that a step runs may write such lines too: only the next number counts.
void BuildLog::beginStep(const QString &line)
{
    static const QRegularExpression begin(
        u"^(?:\\[(\\d{1,4})/\\d{1,4}\\] )?(?:Step|STEP) (\\d{1,4})/(\\d{1,4}) ?: (.*)$"_s);
    const auto match = begin.match(line);
    if (!match.hasMatch() || m_steps.size() >= core::limits::Layers)
        return;
    const BuildStep step{.number = match.captured(2).toInt(),
                         .count = match.captured(3).toInt(),
                         .stage = match.captured(1).toInt(),
                         .instruction = match.captured(4).trimmed(),
                         .firstLine = m_firstLine + qint64(m_lines.size())};
    const bool isFirst =
        step.number == 1 && (m_steps.isEmpty() || step.stage > m_steps.last().stage);
    const bool isNext = !m_steps.isEmpty() && step.stage == m_steps.last().stage
                        && step.number == m_steps.last().number + 1
                        && step.count == m_steps.last().count;
    if (!isFirst && !isNext)
        return;
    m_steps.append(step);
    m_begun.append(sinceStart());
}

} // namespace engine
