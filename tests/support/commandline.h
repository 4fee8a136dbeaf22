// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/tools.h"

#include <QJsonDocument>
#include <QTemporaryDir>

namespace support {

/// The built millefeuille-cli with a store, a cache and a configuration of its own. One thread.
class CommandLine final
{
public:
    /// \a program is the path of millefeuille-cli.
    explicit CommandLine(QString program);

    /// Runs it with --store and \a arguments.
    [[nodiscard]] ToolRun run(const QStringList &arguments) const;
    /// Runs it with exactly \a arguments, and \a input on its standard input.
    [[nodiscard]] ToolRun runPlain(const QStringList &arguments,
                                   const QByteArray &input = {}) const;

    [[nodiscard]] QString program() const { return m_program; }
    [[nodiscard]] QProcessEnvironment environment() const { return m_environment; }
    [[nodiscard]] QString store() const { return filePath(QStringLiteral("images")); }
    /// A path in the folder that goes with this object.
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QString m_program;
    QProcessEnvironment m_environment;
};

} // namespace support
