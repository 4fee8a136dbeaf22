// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>

namespace support {

/// How a program ended and what it wrote.
struct ToolRun
{
    int exitCode = -1; ///< -1 if it did not start, did not end in time, or was killed.
    QByteArray output = {};
    QByteArray errors = {};

    [[nodiscard]] bool isDone() const { return exitCode == 0; }
};

/// Runs \a program to its end, with \a input on its standard input. One thread.
[[nodiscard]] ToolRun
runTool(const QString &program, const QStringList &arguments,
        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment(),
        std::chrono::milliseconds limit = std::chrono::seconds(60), const QByteArray &input = {});

/// Those of \a programs that are not installed, for the reason of a QSKIP.
[[nodiscard]] QString missingTools(const QStringList &programs);

} // namespace support

/// Skips the test, with the reason, on a machine without the programs; where CI is set they have to
/// be there.
#define REQUIRE_TOOLS(...)                                                                         \
    do {                                                                                           \
        const QString missing_ = support::missingTools({__VA_ARGS__});                             \
        if (!missing_.isEmpty() && qEnvironmentVariableIsSet("CI"))                                \
            QFAIL(qPrintable(missing_));                                                           \
        if (!missing_.isEmpty())                                                                   \
            QSKIP(qPrintable(missing_));                                                           \
    } while (false)

/// Fails the test with the tool's own words unless it ended well.
#define VERIFY_TOOL(run) QVERIFY2((run).isDone(), (run).errors.constData())
