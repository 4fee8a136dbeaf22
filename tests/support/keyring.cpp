// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/keyring.h"

#include "tests/support/tools.h"

#include <QDeadlineTimer>
#include <QDirIterator>
#include <QFile>

#include <csignal>

using namespace Qt::StringLiterals;

namespace support {

namespace {

constexpr auto BusVariable = "DBUS_SESSION_BUS_ADDRESS";
constexpr int Patience = 20'000; // Milliseconds.

void end(QProcess &process)
{
    process.terminate();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(5000)) {
        process.kill();
        process.waitForFinished();
    }
}

} // namespace

Keyring::Keyring()
    : m_address(qgetenv(BusVariable))
{}

Keyring::~Keyring()
{
    std::signal(SIGTERM, SIG_IGN); // GLib ends a program whose bus goes.
    end(m_daemon);
    end(m_bus);
    qputenv(BusVariable, m_address);
}

QString Keyring::missing()
{
    return missingTools({u"dbus-daemon"_s, u"dbus-send"_s, u"gnome-keyring-daemon"_s});
}

bool Keyring::startBus()
{
    m_bus.start(u"dbus-daemon"_s,
                {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
                 u"--address=unix:dir=%1"_s.arg(m_folder.path())});
    if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead(Patience))
        return false;
    const QByteArray address = m_bus.readLine().trimmed();
    return !address.isEmpty() && qputenv(BusVariable, address);
}

bool Keyring::answers() const
{
    const ToolRun run = runTool(
        u"dbus-send"_s, {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s,
                         u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus.NameHasOwner"_s,
                         u"string:org.freedesktop.secrets"_s});
    return run.isDone() && run.output.contains("boolean true");
}

bool Keyring::start()
{
    if (!startBus()) {
        m_error = u"dbus-daemon: "_s + QString::fromLocal8Bit(m_bus.readAllStandardError());
        return false;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_folder.path());
    m_daemon.setProcessEnvironment(environment);
    m_daemon.start(u"gnome-keyring-daemon"_s,
                   {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s,
                    u"--control-directory=%1"_s.arg(m_folder.path())});
    m_daemon.write("master");
    m_daemon.closeWriteChannel();
    for (const QDeadlineTimer deadline(Patience); !deadline.hasExpired();
         m_daemon.waitForFinished(50)) {
        if (answers())
            return true;
    }
    m_error = u"gnome-keyring-daemon: "_s + QString::fromLocal8Bit(m_daemon.readAllStandardError());
    return false;
}

QByteArray Keyring::bytesOnDisk() const
{
    QByteArray all;
    QDirIterator files(m_folder.path(), {u"*.keyring"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QFile::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace support
