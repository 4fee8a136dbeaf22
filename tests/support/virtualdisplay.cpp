// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/virtualdisplay.h"

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

namespace {

constexpr int Patience = 30'000; // Milliseconds.

/// In the new process. \a told is where the server writes its number.
[[noreturn]] void becomeServer(int told)
{
    constexpr int Number = 3;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (told != Number)
        dup2(told, Number);
    else
        fcntl(told, F_SETFD, 0);
    execlp("Xvfb", "Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp",
           "-noreset", static_cast<char *>(nullptr));
    _exit(127);
}

/// A line, without its end; empty if none comes.
QByteArray readLine(int descriptor)
{
    QByteArray line;
    char letter = 0;
    pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
    while (poll(&waiting, 1, Patience) > 0 && read(descriptor, &letter, 1) == 1) {
        if (letter == '\n')
            return line;
        line += letter;
    }
    return {};
}

} // namespace

VirtualDisplay::VirtualDisplay()
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return;
    m_process = fork();
    if (m_process == 0)
        becomeServer(ends[1]);
    close(ends[1]);
    if (const QByteArray number = readLine(ends[0]); !number.isEmpty())
        m_name = ':' + number;
    close(ends[0]);
}

VirtualDisplay::~VirtualDisplay()
{
    if (m_process <= 0)
        return;
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
}

} // namespace support
