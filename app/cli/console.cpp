// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include "app/cli/terminal.h"
#include "app/tr.h"
#include "core/base/printable.h"

#include <QTextStream>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;
using app::Tr;
using core::printable;

namespace cli {

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

QString padded(const QString &text, qsizetype width, bool right)
{
    return right ? text.rightJustified(width) : text.leftJustified(width);
}

} // namespace

Console::Console(Options options, std::stop_token stop)
    : m_options(std::move(options))
    , m_stop(std::move(stop))
    , m_isTerminal(isTerminal(stderr))
{}

void Console::say(const QString &text) const
{
    write(stderr, printable(text).toUtf8() + '\n');
}

int Console::fail(const core::Error &error) const
{
    endProgress();
    say(u"millefeuille-cli: "_s + error.message);
    if (error.code == core::ErrorCode::Cancelled)
        return WasCancelled;
    if (!error.detail.isEmpty())
        say(u"  "_s + error.detail);
    return Failed;
}

int Console::wrongUsage(const QString &problem) const
{
    say(u"millefeuille-cli: "_s + problem);
    say(Tr::tr("“millefeuille-cli --help” lists the commands."));
    return WrongUsage;
}

void Console::print(const QJsonDocument &json) const
{
    write(stdout, json.toJson(QJsonDocument::Indented));
}

void Console::print(const QStringList &header, const QList<QStringList> &rows,
                    const QList<int> &numeric) const
{
    QList<QStringList> lines = rows;
    lines.prepend(header);
    QList<qsizetype> widths(header.size());
    for (QStringList &line : lines) {
        for (qsizetype column = 0; column < line.size(); ++column) {
            line[column] = printable(line[column]).replace(u'\n', u' ');
            widths[column] = std::max(widths[column], line[column].size());
        }
    }
    QString text;
    for (const QStringList &line : std::as_const(lines)) {
        QString row;
        for (qsizetype column = 0; column < line.size(); ++column)
            row += padded(line[column], widths[column], numeric.contains(column)) + u"   "_s;
        text += row.trimmed().isEmpty() ? QString() : row.left(row.size() - 3);
        while (text.endsWith(u' '))
            text.chop(1);
        text += u'\n';
    }
    write(stdout, text.toUtf8());
}

void Console::printText(const QString &text) const
{
    write(stdout, printable(text).toUtf8());
}

void Console::printRaw(const QByteArray &bytes) const
{
    write(stdout, bytes);
}

core::Result<void> Console::writeRaw(QByteArrayView bytes) const
{
    const bool isWritten =
        std::fwrite(bytes.data(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size())
        && std::fflush(stdout) == 0;
    if (isWritten)
        return {};
    return core::fail(core::ErrorCode::Io, Tr::tr("Standard output cannot be written."),
                      QString::fromLocal8Bit(std::strerror(errno)));
}

void Console::showProgress(const QString &line) const
{
    if (m_isTerminal)
        write(stderr, "\r\033[K" + printable(line).left(terminalWidth() - 1).toUtf8());
}

void Console::endProgress() const
{
    if (m_isTerminal)
        write(stderr, "\r\033[K");
}

} // namespace cli
