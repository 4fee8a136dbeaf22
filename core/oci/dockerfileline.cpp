// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/imageconfig.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

bool take(QStringView &text, QLatin1StringView prefix)
{
    if (!text.startsWith(prefix))
        return false;
    text = text.sliced(prefix.size());
    return true;
}

/// The shells that run a RUN instruction, in the forms that builders write.
bool takeShell(QStringView &text)
{
    constexpr std::array Shells = {
        "/bin/sh -c "_L1,
        "/bin/sh -ec "_L1,
        "/bin/bash -c "_L1,
        "/bin/ash -c "_L1,
        "/bin/ash -eo pipefail -c "_L1,
        "/bin/bash -o pipefail -c "_L1,
        "/bin/bash -eo pipefail -c "_L1,
        "cmd /S /C "_L1,
        "powershell -Command "_L1,
    };
    return std::ranges::any_of(Shells, [&](QLatin1StringView shell) { return take(text, shell); });
}

/// "|2 A=x B=two words /bin/sh -c make" without the arguments of the build.
bool takeBuildArguments(QStringView &text)
{
    if (text.size() < 2 || text[0] != u'|' || !text[1].isDigit())
        return false;
    for (qsizetype space = text.indexOf(u' '); space >= 0; space = text.indexOf(u' ', space + 1)) {
        QStringView rest = text.sliced(space + 1);
        if (takeShell(rest)) {
            text = rest;
            return true;
        }
    }
    return false;
}

/// Docker's own builder: "COPY file:5d68d2... in /src" for "COPY file:5d68d2... /src".
QString withoutIn(QStringView line)
{
    const bool adds = line.startsWith("ADD "_L1) || line.startsWith("COPY "_L1);
    const qsizetype in = adds ? line.indexOf(" in "_L1) : -1;
    if (in < 0)
        return line.toString();
    const QStringView source = line.first(in);
    const qsizetype word = source.lastIndexOf(u' ') + 1;
    const QStringView hashed = source.sliced(word);
    if (!hashed.startsWith("file:"_L1) && !hashed.startsWith("dir:"_L1)
        && !hashed.startsWith("multi:"_L1)) {
        return line.toString();
    }
    return source.toString() + u' ' + line.sliced(in + 4).toString();
}

/// BuildKit writes Go's maps and lists: "EXPOSE map[80/tcp:{} 443/tcp:{}]".
QString withoutGo(QString line)
{
    if (line.startsWith("EXPOSE map["_L1) && line.endsWith(u']')) {
        line.remove(7, 4).chop(1);
        return line.remove(":{}"_L1);
    }
    if (line.startsWith("EXPOSE ["_L1) && line.endsWith(u']'))
        line.remove(7, 1).chop(1);
    return line;
}

/// BuildKit writes ["nginx" "-g"] where a Dockerfile has ["nginx", "-g"].
QString withCommas(const QString &line)
{
    const qsizetype list = line.indexOf("[\""_L1);
    if (list < 0 || !line.endsWith("\"]"_L1))
        return line;
    QString text = line.first(list);
    bool inString = false;
    for (qsizetype i = list; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'"')
            inString = !inString;
        const bool gap = !inString && c == u' ' && line[i - 1] == u'"';
        text += gap ? u", "_s : QString(c);
        if (inString && c == u'\\' && i + 1 < line.size())
            text += line[++i];
    }
    return text;
}

} // namespace

QString dockerfileLine(const QString &createdBy)
{
    QStringView text = QStringView(createdBy).trimmed();
    if (text.endsWith("# buildkit"_L1))
        text = text.chopped(10).trimmed();
    QStringView command = text;
    const bool isRun = take(command, "RUN "_L1);
    command = command.trimmed();
    const bool hadShell = takeBuildArguments(command) || takeShell(command);
    QStringView instruction = command.trimmed();
    if (hadShell && take(instruction, "#(nop) "_L1))
        return withCommas(withoutIn(instruction.trimmed()));
    if (isRun || hadShell)
        return u"RUN "_s + command.trimmed().toString();
    constexpr std::array Lists = {"CMD "_L1, "ENTRYPOINT "_L1, "SHELL "_L1, "VOLUME "_L1};
    if (std::ranges::any_of(Lists, [&](QLatin1StringView name) { return text.startsWith(name); }))
        return withCommas(text.toString());
    return withoutGo(text.toString());
}

} // namespace oci
