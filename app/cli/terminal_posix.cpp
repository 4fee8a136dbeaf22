// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include "app/tr.h"
#include "core/base/pathtext.h"

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <thread>
#include <unistd.h>

namespace cli {

QStringList wordsOf(int argc, char *argv[])
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(core::textOfBytes(argv[i]));
    return words;
}

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

namespace {

/// Hides what is typed while it lives.
class Unseen final
{
public:
    explicit Unseen(bool isWanted)
    {
        m_isOn = isWanted && ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isOn)
            return;
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        hidden.c_lflag |= ECHONL;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~Unseen()
    {
        if (m_isOn)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(Unseen)

private:
    termios m_before = {};
    bool m_isOn = false;
};

} // namespace

core::Result<QString> askOnTerminal(const QString &question, bool isSeen,
                                    const std::stop_token &stop)
{
    const Unseen unseen(!isSeen);
    const QByteArray text = question.toLocal8Bit();
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stderr);
    std::fflush(stderr);
    return readText(TextEnd::Line, stop).transform([](const QByteArray &line) {
        return QString::fromLocal8Bit(line);
    });
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
