// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"

using namespace Qt::StringLiterals;

namespace support {

CommandLine::CommandLine(QString program)
    : m_program(std::move(program))
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(u"XDG_DATA_HOME"_s, filePath(u"data"_s));
    m_environment.insert(u"XDG_CACHE_HOME"_s, filePath(u"cache"_s));
    m_environment.insert(u"XDG_CONFIG_HOME"_s, filePath(u"config"_s));
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, filePath(u"run"_s));
    m_environment.insert(u"DOCKER_CONFIG"_s, filePath(u"docker"_s));
    // Engines of the person who runs the tests are none of their business.
    for (const QString &name : {u"DOCKER_HOST"_s, u"DOCKER_CONTEXT"_s, u"CONTAINER_HOST"_s})
        m_environment.remove(name);
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
}

ToolRun CommandLine::run(const QStringList &arguments) const
{
    return runPlain(QStringList{u"--store"_s, store()} + arguments);
}

ToolRun CommandLine::runPlain(const QStringList &arguments, const QByteArray &input) const
{
    return runTool(m_program, arguments, m_environment, std::chrono::seconds(60), input);
}

} // namespace support
