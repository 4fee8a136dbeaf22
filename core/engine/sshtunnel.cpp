// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/sshtunnel.h"

#include "core/base/childprocess.h"
#include "core/base/limits.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr auto LookTime = 20ms; ///< How often we look whether the socket is there.
constexpr int EndTime = 2000;   ///< ms; then ssh is killed.
constexpr qsizetype FolderRoom = 60;

/// Short, as the path of a socket has at most 107 bytes, and without what ssh would expand.
QString folderTemplate()
{
    const QString usual = QDir::tempPath();
    const bool isPlain = usual.size() < FolderRoom && !usual.contains(u'%') && !usual.contains(u'$')
                         && !usual.contains(u':') && !usual.contains(u'\\');
    return (isPlain ? usual : u"/tmp"_s) + u"/mille-XXXXXX"_s;
}

} // namespace

SshTunnel::SshTunnel(Endpoint endpoint)
    : m_endpoint(std::move(endpoint))
{}

SshTunnel::~SshTunnel()
{
    m_thread.request_stop();
}

QString SshTunnel::remoteSocket() const
{
    const QString &path = m_endpoint.address.path;
    return path.isEmpty() ? u"/var/run/docker.sock"_s : path;
}

Result<QString> SshTunnel::open(const std::stop_token &stop)
{
#ifdef Q_OS_WIN
    return core::fail(ErrorCode::Unsupported,
                      Tr::tr("On Windows engines cannot be reached by ssh."));
#endif
    std::unique_lock lock(m_mutex);
    if (m_state == State::Closed) {
        if (m_thread.joinable())
            m_thread.join(); // It has said so with its last breath.
        m_words.clear();
        m_state = State::Opening;
        m_thread = std::jthread([this](const std::stop_token &end) { run(end); });
    }
    if (!m_changed.wait(lock, stop, [this] { return m_state != State::Opening; }))
        return core::cancelled();
    if (m_state == State::Open)
        return m_socket;
    if (m_isMissing)
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("“%1” is reached by ssh, which is not installed. Install OpenSSH.")
                              .arg(m_endpoint.name));
    return std::unexpected(sshError(m_endpoint, QString::fromUtf8(m_words)));
}

bool SshTunnel::isOpen(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, time, [this] { return m_state != State::Open; });
    return m_state == State::Open;
}

QString SshTunnel::words() const
{
    const std::scoped_lock lock(m_mutex);
    return QString::fromUtf8(m_words);
}

void SshTunnel::setState(State state)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_state = state;
    }
    m_changed.notify_all();
}

QStringList SshTunnel::arguments(const QString &socket) const
{
    const Address &address = m_endpoint.address;
    // BatchMode: no password, no passphrase, no question about a host. A connection that is shared
    // with other programs would live by their rules.
    QStringList words{u"-N"_s, u"-T"_s, u"-x"_s, u"-a"_s};
    for (const auto option :
         {"BatchMode=yes"_L1, "LogLevel=ERROR"_L1, "ConnectTimeout=15"_L1, "ControlMaster=no"_L1,
          "ControlPath=none"_L1, "PermitLocalCommand=no"_L1, "RemoteCommand=none"_L1,
          "ForkAfterAuthentication=no"_L1, "StreamLocalBindMask=0177"_L1,
          "ServerAliveInterval=15"_L1, "ServerAliveCountMax=3"_L1})
        words += {u"-o"_s, option};
    if (m_endpoint.access.isOwnMachine)
        words +=
            {u"-o"_s, u"StrictHostKeyChecking=no"_s, u"-o"_s, u"UserKnownHostsFile=/dev/null"_s};
    if (!m_endpoint.access.sshKey.isEmpty())
        words += {u"-o"_s, u"IdentitiesOnly=yes"_s, u"-i"_s,
                  QString(m_endpoint.access.sshKey).replace(u'%', u"%%"_s)};
    if (!address.user.isEmpty())
        words += {u"-l"_s, address.user};
    if (address.port > 0)
        words += {u"-p"_s, QString::number(address.port)};
    words += {u"-L"_s, socket + u':' + remoteSocket(), u"--"_s, address.host};
    return words;
}

void SshTunnel::run(const std::stop_token &stop)
{
    const QTemporaryDir folder(folderTemplate()); // For its owner alone.
    const QString socket = folder.filePath(u"s"_s);
    const QString program = QStandardPaths::findExecutable(u"ssh"_s);
    {
        const std::scoped_lock lock(m_mutex);
        m_isMissing = program.isEmpty();
        m_socket = socket;
    }
    if (program.isEmpty() || !folder.isValid())
        return setState(State::Closed);

    QEventLoop loop;
    QProcess ssh;
    core::detachFromTerminal(ssh);
    ssh.setStandardInputFile(QProcess::nullDevice());
    ssh.setStandardOutputFile(QProcess::nullDevice());
    const auto hear = [this, &ssh] {
        const QByteArray words = ssh.readAllStandardError();
        const std::scoped_lock lock(m_mutex);
        m_words.append(words);
        if (m_words.size() > core::limits::ErrorBody)
            m_words = m_words.last(core::limits::ErrorBody);
    };
    QObject::connect(&ssh, &QProcess::readyReadStandardError, &loop, hear);
    QObject::connect(&ssh, &QProcess::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    QObject::connect(&ssh, &QProcess::errorOccurred, &loop, &QEventLoop::quit,
                     Qt::QueuedConnection);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (!QFileInfo::exists(socket))
            return;
        look.stop();
        setState(State::Open);
    });
    const std::stop_callback end(stop, [&loop] {
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    look.start(LookTime);
    ssh.start(program, arguments(socket));
    loop.exec();
    if (ssh.state() != QProcess::NotRunning) {
        ssh.terminate();
        if (!ssh.waitForFinished(EndTime)) {
            ssh.kill();
            ssh.waitForFinished(EndTime);
        }
    }
    hear();
    setState(State::Closed);
}

} // namespace engine
