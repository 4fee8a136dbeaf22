// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/engineserver.h"

#include "tests/support/freeport.h"
#include "tests/support/tarbuilder.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace support {

namespace {

constexpr int StartTime = 30'000; // ms
constexpr int StopTime = 20'000;

bool isRoot()
{
#ifdef Q_OS_LINUX
    return geteuid() == 0;
#else
    return false;
#endif
}

} // namespace

EngineServer::EngineServer(Kind kind, const QString &certificates)
    : m_kind(kind)
    , m_certificates(certificates)
    , m_port(certificates.isEmpty() ? 0 : freePort())
    , m_folder(u"/tmp/mfe-XXXXXX"_s)
{}

EngineServer::~EngineServer()
{
    if (m_process.state() == QProcess::Running) {
        const QStringList containers = say({u"ps"_s, u"-aq"_s}).split(u'\n', Qt::SkipEmptyParts);
        if (!containers.isEmpty())
            static_cast<void>(docker(QStringList{u"rm"_s, u"-f"_s} + containers));
    }
    stop();
}

QString EngineServer::missing(Kind kind)
{
    if (!isRoot())
        return u"an engine of our own needs root"_s;
    const bool isPodman = kind == Kind::Podman;
    QStringList programs{u"docker"_s, u"busybox"_s};
    programs += isPodman ? QStringList{u"podman"_s} : QStringList{u"dockerd"_s, u"runc"_s};
    return missingTools(programs);
}

QString EngineServer::socket() const
{
    return filePath(u"s.sock"_s);
}

QString EngineServer::tcpAddress() const
{
    return u"tcp://127.0.0.1:%1"_s.arg(m_port);
}

QStringList EngineServer::words() const
{
    if (m_kind == Kind::Podman)
        return {u"--root"_s,           filePath(u"root"_s),   u"--runroot"_s,
                filePath(u"run"_s),    u"--storage-driver"_s, u"overlay"_s,
                u"--cgroup-manager"_s, u"cgroupfs"_s,         u"system"_s,
                u"service"_s,          u"--time=0"_s,         address()};
    QStringList words{u"--config-file"_s,
                      filePath(u"daemon.json"_s),
                      u"--data-root"_s,
                      filePath(u"root"_s),
                      u"--exec-root"_s,
                      filePath(u"exec"_s),
                      u"--pidfile"_s,
                      filePath(u"pid"_s),
                      u"-H"_s,
                      address(),
                      u"--bridge=none"_s,
                      u"--iptables=false"_s,
                      u"--ip6tables=false"_s};
    if (!m_certificates.isEmpty())
        words += {u"--tlsverify"_s,
                  u"--tlscacert"_s,
                  m_certificates + u"/ca.pem"_s,
                  u"--tlscert"_s,
                  m_certificates + u"/cert.pem"_s,
                  u"--tlskey"_s,
                  m_certificates + u"/key.pem"_s,
                  u"-H"_s,
                  tcpAddress()};
    return words;
}

bool EngineServer::writeConfig() const
{
    QByteArray registries;
    for (const QString &host : m_plainRegistries)
        registries += "[[registry]]\nlocation = \"" + host.toUtf8() + "\"\ninsecure = true\n";
    if (!m_hub.isEmpty())
        registries += "[[registry]]\nprefix = \"docker.io\"\nlocation = \"" + m_hub.toUtf8()
                      + "\"\ninsecure = true\n";
    const QByteArray json = m_kind == Kind::DockerContainerd
                                ? R"({"features":{"containerd-snapshotter":true}})"_ba
                                : "{}"_ba;
    return writeFile(u"registries.conf"_s, registries) && writeFile(u"daemon.json"_s, json);
}

bool EngineServer::writeFile(const QString &name, const QByteArray &bytes) const
{
    QFile file(filePath(name));
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

bool EngineServer::start()
{
    if (!m_folder.isValid() || !writeConfig())
        return false;
    QFile::remove(socket());
    m_process.setStandardErrorFile(filePath(u"log"_s));
    m_process.setStandardOutputFile(QProcess::nullDevice());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CONTAINERS_REGISTRIES_CONF"_s, filePath(u"registries.conf"_s));
    environment.remove(u"CONTAINER_HOST"_s); // With it podman would be the client of another.
    m_process.setProcessEnvironment(environment);
#ifdef Q_OS_LINUX
    // To end in order: dockerd takes its containers and containerd along.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    m_process.start(m_kind == Kind::Podman ? u"podman"_s : u"dockerd"_s, words());
    const QDeadlineTimer deadline(StartTime);
    while (!deadline.hasExpired()) {
        QLocalSocket probe;
        probe.connectToServer(socket());
        if (probe.waitForConnected(1000) && !say({u"version"_s}).isNull())
            return true;
        if (m_process.waitForFinished(100) || m_process.state() == QProcess::NotRunning)
            break;
    }
    QFile log(filePath(u"log"_s));
    if (log.open(QFile::ReadOnly))
        m_error = QString::fromUtf8(log.readAll().last(std::min<qint64>(4096, log.size())));
    return false;
}

void EngineServer::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(StopTime)) {
        m_process.kill();
        m_process.waitForFinished(StopTime);
    }
#ifdef Q_OS_LINUX
    // Of a dockerd that was killed, containerd lives on, and the next one waits 10 s for it.
    QFile left(filePath(u"exec/containerd/containerd.pid"_s));
    const int process = left.open(QFile::ReadOnly) ? left.readAll().trimmed().toInt() : 0;
    QFile words(u"/proc/%1/cmdline"_s.arg(process));
    if (process > 0 && words.open(QFile::ReadOnly)
        && words.readAll().contains(QFile::encodeName(m_folder.path())))
        ::kill(process, SIGKILL);
    left.remove();
    // dockerd mounts its folder onto itself, and leaves that behind if it is killed.
    const QByteArray root = QFile::encodeName(filePath(u"root"_s));
    for (int i = 0; i < 8 && umount2(root.constData(), MNT_DETACH) == 0; ++i) {
    }
#endif
}

ToolRun EngineServer::docker(const QStringList &arguments) const
{
    // `docker build` means the classic builder; BuildKit is `docker buildx build`.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DOCKER_BUILDKIT"_s, u"0"_s);
    const auto run = [&](const QStringList &words) {
        return runTool(u"docker"_s, QStringList{u"-H"_s, address()} + words, environment);
    };
    const ToolRun first = run(arguments);
    const qsizetype name = arguments.indexOf(u"--name"_s) + 1;
    if (name == 0 || !first.errors.contains("OCI runtime create failed"))
        return first;
    // On a busy machine runc loses its own child now and then.
    static_cast<void>(run({u"rm"_s, u"-f"_s, arguments.value(name)}));
    return run(arguments);
}

bool EngineServer::clear() const
{
    if (processId() == 0)
        return true;
    const auto all = [this](const QStringList &words) {
        QStringList ids = say(words).split(u'\n', Qt::SkipEmptyParts);
        ids.removeDuplicates();
        return ids;
    };
    if (const QStringList containers = all({u"ps"_s, u"-aq"_s}); !containers.isEmpty())
        static_cast<void>(docker(QStringList{u"rm"_s, u"-f"_s} + containers));
    // An image may go with the one that it was built on, and then be missed: ask again.
    const QStringList images{u"images"_s, u"-aq"_s, u"--no-trunc"_s};
    for (int i = 0; i < 3 && !all(images).isEmpty(); ++i)
        static_cast<void>(docker(QStringList{u"rmi"_s, u"-f"_s} + all(images)));
    return all({u"ps"_s, u"-aq"_s}).isEmpty() && all(images).isEmpty();
}

QString EngineServer::say(const QStringList &arguments) const
{
    const ToolRun run = docker(arguments);
    return run.isDone() ? QString::fromUtf8(run.output.trimmed()) + QLatin1StringView("")
                        : QString();
}

QString EngineServer::importImage(const QString &name, const QByteArray &mark) const
{
    QFile busybox(u"/bin/busybox"_s);
    if (!busybox.open(QFile::ReadOnly))
        return {};
    const QString path = filePath(u"import.tar"_s);
    const QByteArray tar = TarBuilder()
                               .folder("bin")
                               .file("bin/busybox", busybox.readAll(), {.mode = 0755})
                               .symlink("bin/sleep", "busybox")
                               .symlink("bin/sh", "busybox")
                               .folder("etc")
                               .file("etc/mark", mark)
                               .bytes();
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(tar) != tar.size())
        return {};
    file.close();
    // Podman would wait ten seconds for a process that heeds no other signal.
    QStringList words{
        u"import"_s, u"-c"_s, uR"(CMD ["/bin/sleep","1000"])"_s, u"-c"_s, u"STOPSIGNAL SIGKILL"_s,
        path};
    if (!name.isEmpty())
        words.append(name);
    return say(words).section(u':', -2).trimmed();
}

bool EngineServer::load(const QByteArray &archive) const
{
    QFile file(filePath(u"load.tar"_s));
    if (archive.isEmpty() || !file.open(QFile::WriteOnly) || file.write(archive) != archive.size())
        return false;
    file.close();
    return docker({u"load"_s, u"-q"_s, u"-i"_s, file.fileName()}).isDone();
}

} // namespace support
