// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measure.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char **environ;

namespace bench {

namespace {

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

/// Starts \a words with \a output as standard output.
pid_t start(const QStringList &words, int output)
{
    QList<QByteArray> bytes;
    for (const QString &word : words)
        bytes.append(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : bytes)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t process = -1;
    const int failed =
        posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? process : -1;
}

QByteArray readAll(int descriptor)
{
    QByteArray all;
    char piece[65536];
    for (ssize_t count = 0; (count = ::read(descriptor, piece, sizeof piece)) > 0;)
        all.append(piece, count);
    return all;
}

} // namespace

double processorSecondsOf(qint64 id)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(id));
    if (!file.open(QFile::ReadOnly))
        giveUp(file.errorString());
    // The name in parentheses may hold anything; times in user and system are fields 14 and 15.
    const QByteArray all = file.readAll();
    const QByteArrayList fields = all.sliced(all.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble())
           / double(sysconf(_SC_CLK_TCK));
}

void giveUp(const QString &problem)
{
    QTextStream(stderr) << "bench: " << problem << Qt::endl;
    std::exit(1);
}

Cost run(const QStringList &words)
{
    int ends[2] = {};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        giveUp(QStringLiteral("no pipe"));
    QElapsedTimer clock;
    clock.start();
    const pid_t process = start(words, ends[1]);
    ::close(ends[1]);
    Cost cost{.output = readAll(ends[0])};
    ::close(ends[0]);
    int status = 0;
    rusage usage = {};
    if (process < 0 || ::wait4(process, &status, 0, &usage) != process || status != 0)
        giveUp(words.join(u' ') + QStringLiteral(" failed"));
    cost.seconds = double(clock.nsecsElapsed()) / 1e9;
    cost.processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    cost.peakMiB = double(usage.ru_maxrss) / 1024;
    return cost;
}

Cost median(QList<Cost> runs)
{
    std::ranges::sort(runs, {}, &Cost::seconds);
    return runs[runs.size() / 2];
}

} // namespace bench
