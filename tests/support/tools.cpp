// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tools.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace support {

ToolRun runTool(const QString &program, const QStringList &arguments,
                const QProcessEnvironment &environment, std::chrono::milliseconds limit,
                const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    if (input.isEmpty())
        process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!input.isEmpty()) {
        process.write(input);
        process.closeWriteChannel();
    }
    const bool ended = process.waitForFinished(int(limit.count()));
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    const bool exited = ended && process.exitStatus() == QProcess::NormalExit;
    return {exited ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QString missingTools(const QStringList &programs)
{
    QStringList missing;
    for (const QString &program : programs) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            missing.append(program);
    }
    return missing.isEmpty() ? QString() : u"not installed: "_s + missing.join(u", "_s);
}

} // namespace support
