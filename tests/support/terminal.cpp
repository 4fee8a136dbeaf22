// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/terminal.h"

#include <QElapsedTimer>

#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace support {

namespace {

constexpr int LimitMs = 60'000;
constexpr int LookUpMs = 50;

} // namespace

Terminal::Terminal()
    : m_keyboard(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
{
    if (m_keyboard < 0 || ::grantpt(m_keyboard) != 0 || ::unlockpt(m_keyboard) != 0)
        qFatal("there is no terminal for the test");
    m_line = ::open(::ptsname(m_keyboard), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_line < 0)
        qFatal("the terminal of the test cannot be opened");
    m_process.setChildProcessModifier([line = m_line] {
        ::setsid();
        ::ioctl(line, TIOCSCTTY, 0);
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(line, stream);
    });
}

Terminal::~Terminal()
{
    m_process.kill();
    m_process.waitForFinished();
    ::close(m_line);
    ::close(m_keyboard);
}

bool Terminal::start(const QString &program, const QStringList &arguments,
                     const QProcessEnvironment &environment)
{
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments);
    return m_process.waitForStarted();
}

void Terminal::type(const QByteArray &keys) const
{
    if (::write(m_keyboard, keys.constData(), std::size_t(keys.size())) != keys.size())
        qFatal("nothing can be typed at the terminal of the test");
}

bool Terminal::read()
{
    pollfd output{.fd = m_keyboard, .events = POLLIN, .revents = 0};
    char piece[4096];
    if (::poll(&output, 1, LookUpMs) <= 0)
        return false;
    const ssize_t count = ::read(m_keyboard, piece, sizeof piece);
    if (count <= 0)
        return false;
    m_screen.append(piece, count);
    return true;
}

bool Terminal::waitFor(const QByteArray &text)
{
    QElapsedTimer clock;
    clock.start();
    while (!m_screen.contains(text)) {
        if (!read() && (clock.hasExpired(LimitMs) || m_process.waitForFinished(0)))
            return false;
    }
    return true;
}

int Terminal::waitForEnd()
{
    QElapsedTimer clock;
    clock.start();
    while (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(0)) {
        if (!read() && clock.hasExpired(LimitMs))
            return -1;
    }
    while (read()) { // What is left.
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

bool Terminal::isEchoing() const
{
    termios now = {};
    return ::tcgetattr(m_line, &now) == 0 && (now.c_lflag & ECHO) != 0;
}

} // namespace support
