// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/dockerfile.h"

#include "core/base/limits.h"
#include "core/oci/reference.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using core::Result;
using core::Tr;

namespace {

bool isComment(QStringView line)
{
    return line.trimmed().startsWith(u'#');
}

/// The character that joins lines: "# escape=`" at the top chooses another.
QChar escapeOf(const QStringList &lines)
{
    static const QRegularExpression directive(uR"(^\s*#\s*(\w+)\s*=\s*(\S+)\s*$)"_s,
                                              QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &line : lines) {
        const auto match = directive.match(line);
        if (!match.hasMatch())
            break;
        if (match.captured(1).compare("escape"_L1, Qt::CaseInsensitive) == 0)
            return match.captured(2) == "`"_L1 ? u'`' : u'\\';
    }
    return u'\\';
}

/// At blanks that are not quoted.
QStringList wordsOf(const QString &instruction)
{
    QStringList words;
    QString word;
    QChar quote;
    for (const QChar c : instruction) {
        if (quote.isNull() && c.isSpace()) {
            if (!word.isEmpty())
                words.append(std::exchange(word, {}));
            continue;
        }
        if (quote.isNull() && (c == u'"' || c == u'\''))
            quote = c;
        else if (c == quote)
            quote = QChar();
        word += c;
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

/// Cuts a Dockerfile into its instructions, without comments and without the texts of heredocs.
class Instructions final
{
public:
    explicit Instructions(QByteArrayView file)
        : m_lines(QString::fromUtf8(file).split(u'\n'))
        , m_escape(escapeOf(m_lines))
    {}

    /// False at the end.
    bool next(QString &instruction)
    {
        instruction.clear();
        while (m_next < m_lines.size()) {
            QStringView line = QStringView(m_lines[m_next++]).trimmed();
            if (line.isEmpty() || isComment(line))
                continue;
            const bool goesOn = line.endsWith(m_escape);
            instruction += goesOn ? line.chopped(1) : line;
            if (!goesOn)
                break;
        }
        skipTexts(instruction);
        return !instruction.isEmpty();
    }

private:
    void skipTexts(const QString &instruction)
    {
        static const QRegularExpression heredoc(uR"(<<-?(["']?)([A-Za-z_]\w*)\1)"_s);
        const QString word = wordsOf(instruction).value(0).toUpper();
        if (word != "RUN"_L1 && word != "COPY"_L1 && word != "ADD"_L1)
            return;
        for (const auto &match : heredoc.globalMatch(instruction)) {
            const QString end = match.captured(2);
            while (m_next < m_lines.size() && QStringView(m_lines[m_next++]).trimmed() != end) {
            }
        }
    }

    QStringList m_lines;
    QChar m_escape;
    qsizetype m_next = 0;
};

/// "value", "'value'" or "\"value\"".
QString unquoted(QString text)
{
    if (text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'')
        && text.back() == text.front())
        text = text.sliced(1, text.size() - 2);
    return text;
}

Dockerfile::Stage stageOf(QStringList words)
{
    while (!words.isEmpty() && words.first().startsWith("--"_L1))
        words.removeFirst();
    Dockerfile::Stage stage{.base = words.value(0)};
    if (words.size() == 3 && words[1].compare("AS"_L1, Qt::CaseInsensitive) == 0)
        stage.name = words[2].toLower();
    return stage;
}

/// \a text with "$X", "${X}", "${X:-word}" and "${X:+word}" replaced.
QString expanded(const QString &text, const QMap<QString, QString> &values)
{
    static const QRegularExpression variable(uR"(\$(?:(\w+)|\{(\w+)(?::([-+])([^}]*))?\}))"_s);
    QString result;
    qsizetype end = 0;
    for (const auto &match : variable.globalMatch(text)) {
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        const QString name = match.captured(match.hasCaptured(2) ? 2 : 1);
        const QString value = values.value(name);
        const QString mark = match.captured(3);
        if (mark == "-"_L1 && value.isEmpty())
            result += match.captured(4);
        else if (mark == "+"_L1)
            result += value.isEmpty() ? QString() : match.captured(4);
        else
            result += value;
        end = match.capturedEnd();
    }
    result += QStringView(text).sliced(end);
    return result;
}

void takeArguments(Dockerfile &file, const QStringList &words)
{
    for (const QString &word : words) {
        const QString name = word.section(u'=', 0, 0);
        if (!name.isEmpty()
            && !std::ranges::contains(file.arguments, name, &Dockerfile::Argument::name))
            file.arguments.append({name, unquoted(word.section(u'=', 1))});
    }
}

} // namespace

Result<Dockerfile> Dockerfile::parse(QByteArrayView bytes)
{
    if (bytes.size() > core::limits::Dockerfile)
        return core::fail(core::ErrorCode::LimitExceeded, Tr::tr("The Dockerfile is too large."));
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes.slice(3);
    Dockerfile file;
    Instructions instructions(bytes);
    for (QString instruction; instructions.next(instruction);) {
        const QStringList words = wordsOf(instruction);
        const QString name = words.value(0).toUpper();
        if (name == "FROM"_L1) {
            file.stages.append(stageOf(words.sliced(1)));
        } else if (name == "ARG"_L1) {
            takeArguments(file, words.sliced(1));
            if (file.stages.isEmpty())
                file.globalArguments = file.arguments.size();
        } else if (name == "COPY"_L1) {
            for (const QString &word : words) {
                if (word.startsWith("--from="_L1))
                    file.copiedFrom.append(word.sliced(7));
            }
        }
    }
    return file;
}

QStringList Dockerfile::targets() const
{
    QStringList names;
    for (const Stage &stage : stages) {
        if (!stage.name.isEmpty() && !names.contains(stage.name))
            names.append(stage.name);
    }
    return names;
}

QStringList Dockerfile::registries(const QMap<QString, QString> &values) const
{
    QMap<QString, QString> variables;
    for (const Argument &argument : arguments.first(globalArguments)) {
        const QString given = values.value(argument.name, argument.value);
        variables.insert(argument.name, expanded(given, variables));
    }
    QStringList images = copiedFrom;
    for (const Stage &stage : stages)
        images.append(expanded(stage.base, variables));
    const QStringList names = targets();
    QStringList domains;
    for (const QString &image : std::as_const(images)) {
        bool isNumber = false;
        static_cast<void>(image.toInt(&isNumber));
        if (isNumber || image == "scratch"_L1 || names.contains(image.toLower()))
            continue;
        const auto reference = oci::Reference::parse(image);
        if (reference && !domains.contains(reference->domain()))
            domains.append(reference->domain());
    }
    return domains;
}

} // namespace engine
