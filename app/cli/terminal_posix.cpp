// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include "app/tr.h"

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

namespace cli {

bool isTerminal(std::FILE *stream)
{
    return ::isatty(::fileno(stream)) == 1;
}

int terminalWidth()
{
    winsize size = {};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

core::Result<qsizetype> readStandardInput(std::span<char> out, const std::stop_token &stop)
{
    constexpr int LookUp = 50; // Milliseconds until the next look at the stop token.
    while (!stop.stop_requested()) {
        pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        const int ready = ::poll(&input, 1, LookUp);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        const ssize_t count = ready < 0 ? -1 : ::read(STDIN_FILENO, out.data(), out.size());
        if (count >= 0)
            return count;
        if (errno != EINTR && errno != EAGAIN)
            return core::fail(core::ErrorCode::Io, app::Tr::tr("Standard input cannot be read."),
                              qt_error_string(errno));
    }
    return core::cancelled();
}

void stopOnInterrupt(std::stop_source source)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    // Blocked here, and so in every thread made later; only this one takes them.
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals, source]() mutable {
        int number = 0;
        sigwait(&signals, &number);
        source.request_stop();
        sigwait(&signals, &number);
        ::_exit(128 + number);
    }).detach();
}

} // namespace cli
